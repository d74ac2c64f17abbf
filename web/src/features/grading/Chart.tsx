import { BarChart, LineChart, RadarChart } from "echarts/charts";
import { GridComponent, LegendComponent, RadarComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { colours } from "@/app/theme";
import styles from "./Grading.module.css";

echarts.use([BarChart, LineChart, RadarChart, GridComponent, LegendComponent, RadarComponent, TooltipComponent, CanvasRenderer]);

// A chart that follows its box. `option` is made anew where what it shows changes.
export function Chart({ option, label, tall }: { option: echarts.EChartsCoreOption; label: string; tall?: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const shown = JSON.stringify(option);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...(JSON.parse(shown) as object) });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [shown]);
  return <div ref={place} className={tall ? styles.tallChart : styles.chart} role="img" aria-label={label} />;
}

export interface Bar {
  name: string;
  value: number;
  colour?: string;
}
const axis = { axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } };

export function Bars({ bars, label, flat }: { bars: Bar[]; label: string; flat?: boolean }) {
  const names = { type: "category", data: bars.map(({ name }) => name), ...axis, axisLabel: { color: colours.quiet, hideOverlap: true, ...(flat ? { width: 110, overflow: "truncate" } : {}) }, ...(flat ? { inverse: true } : {}) };
  const numbers = { type: "value", minInterval: 1, axisLabel: { color: colours.quiet }, splitLine: { lineStyle: { color: colours.hairline } } };
  return (
    <Chart
      label={label}
      option={{
        grid: { top: 26, left: 8, right: flat ? 44 : 12, bottom: 4, containLabel: true },
        tooltip: { trigger: "item" },
        xAxis: flat ? numbers : names,
        yAxis: flat ? names : numbers,
        series: [
          {
            type: "bar",
            barMaxWidth: flat ? 18 : 42,
            label: { show: true, position: flat ? "right" : "top", color: colours.ink },
            data: bars.map(({ value, colour }) => ({ value, itemStyle: { color: colour ?? colours.primary } })),
          },
        ],
      }}
    />
  );
}

// How well each group stands among its peers: 0 at the centre, 100 % at the rim.
export function Radar({ spokes, label }: { spokes: { name: string; value: number }[]; label: string }) {
  return (
    <Chart
      tall
      label={label}
      option={{
        tooltip: { trigger: "item" },
        radar: {
          radius: "60%",
          indicator: spokes.map(({ name, value }) => ({ name: `${name}\n${Math.round(value * 100)}%`, max: 1 })),
          axisName: { color: colours.ink },
          splitArea: { show: false },
          splitLine: { lineStyle: { color: colours.line } },
          axisLine: { lineStyle: { color: colours.line } },
        },
        series: [{ type: "radar", symbolSize: 5, data: [{ name: label, value: spokes.map(({ value }) => value) }], areaStyle: { opacity: 0.25 }, lineStyle: { width: 2 }, color: colours.primary }],
      }}
    />
  );
}

// Grades over time: the best on top.
export function GradeLine({ days, grades, places, label }: { days: string[]; grades: string[]; places: (number | null)[]; label: string }) {
  return (
    <Chart
      label={label}
      option={{
        grid: { top: 16, left: 8, right: 24, bottom: 4, containLabel: true },
        tooltip: { trigger: "axis" },
        xAxis: { type: "category", data: days, boundaryGap: days.length < 3, ...axis, axisLabel: { color: colours.quiet, hideOverlap: true } },
        yAxis: { type: "category", data: grades, inverse: true, axisLabel: { color: colours.quiet }, splitLine: { show: true, lineStyle: { color: colours.hairline } }, ...axis },
        series: [{ type: "line", step: "end", data: places, symbolSize: 8, color: colours.primary, lineStyle: { width: 2 } }],
      }}
    />
  );
}
