import { LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { formatMoney, parseFen } from "@/shared/money";
import styles from "./Subsidy.module.css";
import type { CounterAnswer } from "./subsidies";

echarts.use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

// A height in pixels, in ten thousand yuan; what is read is the text that came.
const FEN_PER_MYRIAD_YUAN = 1_000_000;
const height = (amount: string) => Number(parseFen(amount)) / FEN_PER_MYRIAD_YUAN;

// What is used, step by step, under the limit.
export function CounterChart({ changes, limit }: { changes: CounterAnswer["changes"]; limit: string }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { top: 28, left: 8, right: 24, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        formatter: (points: { dataIndex: number }[]) => {
          const change = changes[points[0]?.dataIndex ?? 0];
          return change ? `${change.on} ${change.reason}<br/>${t("subsidy.change")} ${formatMoney(change.change)}<br/>${t("subsidy.used")} <b>${formatMoney(change.used)}</b>` : "";
        },
      },
      xAxis: { type: "category", data: changes.map((change) => change.on), axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.quiet, hideOverlap: true }, axisTick: { show: false } },
      yAxis: {
        type: "value",
        name: t("fund.unit"),
        max: (range: { max: number }) => Math.max(range.max, height(limit)) * 1.08,
        axisLabel: { color: colours.quiet, showMaxLabel: false, formatter: (value: number) => String(Math.round(value * 100) / 100) },
        splitLine: { lineStyle: { color: colours.hairline } },
      },
      series: [
        {
          type: "line",
          step: "end",
          data: changes.map((change) => height(change.used)),
          symbolSize: 6,
          color: colours.primary,
          areaStyle: { opacity: 0.18 },
          markLine: { symbol: "none", silent: true, lineStyle: { color: colours.bad }, label: { formatter: t("subsidy.limit"), position: "insideEndTop" }, data: [{ yAxis: height(limit) }] },
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [changes, limit, t, i18n.language]);
  return <div ref={place} className={styles.chart} role="img" aria-label={t("subsidy.counter_history")} />;
}
