import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { formatMoney, parseFen } from "@/shared/money";
import styles from "./Guarantee.module.css";
import type { YearRow } from "./guarantees";

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

// A height in pixels, in ten thousand yuan; what is read is the text that came.
const FEN_PER_MYRIAD_YUAN = 1_000_000;
const height = (amount: string) => Number(parseFen(amount)) / FEN_PER_MYRIAD_YUAN;

const SERIES = [
  { name: "issued", colour: "#7ea6c9" },
  { name: "released", colour: "#cdd9e5" },
  { name: "paid", colour: colours.bad },
  { name: "recovered", colour: colours.good },
] as const;

export function YearChart({ years }: { years: YearRow[] }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, icon: "roundRect", textStyle: { color: colours.ink } },
      grid: { top: 52, left: 8, right: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const row = years[points[0]?.dataIndex ?? 0];
          if (!row) return "";
          const lines = SERIES.map(({ name, colour }) => `<span style="color:${colour}">●</span> ${t(`guarantee.${name}`)} <b style="float:right;margin-left:24px">${formatMoney(row[name])}</b>`);
          return [row.year, ...lines].join("<br/>");
        },
      },
      xAxis: { type: "category", data: years.map((row) => row.year), axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.quiet }, axisTick: { show: false } },
      yAxis: { type: "value", name: t("fund.unit"), nameTextStyle: { color: colours.quiet }, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.hairline } } },
      series: SERIES.map(({ name, colour }) => ({ type: "bar", name: t(`guarantee.${name}`), data: years.map((row) => height(row[name])), color: colour, barMaxWidth: 36 })),
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [years, t, i18n.language]);
  return <div ref={place} className={styles.chart} role="img" aria-label={t("guarantee.years")} />;
}
