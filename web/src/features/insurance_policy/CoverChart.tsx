import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { Amount } from "@/shared/Amount";
import { useCatalogue } from "@/shared/catalogue";
import type { IsoDate, Why } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Panel } from "@/shared/Panel";
import { WhyButton } from "@/shared/why/Why";
import styles from "./Policy.module.css";
import type { Stretch } from "./policies";

const DAY_MS = 86_400_000;
const daysOf = (from: IsoDate, until: IsoDate) => (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;

// The term as one bar, cut where something changed; below it the same as a table.
export function CoverChart({ stretches, on, why, premium }: { stretches: Stretch[]; on: IsoDate; why: Why | undefined; premium: string }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const first = stretches[0]!;
  const last = stretches[stretches.length - 1]!;
  const all = daysOf(first.from, last.until);
  const at = (daysOf(first.from, on) - 1) / all;
  return (
    <Panel
      title={
        <>
          {t("policy.cover_by_day")} {why && <WhyButton why={why} />}
        </>
      }
      extra={<Amount value={premium} />}
    >
      <div className={styles.chart} role="img" aria-label={t("policy.cover_by_day")}>
        <div className={styles.bar}>
          {stretches.map((each) => (
            <Tooltip key={each.from} title={`${each.from} – ${each.until} · ${each.covered ? t("policy.covers", { count: each.count }) : t("policy.not_covered")}`}>
              <div className={each.covered ? styles.covered : styles.gap} style={{ flexGrow: daysOf(each.from, each.until) }}>
                <span>{each.covered ? each.count : "—"}</span>
              </div>
            </Tooltip>
          ))}
        </div>
        {at >= 0 && at <= 1 && <div className={styles.today} style={{ left: `${at * 100}%` }} />}
        <div className={styles.ends}>
          <span className="number">{first.from}</span>
          <span className="number">{last.until}</span>
        </div>
      </div>
      <DataTable
        rows={stretches}
        rowKey={(row) => row.from}
        small
        flush
        emphasise={(row) => row.from <= on && on <= row.until}
        columns={[
          { key: "days", title: t("policy.days"), card: "head", show: (row) => <span className="number">{`${row.from} – ${row.until}`}</span> },
          { key: "count", title: t("policy.items"), numeric: true, show: (row) => (row.covered ? row.count : t("policy.not_covered")) },
          { key: "sum", title: t("policy.sum"), numeric: true, show: (row) => <Amount value={row.sum} /> },
          { key: "zone", title: t("policy.zone"), show: (row) => catalogue.of("insurance_zone", row.zone) },
          { key: "term", title: t("policy.term_premium"), numeric: true, show: (row) => <Amount value={row.term_premium} /> },
          { key: "premium", title: t("policy.stretch_premium"), numeric: true, show: (row) => <Amount value={row.premium} /> },
        ]}
      />
    </Panel>
  );
}
