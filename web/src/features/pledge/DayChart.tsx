import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import styles from "./Registration.module.css";
import type { DeskStatisticsAnswer } from "./registrations";

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

// Received beside decided, each day.
export function DayChart({ days }: { days: DeskStatisticsAnswer["by_day"] }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    const series = (name: "received" | "granted" | "refused" | "corrected", stack: string, color: string) => ({ type: "bar", stack, name: t(`registration.${name}`), color, barMaxWidth: 18, data: days.map((day) => day[name]) });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { top: 36, left: 8, right: 16, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8 },
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: days.map(({ day }) => day), axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.quiet, hideOverlap: true, formatter: (day: string) => day.slice(5) }, axisTick: { show: false } },
      yAxis: { type: "value", minInterval: 1, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.hairline } } },
      series: [series("received", "in", colours.primary), series("granted", "out", colours.good), series("refused", "out", colours.bad), series("corrected", "out", colours.warning)],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [days, t, i18n.language]);
  return <div ref={place} className={styles.chart} role="img" aria-label={t("registration.by_day")} />;
}
