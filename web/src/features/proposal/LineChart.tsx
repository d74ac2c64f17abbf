import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours } from "@/app/theme";
import { useWords } from "@/app/words";
import { formatMoney, parseFen } from "@/shared/money";
import type { Bound } from "./proposals";
import styles from "./Proposal.module.css";

echarts.use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

// A length in pixels, in ten thousand yuan; what is read is the text that came.
const FEN_PER_MYRIAD_YUAN = 1_000_000;
const length = (amount: string) => Number(parseFen(amount)) / FEN_PER_MYRIAD_YUAN;
const ROW = 34;
// Bars longer than this many times the shortest are cut, or the one that decides would not be seen.
const MOST_TIMES = 6;

// All bounds of a line, the shortest decides.
export function LineChart({ bounds, chosen }: { bounds: Bound[]; chosen?: string | undefined }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    const tight = element.clientWidth < 480;
    const rows = [...bounds].sort((left, right) => (parseFen(left.value) < parseFen(right.value) ? 1 : -1));
    const lengths = rows.map((row) => length(row.value));
    const most = MOST_TIMES * Math.min(...lengths.filter((each) => each > 0));
    const cut = (each: number) => each > most;
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { top: 22, left: 8, right: tight ? 90 : 180, bottom: 24, containLabel: true },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        formatter: (points: { dataIndex: number }[]) => {
          const bound = rows[points[0]?.dataIndex ?? 0];
          return bound ? `${words(bound.title)}<br/><b>${formatMoney(bound.value)}</b> ${t(bound.hard ? "proposal.hard" : "proposal.soft")}` : "";
        },
      },
      yAxis: { type: "category", data: rows.map((row) => words(row.title)), axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.ink, width: 130, overflow: "truncate" } },
      xAxis: { type: "value", ...(lengths.some(cut) ? { max: most } : {}), name: t("fund.unit"), nameLocation: "middle", nameGap: 22, axisLabel: { color: colours.quiet, hideOverlap: true, show: !tight }, splitLine: { lineStyle: { color: colours.hairline } } },
      series: [
        {
          type: "bar",
          barMaxWidth: 18,
          data: rows.map((row, at) => ({ value: Math.min(lengths[at]!, most), itemStyle: { color: row.deciding ? colours.bad : row.hard ? colours.primary : "#8fadc9" } })),
          label: { show: true, position: "right", color: colours.ink, formatter: ({ dataIndex }: { dataIndex: number }) => formatMoney(rows[dataIndex]!.value) + (cut(lengths[dataIndex]!) ? (tight ? "\n" : "") + t("proposal.not_to_scale") : "") },
          ...(chosen
            ? { markLine: { symbol: "none", silent: true, lineStyle: { color: colours.warning }, label: { formatter: t("proposal.chosen"), position: "end" }, data: [{ xAxis: length(chosen) }] } }
            : {}),
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [bounds, chosen, t, words, i18n.language]);
  return <div ref={place} className={styles.chart} style={{ height: bounds.length * ROW + 64 }} role="img" aria-label={t("proposal.bounds_chart")} />;
}
