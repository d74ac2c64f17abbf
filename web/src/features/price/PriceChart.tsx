import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { useWords } from "@/app/words";
import { formatMoney, parseFen } from "@/shared/money";
import styles from "./Price.module.css";
import type { IndexRow } from "./prices";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

// A height in pixels, in ten thousand yuan; what is read is the text that came.
const FEN_PER_MYRIAD_YUAN = 1_000_000;
const height = (amount: string) => Number(parseFen(amount)) / FEN_PER_MYRIAD_YUAN;

// The median of each quarter between its quartiles, over bars of how many there were.
export function PriceChart({ series }: { series: IndexRow[] }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    const line = (name: "lower" | "median" | "upper") => ({
      type: "line",
      name: t(`price.${name}`),
      data: series.map((row) => height(row[name])),
      color: colours.primary,
      symbolSize: name === "median" ? 8 : 4,
      lineStyle: name === "median" ? { width: 2.2 } : { width: 1, type: "dashed" },
    });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: colours.ink } },
      grid: { top: 52, left: 8, right: 8, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const row = series[points[0]?.dataIndex ?? 0];
          if (!row) return "";
          const told = (["upper", "median", "lower"] as const).map((name) => `${t(`price.${name}`)} <b style="float:right;margin-left:24px">${formatMoney(row[name])}</b>`);
          return [words(row.label), ...told, `${t("price.count")} <b style="float:right">${row.count}</b>`].join("<br/>");
        },
      },
      xAxis: { type: "category", data: series.map((row) => row.key), axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.quiet, hideOverlap: true }, axisTick: { show: false } },
      yAxis: [
        { type: "value", name: t("price.unit"), nameTextStyle: { color: colours.quiet }, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.hairline } } },
        { type: "value", name: t("price.count"), nameTextStyle: { color: colours.quiet }, minInterval: 1, max: (range: { max: number }) => range.max * 3, axisLabel: { color: colours.quiet }, splitLine: { show: false } },
      ],
      series: [{ type: "bar", name: t("price.count"), yAxisIndex: 1, data: series.map((row) => row.count), color: "#cdd9e5", barMaxWidth: 34 }, line("upper"), line("median"), line("lower")],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [series, t, i18n.language]);
  return <div ref={place} className={styles.chart} role="img" aria-label={t("price.chart")} />;
}
