import { Card } from "antd";
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { TFunction } from "i18next";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { formatMoney, parseFen } from "@/shared/money";
import type { ChangeBand, Measure } from "./answers";
import styles from "./programme.module.css";

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

// An amount becomes a number only as a height in pixels; what is read is the text that came.
const FEN_PER_MYRIAD_YUAN = 1_000_000;
const height = (value: string | number) => (typeof value === "number" ? value : Number(parseFen(value)) / FEN_PER_MYRIAD_YUAN);
const shown = (value: string | number) => (typeof value === "number" ? String(value) : formatMoney(value));

const OF_A = "#9db7cf";

export function CompareCharts({ measure }: { measure: Measure }) {
  const { t } = useTranslation();
  const bands = measure.bands.filter((band) => band.from !== band.to);
  const quarters = useMemo(() => quartersOption(measure, t("what_if.unit_of_chart")), [measure, t]);
  const changes = useMemo(() => bandsOption(bands, t), [bands, t]);
  return (
    <div className={styles.pair}>
      <Card title={t("what_if.by_quarter")}>
        <Chart option={quarters} label={t("what_if.by_quarter")} />
      </Card>
      {bands.length > 0 && (
        <Card title={t("what_if.by_change")}>
          <Chart option={changes} label={t("what_if.by_change")} />
        </Card>
      )}
    </div>
  );
}

const axis = {
  axisLine: { lineStyle: { color: colours.line } },
  axisLabel: { color: colours.quiet, hideOverlap: true },
  axisTick: { show: false },
};
const heights = { type: "value", axisLabel: { color: colours.quiet }, nameTextStyle: { color: colours.quiet, align: "left" }, splitLine: { lineStyle: { color: colours.hairline } } };
const dot = (colour: string) => `<span style="color:${colour}">●</span>`;

function quartersOption({ quarters, unit }: Measure, unitName: string): echarts.EChartsCoreOption {
  const side = (name: "a" | "b", colour: string) => ({
    type: "bar",
    name: name.toUpperCase(),
    color: colour,
    barMaxWidth: 26,
    data: quarters.map((each) => height(each[name])),
  });
  return {
    legend: { top: 0, right: 0, itemWidth: 14, itemHeight: 8, icon: "roundRect", textStyle: { color: colours.ink } },
    grid: { top: 40, left: 8, right: 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (points: { dataIndex: number }[]) => {
        const quarter = quarters[points[0]?.dataIndex ?? 0];
        if (!quarter) return "";
        const line = (colour: string, name: string, value: string | number) => `${dot(colour)} ${name} <b style="float:right;margin-left:24px">${shown(value)}</b>`;
        return [`${quarter.year} Q${quarter.quarter}`, line(OF_A, "A", quarter.a), line(colours.primary, "B", quarter.b), line(colours.quiet, "B − A", quarter.difference)].join("<br/>");
      },
    },
    xAxis: { type: "category", data: quarters.map((each) => `${each.year} Q${each.quarter}`), ...axis },
    yAxis: { ...heights, ...(unit === "money" ? { name: unitName } : { minInterval: 1 }) },
    series: [side("a", OF_A), side("b", colours.primary)],
  };
}

function bandsOption(bands: ChangeBand[], t: TFunction): echarts.EChartsCoreOption {
  const wan = (amount: string) => {
    const yuan = parseFen(amount.replace("-", "")) / 100n;
    return yuan >= 10_000n ? t("what_if.myriad", { amount: String(yuan / 10_000n) }) : String(yuan);
  };
  const loses = (band: ChangeBand) => band.to !== undefined && (parseFen(band.to) <= 0n || band.from === undefined);
  const name = (band: ChangeBand) => {
    const [near, far] = loses(band) ? [band.to, band.from] : [band.from, band.to];
    const sign = loses(band) ? "−" : "+";
    if (!far) return `${sign} ${t("what_if.above", { amount: wan(near ?? "0") })}`;
    return `${sign} ${parseFen(near ?? "0") === 0n ? "0" : wan(near!)}–${wan(far)}`;
  };
  return {
    grid: { top: 16, left: 8, right: 12, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: bands.map(name), ...axis, axisLabel: { ...axis.axisLabel, hideOverlap: false, interval: 0, rotate: 30 } },
    yAxis: { ...heights, minInterval: 1 },
    series: [
      {
        type: "bar",
        name: t("what_if.borrowers"),
        barMaxWidth: 40,
        data: bands.map((band) => ({ value: band.borrowers, itemStyle: { color: loses(band) ? colours.bad : colours.good } })),
      },
    ],
  };
}

function Chart({ option, label }: { option: echarts.EChartsCoreOption; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...option });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
