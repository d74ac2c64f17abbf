import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { formatMoney, parseFen } from "@/shared/money";
import styles from "./Figures.module.css";
import type { Month } from "./figures";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

// A height in pixels, in ten thousand yuan; what is read is the text that came.
const FEN_PER_MYRIAD_YUAN = 1_000_000;
const height = (amount: string) => Number(parseFen(amount)) / FEN_PER_MYRIAD_YUAN;

// What each month wrote, as bars, and what it earned, as a line.
export function PremiumChart({ months }: { months: Month[] }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: colours.ink } },
      grid: { top: 52, left: 8, right: 8, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const row = months[points[0]?.dataIndex ?? 0];
          if (!row) return "";
          const told = (["written", "earned"] as const).map((name) => `${t(`insurer_figures.${name}`)} <b style="float:right;margin-left:24px">${formatMoney(row[name])}</b>`);
          return [row.month, ...told].join("<br/>");
        },
      },
      xAxis: { type: "category", data: months.map((row) => row.month), axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.quiet, hideOverlap: true }, axisTick: { show: false } },
      yAxis: { type: "value", name: t("insurer_figures.unit"), nameTextStyle: { color: colours.quiet, align: "left" }, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.hairline } } },
      series: [
        { type: "bar", name: t("insurer_figures.written"), data: months.map((row) => height(row.written)), color: "#9db8d2", barMaxWidth: 34 },
        { type: "line", name: t("insurer_figures.earned"), data: months.map((row) => height(row.earned)), color: colours.primary, symbolSize: 6 },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [months, t, i18n.language]);
  return <div ref={place} className={styles.chart} role="img" aria-label={t("insurer_figures.by_month")} />;
}
