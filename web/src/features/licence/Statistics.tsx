import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Card } from "antd";
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { API, get } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import styles from "./Licence.module.css";
import { type StatisticsAnswer, type StatisticsRow, yearsOf } from "./licences";

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export function Statistics() {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ["licence-statistics"], queryFn: () => get<StatisticsAnswer>("/licence-statistics") });
  return (
    <>
      <PageHead
        title={t("licence.statistics")}
        about={t("licence.statistics_about")}
        extra={
          <Button icon={<DownloadOutlined />} href={`${API}/licence-statistics.xlsx`} download>
            {t("licence.export")}
          </Button>
        }
      />
      <Loaded from={found}>
        {(data) =>
          data.contracts === 0 ? (
            <Card>
              <Nothing title={t("licence.statistics_none")} advice={t("licence.statistics_none_advice")} />
            </Card>
          ) : (
            <>
              {data.patents.length > 0 && <Kind title={t("licence.of_patents")} rows={data.patents} />}
              {data.marks.length > 0 && <Kind title={t("licence.of_marks")} rows={data.marks} />}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Kind({ title, rows }: { title: string; rows: StatisticsRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={styles.section}>
      <Card title={title}>
        <Chart rows={rows} />
      </Card>
      <div className={styles.section}>
        <Panel title={t("licence.by_mode")}>
          <DataTable
            rows={rows}
            rowKey={(row) => `${row.year} ${row.mode.name}`}
            small
            flush
            columns={[
              { key: "year", title: t("licence.year"), card: "head", sort: (left, right) => left.year - right.year, show: (row) => <span className="number">{row.year}</span> },
              {
                key: "mode",
                title: t("licence.mode"),
                filters: [...new Map(rows.map((row) => [row.mode.name, words(row.mode)]))].map(([value, text]) => ({ value, text })),
                filterBy: (row) => row.mode.name,
                show: (row) => words(row.mode),
              },
              { key: "contracts", title: t("licence.contracts"), numeric: true, sort: (left, right) => left.contracts - right.contracts, show: (row) => row.contracts },
              { key: "rights", title: t("licence.rights"), numeric: true, sort: (left, right) => left.rights - right.rights, show: (row) => row.rights },
              {
                key: "mean",
                title: t("licence.mean_amount"),
                numeric: true,
                sort: (left, right) => compareMoney(left.mean_amount ?? "0.00", right.mean_amount ?? "0.00"),
                show: (row) =>
                  row.mean_amount ? (
                    <>
                      <Amount value={row.mean_amount} />
                      {row.with_amount < row.contracts && <div className="quiet">{t("licence.of_contracts", { count: row.with_amount })}</div>}
                    </>
                  ) : (
                    <span className="quiet">{t(row.mode.name === "free" ? "licence.free" : "licence.rate_only")}</span>
                  ),
              },
              { key: "years", title: t("licence.mean_years"), numeric: true, sort: (left, right) => left.mean_days - right.mean_days, show: (row) => yearsOf(row.mean_days) },
            ]}
          />
        </Panel>
      </div>
    </div>
  );
}

const COLOURS: Record<string, string> = { fixed: colours.primary, royalty: colours.warning, free: colours.good };

// Contracts of each year, one bar for each mode of payment.
function Chart({ rows }: { rows: StatisticsRow[] }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = echarts.init(place.current);
    const years = [...new Set(rows.map((row) => row.year))];
    const modes = [...new Map(rows.map((row) => [row.mode.name, row.mode])).values()];
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { top: 44, left: 8, right: 16, bottom: 4, containLabel: true },
      legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: colours.ink } },
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: years.map(String), axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false }, axisLabel: { color: colours.quiet } },
      yAxis: { type: "value", minInterval: 1, name: t("licence.contracts"), nameTextStyle: { color: colours.quiet, align: "left" }, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.hairline } } },
      series: modes.map((mode) => ({
        type: "bar",
        name: words(mode),
        barMaxWidth: 36,
        color: COLOURS[mode.name] ?? colours.quiet,
        label: { show: true, position: "top", color: colours.ink },
        data: years.map((year) => rows.find((row) => row.year === year && row.mode.name === mode.name)?.contracts ?? null),
      })),
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [rows, t, words, i18n.language]);
  return <div ref={place} className={styles.chart} role="img" aria-label={t("licence.by_mode")} />;
}
