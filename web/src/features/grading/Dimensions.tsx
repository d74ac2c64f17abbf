import { useTranslation } from "react-i18next";
import { colon, useWords } from "@/app/words";
import type { Words } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { type DimensionStep, height, percentText, type TraceAnswer } from "./gradings";
import styles from "./Grading.module.css";
import { Percentile, SourceText } from "./Parts";

// The group that was compared with in the end; those before it were too small, which the trace tells.
const lastOf = (compared: Words | undefined): Words => ({ zh: compared?.zh.split("；").at(-1) ?? "", en: compared?.en.split("; ").at(-1) ?? "" });

// Every dimension with its value, the group it is compared in, percentile, weight and points; what is
// not known says why.
export function Dimensions({ trace, sources }: { trace: TraceAnswer; sources?: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const group = (id: string) => trace.groups.find((each) => each.id === id);
  return (
    <DataTable<DimensionStep>
      rows={trace.trace.dimensions}
      rowKey={(row) => row.id}
      small
      flush
      emphasise={() => false}
      columns={[
        {
          key: "group",
          title: t("grading.group"),
          show: (row) => words(group(row.group)?.title),
          filters: trace.groups.map((each) => ({ text: words(each.title), value: each.id })),
          filterBy: (row) => row.group,
        },
        { key: "title", title: t("grading.dimension"), card: "head", show: (row) => words(row.title) },
        {
          key: "value",
          title: t("grading.value"),
          card: "aside",
          show: (row) =>
            row.lack ? (
              <div className={`${styles.wrap} quiet`}>
                {t("grading.unknown")}{colon()}{words(row.lack)}
              </div>
            ) : (
              <span className="number">{words(row.shown)}</span>
            ),
        },
        { key: "percentile", title: t("grading.percentile"), sort: (a, b) => height(a.percentile ?? "-1") - height(b.percentile ?? "-1"), show: (row) => <Percentile value={row.percentile} /> },
        { key: "weight", title: t("grading.weight"), numeric: true, sort: (a, b) => height(a.weight) - height(b.weight), show: (row) => percentText(row.weight) },
        { key: "points", title: t("grading.points"), numeric: true, descendFirst: true, sort: (a, b) => height(a.points) - height(b.points), show: (row) => row.points },
        {
          key: "patents",
          title: t("grading.counted"),
          numeric: true,
          show: (row) => (row.patents === undefined ? "—" : row.left_out ? t("grading.left_out", { counted: row.patents, left: row.left_out }) : row.patents),
        },
        { key: "compared", title: t("grading.compared"), show: (row) => <div className={styles.wrap}>{words(sources ? row.compared_with : lastOf(row.compared_with)) || "—"}</div> },
        ...(sources ? [{ key: "source", title: t("grading.source"), show: (row: DimensionStep) => <SourceText source={row.source} /> }] : []),
      ]}
    />
  );
}
