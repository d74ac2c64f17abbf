import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useQuery } from "@tanstack/react-query";
import { Button, Card, Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { colours } from "@/app/theme";
import { closing, opening, useWords } from "@/app/words";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { formatRate } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import styles from "./Price.module.css";
import { aspects, type BackTestAnswer, type ScoreRow } from "./prices";

echarts.use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export function BackTest() {
  const { t } = useTranslation();
  const told = useQuery({ queryKey: ["price-backtest"], queryFn: () => get<BackTestAnswer>("/price-backtest") });
  return (
    <div className={styles.stack}>
      <PageHead
        title={t("price.backtest")}
        about={t("price.backtest_about")}
        extra={
          <Link to="/prices">
            <Button>{t("price.back")}</Button>
          </Link>
        }
      />
      <Loaded from={told}>{(answer) => <Told answer={answer} />}</Loaded>
    </div>
  );
}

function Told({ answer }: { answer: BackTestAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const offered = aspects.filter((aspect) => answer.tables[aspect]);
  const [aspect, choose] = useState<(typeof aspects)[number]>("method");
  const rows = answer.tables[aspect] ?? [];
  const { all, minimum } = answer;
  if (!all)
    return (
      <Card>
        <Nothing title={t("price.backtest_none")} advice={t("price.backtest_none_advice")} />
      </Card>
    );
  return (
    <>
      <Card size="small">
        <dl className={styles.figures}>
          <div>
            <dt>{t("price.count")}</dt>
            <dd className="number">{all.count}</dd>
          </div>
          {(["median", "lower", "upper"] as const).map((name) => (
            <div key={name}>
              <dt>
                {t("price.ratio")}{opening()}{t(`price.${name}`)}{closing()}
              </dt>
              <dd>
                <RateText value={all[name]} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("price.near")}</dt>
            <dd className="number">
              {formatRate(all.near_share)} <small className="quiet">{t("price.near_count", { near: all.near, count: all.count })}</small>
            </dd>
          </div>
          {all.ranged > 0 && (
            <div>
              <dt>{t("price.within")}</dt>
              <dd className="number">{t("price.near_count", { near: all.within, count: all.ranged })}</dd>
            </div>
          )}
        </dl>
      </Card>
      <Panel
        title={
          <Segmented className={styles.basis!} value={aspect} onChange={(value) => choose(value as typeof aspect)} options={offered.map((each) => ({ value: each, label: t(`price.aspect_${each}`) }))} />
        }
      >
        {rows.length > 0 && <ScoreChart rows={rows} />}
        <DataTable
          rows={rows}
          rowKey={(row) => row.label.name + row.label.zh}
          flush
          empty={<Nothing title={t("price.backtest_none")} />}
          columns={[
            { key: "label", title: t("price.group"), card: "head", show: (row) => words(row.label) },
            { key: "count", title: t("price.count"), numeric: true, sort: (left, right) => left.count - right.count, show: (row) => row.count },
            ...(["lower", "median", "upper"] as const).map((name) => ({ key: name, title: t(`price.${name}`), numeric: true, show: (row: ScoreRow) => <RateText value={row[name]} /> })),
            {
              key: "near",
              title: t("price.near"),
              numeric: true,
              show: (row) => (
                <>
                  {formatRate(row.near_share)} <span className="quiet">{t("price.near_count", { near: row.near, count: row.count })}</span>
                </>
              ),
            },
            { key: "within", title: t("price.within"), numeric: true, show: (row) => (row.ranged === 0 ? "—" : t("price.near_count", { near: row.within, count: row.ranged })) },
          ]}
        />
      </Panel>
      {answer.items && (
        <Panel title={t("price.items")}>
          <DataTable
            rows={answer.items}
            rowKey={(row) => row.subject}
            flush
            pageSize={20}
            empty={<Nothing title={t("price.backtest_none")} />}
            columns={[
              { key: "subject", title: t("price.subject"), card: "head", show: (row) => <Link to={`/financings/${row.subject}`}>{row.subject}</Link> },
              { key: "method", title: t("price.method"), show: (row) => words(row.method) },
              { key: "valued_on", title: t("price.valued_on"), show: (row) => <span className="number">{row.valued_on}</span> },
              { key: "realised_on", title: t("price.realised_on"), show: (row) => <span className="number">{row.realised_on}</span> },
              { key: "valued", title: t("price.valued"), numeric: true, show: (row) => <Amount value={row.valued} /> },
              { key: "realised", title: t("price.realised"), numeric: true, show: (row) => <Amount value={row.realised} /> },
              { key: "ratio", title: t("price.ratio"), numeric: true, show: (row) => <RateText value={row.ratio} /> },
              {
                key: "range",
                title: t("price.reported_range"),
                numeric: true,
                show: (row) =>
                  row.within === undefined ? (
                    "—"
                  ) : (
                    <>
                      <Amount value={row.low} /> – <Amount value={row.high} /> <Mark tone={row.within ? "good" : "warning"}>{t(row.within ? "price.inside" : "price.outside")}</Mark>
                    </>
                  ),
              },
              { key: "near", title: t("price.near"), card: "aside", show: (row) => <Mark tone={row.near ? "good" : "warning"}>{t(row.near ? "shared.yes" : "shared.no")}</Mark> },
            ]}
          />
        </Panel>
      )}
      <p className={`quiet ${styles.note}`}>
        {answer.own
          ? t("price.backtest_own")
          : t("price.minimum_told", { observations: minimum.observations, parties: minimum.parties, share: formatRate(minimum.largest_share) })}
      </p>
    </>
  );
}

// From the lower to the upper quartile, each with its median in the words; 100 % is as valued.
function ScoreChart({ rows }: { rows: ScoreRow[] }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    const percent = (ratio: string) => {
      const [above, below = "1"] = ratio.split("/");
      return (Number(above) / Number(below)) * 100;
    };
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { top: 24, left: 16, right: 28, bottom: 12, containLabel: true },
      tooltip: {
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const row = rows[dataIndex];
          return row ? `${words(row.label)}<br/>${t("price.median")} <b>${formatRate(row.median)}</b><br/>${formatRate(row.lower)} – ${formatRate(row.upper)}<br/>${t("price.count")} ${row.count}` : "";
        },
      },
      xAxis: { type: "value", min: 0, max: (range: { max: number }) => Math.max(110, Math.ceil(range.max / 10) * 10), axisLabel: { color: colours.quiet, formatter: "{value}%" }, splitLine: { lineStyle: { color: colours.hairline } } },
      yAxis: { type: "category", inverse: true, data: rows.map((row) => words(row.label)), axisLabel: { color: colours.ink, width: 130, overflow: "truncate" }, axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } } },
      series: [
        {
          type: "bar",
          barMaxWidth: 22,
          data: rows.map((row) => percent(row.median)),
          color: colours.primary,
          label: { show: true, position: "right", color: colours.ink, formatter: ({ dataIndex }: { dataIndex: number }) => formatRate(rows[dataIndex]?.median ?? "0") },
          markLine: { symbol: "none", silent: true, lineStyle: { color: colours.good }, label: { show: false }, data: [{ xAxis: 100 }] },
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [rows, t, i18n.language]);
  return <div ref={place} className={styles.tall} role="img" aria-label={t("price.backtest_chart")} />;
}
