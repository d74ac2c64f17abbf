// The pictures of a value. Heights are numbers in ten thousand yuan; whatever is read is the text
// that came from the server. Each is drawn anew for another outcome alone, not for every key that is
// pressed beside it.
import { BarChart, CustomChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { useWords } from "@/app/words";
import { formatMoney, parseFen } from "@/shared/money";
import type { IncomeYear, Outcome, Quantity, Value } from "./workbench";
import styles from "./Workbench.module.css";

echarts.use([BarChart, CustomChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const FEN_PER_MYRIAD_YUAN = 1_000_000;
const height = (amount: string) => Number(parseFen(amount)) / FEN_PER_MYRIAD_YUAN;
const short = (value: number) => (Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100));

function Chart({ option, tall, label }: { option: echarts.EChartsCoreOption; tall: number; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts>(undefined);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = echarts.init(element);
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...option }, true);
  }, [option]);
  return <div ref={place} className={styles.chart} style={{ height: tall }} role="img" aria-label={label} />;
}

const axis = (unit: string) => ({
  type: "value" as const,
  scale: true,
  name: unit,
  nameTextStyle: { color: colours.quiet },
  axisLabel: { color: colours.quiet, hideOverlap: true, formatter: short },
  splitLine: { lineStyle: { color: colours.hairline } },
});
const names = (data: string[]) => ({
  type: "category" as const,
  data,
  axisLine: { lineStyle: { color: colours.line } },
  axisTick: { show: false },
  axisLabel: { color: colours.ink, interval: 0, width: 92, overflow: "truncate" as const },
});

// The range of each method, and of the conclusion under them, from low to high with the middle.
export const RangeChart = memo(function RangeChart({ ranges }: { ranges: { name: string; value: Value; strong?: boolean }[] }) {
  const { t } = useTranslation();
  const unit = t("fund.unit");
  const rows = [...ranges].reverse();
  const option = {
    grid: { top: 18, left: 8, right: 40, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const row = rows[dataIndex];
        return row ? `${row.name}<br/>${t("workbench.low")} ${formatMoney(row.value.low)}<br/>${t("workbench.mid")} <b>${formatMoney(row.value.mid)}</b><br/>${t("workbench.high")} ${formatMoney(row.value.high)}` : "";
      },
    },
    xAxis: { ...axis(unit), min: 0, scale: false },
    yAxis: names(rows.map((row) => row.name)),
    series: [
      {
        type: "custom",
        data: rows.map((row, index) => [height(row.value.low), height(row.value.high), height(row.value.mid), index]),
        encode: { x: [0, 1, 2], y: 3 },
        renderItem: (_: unknown, api: { value: (at: number) => number; coord: (place: number[]) => number[]; size: (of: number[]) => number[] }) => {
          const index = api.value(3);
          const [left = 0, y = 0] = api.coord([api.value(0), index]);
          const [right = 0] = api.coord([api.value(1), index]);
          const [middle = 0] = api.coord([api.value(2), index]);
          const thick = Math.min(22, (api.size([0, 1])[1] ?? 30) * 0.5);
          const fill = rows[index]?.strong ? colours.primary : "#7ea6c9";
          return {
            type: "group",
            children: [
              { type: "rect", shape: { x: left, y: y - thick / 2, width: Math.max(2, right - left), height: thick }, style: { fill } },
              { type: "rect", shape: { x: middle - 1.5, y: y - thick / 2 - 4, width: 3, height: thick + 8 }, style: { fill: colours.ink } },
              { type: "text", style: { text: short(api.value(2)), x: middle, y: y - thick / 2 - 6, textAlign: "center", textVerticalAlign: "bottom", fill: colours.ink, fontSize: 12 } },
            ],
          };
        },
      },
    ],
  };
  return <Chart option={option} tall={54 + rows.length * 48} label={t("workbench.range_chart")} />;
});

export const Histogram = memo(function Histogram({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const unit = t("fund.unit");
  const { histogram, percentiles } = outcome;
  const marks = (["p5", "p50", "p95"] as const).map((name) => ({
    xAxis: height(percentiles[name]),
    lineStyle: { color: name === "p50" ? colours.ink : colours.warning, type: name === "p50" ? "solid" : "dashed" },
    label: { formatter: t(`workbench.percentile.${name}`), color: colours.ink, distance: 4 },
  }));
  const option = {
    grid: { top: 30, left: 8, right: 24, bottom: 22, containLabel: true },
    tooltip: {
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bin = histogram[dataIndex];
        return bin ? `${formatMoney(bin.from)} – ${formatMoney(bin.until)}<br/>${t("workbench.times", { count: bin.count })}` : "";
      },
    },
    xAxis: { ...axis(unit), nameLocation: "middle", nameGap: 24 },
    yAxis: { type: "value", axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.hairline } } },
    series: [
      {
        type: "custom",
        data: histogram.map((bin) => [height(bin.from), height(bin.until), bin.count]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (_: unknown, api: { value: (at: number) => number; coord: (place: number[]) => number[] }) => {
          const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
          const [right = 0, foot = 0] = api.coord([api.value(1), 0]);
          return { type: "rect", shape: { x: left + 0.5, y: top, width: Math.max(1, right - left - 1), height: foot - top }, style: { fill: "#7ea6c9" } };
        },
        markLine: { symbol: "none", silent: true, data: marks },
      },
    ],
  };
  return <Chart option={option} tall={240} label={t("workbench.histogram")} />;
});

export const Tornado = memo(function Tornado({ outcome, quantities }: { outcome: Outcome; quantities: Quantity[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const bars = [...outcome.tornado].reverse();
  const name = (input: string) => words(quantities.find((each) => each.name === input)) || input;
  const said = (input: string, value: string) => (quantities.find((each) => each.name === input)?.percent ? `${short(Number(value) * 100)}%` : short(Number(value)));
  const option = {
    grid: { top: 26, left: 8, right: 24, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar ? `${name(bar.input)}<br/>${said(bar.input, bar.low_input)} → ${formatMoney(bar.at_low)}<br/>${said(bar.input, bar.high_input)} → ${formatMoney(bar.at_high)}<br/>${t("workbench.swing")} <b>${formatMoney(bar.swing)}</b>` : "";
      },
    },
    xAxis: axis(t("fund.unit")),
    yAxis: names(bars.map((bar) => name(bar.input))),
    series: [
      {
        type: "custom",
        data: bars.map((bar, index) => [height(bar.at_low), height(bar.at_high), index]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (_: unknown, api: { value: (at: number) => number; coord: (place: number[]) => number[]; size: (of: number[]) => number[] }) => {
          const [a = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
          const [b = 0] = api.coord([api.value(1), api.value(2)]);
          const thick = Math.min(22, (api.size([0, 1])[1] ?? 30) * 0.56);
          const rises = api.value(1) >= api.value(0);
          return { type: "rect", shape: { x: Math.min(a, b), y: y - thick / 2, width: Math.max(1, Math.abs(b - a)), height: thick }, style: { fill: rises ? "#5f9c7a" : "#c98a4b" } };
        },
        markLine: {
          symbol: "none",
          silent: true,
          lineStyle: { color: colours.ink, type: "solid" },
          label: { formatter: t("workbench.percentile.p50"), color: colours.ink },
          data: [{ xAxis: height(outcome.percentiles.p50) }],
        },
      },
    ],
  };
  return <Chart option={option} tall={56 + bars.length * 32} label={t("workbench.tornado")} />;
});

// What the right earns a year, and what that is worth on the base date.
export const YearChart = memo(function YearChart({ years }: { years: IncomeYear[] }) {
  const { t } = useTranslation();
  const option = {
    grid: { top: 36, left: 8, right: 12, bottom: 4, containLabel: true },
    legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: colours.ink } },
    tooltip: {
      trigger: "axis",
      formatter: (points: { dataIndex: number }[]) => {
        const year = years[points[0]?.dataIndex ?? 0];
        return year ? `${year.from} – ${year.until}<br/>${t("workbench.benefit")} ${formatMoney(year.benefit)}<br/>${t("workbench.present")} <b>${formatMoney(year.present)}</b>` : "";
      },
    },
    xAxis: { type: "category", data: years.map((year) => String(year.year)), axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.quiet } },
    yAxis: { ...axis(t("fund.unit")), scale: false },
    series: [
      { type: "bar", name: t("workbench.benefit"), data: years.map((year) => height(year.benefit)), color: "#c3d3e2", barWidth: "46%", barGap: "-100%" },
      { type: "bar", name: t("workbench.present"), data: years.map((year) => height(year.present)), color: colours.primary, barWidth: "46%" },
    ],
  };
  return <Chart option={option} tall={210} label={t("workbench.year_chart")} />;
});
