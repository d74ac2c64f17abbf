import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import type { FundDay } from "@/shared/contract";
import { formatMoney, parseFen } from "@/shared/money";
import styles from "./FundPage.module.css";

echarts.use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

// The one place where an amount becomes a number: a height in pixels. What is read, in the tooltip,
// is the text that came.
const FEN_PER_MYRIAD_YUAN = 1_000_000;
const height = (amount: string) => Number(parseFen(amount)) / FEN_PER_MYRIAD_YUAN;

const SERIES = [
  { name: "free", colour: "#7ea6c9", stack: "deposits" },
  { name: "reserved", colour: "#d9a441", stack: "deposits" },
  { name: "paid", colour: colours.bad },
  { name: "recovered", colour: colours.good },
] as const;

export function FundChart({ days }: { days: FundDay[] }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    const option: echarts.EChartsCoreOption = {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, icon: "roundRect", textStyle: { color: colours.ink } },
      grid: { top: 44, left: 8, right: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const day = days[points[0]?.dataIndex ?? 0];
          if (!day) return "";
          const lines = SERIES.map(({ name, colour }) => `<span style="color:${colour}">●</span> ${t(`fund.of.${name}`)} <b style="float:right;margin-left:24px">${formatMoney(day[name])}</b>`);
          return [day.date, ...lines].join("<br/>");
        },
      },
      xAxis: {
        type: "time",
        axisLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.quiet, hideOverlap: true, formatter: "{yyyy}-{MM}" },
        axisTick: { show: false },
      },
      yAxis: {
        type: "value",
        axisLabel: { color: colours.quiet },
        splitLine: { lineStyle: { color: colours.hairline } },
      },
      series: SERIES.map((series) => ({
        type: "line",
        // A balance holds until it changes: steps, not slopes.
        step: "end",
        name: t(`fund.of.${series.name}`),
        data: days.map((day) => [day.date, height(day[series.name])]),
        symbol: "none",
        lineStyle: { width: 1.6 },
        color: series.colour,
        ...("stack" in series ? { stack: series.stack, areaStyle: { opacity: 0.35 } } : {}),
      })),
    };
    chart.setOption(option);
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [days, t, i18n.language]);

  return <div ref={place} className={styles.chart} role="img" aria-label={t("fund.history")} />;
}
