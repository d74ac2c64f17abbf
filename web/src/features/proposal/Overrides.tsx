import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { get, query } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { DateInput } from "@/shared/form/DateInput";
import { Figure } from "@/shared/Figure";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { type OverridesAnswer, type Tally, toneOfStage } from "./proposals";
import styles from "./Proposal.module.css";

// Who passed which bound with what reason, and what became of it.
export function Overrides() {
  const { t } = useTranslation();
  const words = useWords();
  const [officer, setOfficer] = useState<string>();
  const [bound, setBound] = useState<string>();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const filter = query({ officer, bound, from, to });
  const everything = useQuery({ queryKey: ["overrides", ""], queryFn: () => get<OverridesAnswer>("/overrides") });
  const log = useQuery({ queryKey: ["overrides", filter], queryFn: () => get<OverridesAnswer>(`/overrides${filter}`), placeholderData: (before) => before });
  const choices = (tallies: Tally[] | undefined) => (tallies ?? []).map((each) => ({ value: each.name, label: words(each.title) }));
  return (
    <>
      <PageHead title={t("proposal.overrides")} about={t("proposal.overrides_about")} extra={<a href={`/api/v1/overrides.xlsx${filter}`}>{t("proposal.excel")}</a>} />
      <div className={styles.tools}>
        <Select className={styles.choice!} allowClear placeholder={t("proposal.officer")} aria-label={t("proposal.officer")} value={officer ?? null} onChange={(value) => setOfficer(value ?? undefined)} options={choices(everything.data?.by_officer)} />
        <Select className={styles.choice!} allowClear placeholder={t("proposal.bound")} aria-label={t("proposal.bound")} value={bound ?? null} onChange={(value) => setBound(value ?? undefined)} options={choices(everything.data?.by_bound)} />
        <span>
          <DateInput aria-label={t("proposal.from")} value={from} onChange={setFrom} />
        </span>
        <span>
          <DateInput aria-label={t("proposal.to")} value={to} onChange={setTo} />
        </span>
      </div>
      <Loaded from={log}>
        {(answer) => (
          <div className={styles.stack}>
            <div className={styles.shelf}>
              <Tallies title={t("proposal.by_bound")} tallies={answer.by_bound} />
              <Tallies title={t("proposal.by_officer")} tallies={answer.by_officer} />
            </div>
            <Panel title={t("proposal.overrides_count", { count: answer.items.length })}>
              <DataTable
                rows={answer.items}
                rowKey={(row) => `${row.record}-${row.bound}`}
                small
                flush
                pageSize={30}
                empty={<Nothing title={t("proposal.no_overrides")} advice={t("proposal.no_overrides_advice")} />}
                columns={[
                  { key: "on", title: t("proposal.date"), sort: (a, b) => a.on.localeCompare(b.on), show: (row) => <span className="number">{row.on}</span> },
                  {
                    key: "firm",
                    title: t("proposal.firm"),
                    card: "head",
                    show: (row) => (
                      <>
                        {row.of_proposal ? <Link to={`/proposals/${row.record}`}>{row.firm}</Link> : row.firm}
                        <div className="quiet id">{row.record}</div>
                      </>
                    ),
                  },
                  { key: "bound", title: t("proposal.bound"), show: (row) => words(row.title) },
                  { key: "limit", title: t("proposal.limit"), numeric: true, show: (row) => <Figure value={row.limit} unit={row.unit} /> },
                  { key: "chosen", title: t("proposal.chosen"), numeric: true, show: (row) => <Figure value={row.chosen} unit={row.unit} /> },
                  { key: "reason", title: t("proposal.reason"), show: (row) => <span style={{ display: "inline-block", maxWidth: 360, whiteSpace: "normal" }}>{row.reason}</span> },
                  { key: "officer", title: t("proposal.officer"), show: (row) => row.officer_name },
                  { key: "checker", title: t("proposal.checker"), show: (row) => row.checker || "—" },
                  { key: "outcome", title: t("proposal.outcome"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.outcome.name)}>{words(row.outcome)}</Mark> },
                ]}
              />
            </Panel>
          </div>
        )}
      </Loaded>
    </>
  );
}

function Tallies({ title, tallies }: { title: string; tallies: Tally[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const most = Math.max(1, ...tallies.map((each) => each.count));
  return (
    <Panel title={title}>
      <div className={styles.bars}>
        {tallies.length === 0 && <span className="quiet">{t("proposal.no_overrides")}</span>}
        {tallies.map((each) => (
          <div key={each.name} className={styles.bar}>
            <span>{words(each.title)}</span>
            <i style={{ width: `${(each.count / most) * 100}%` }} />
            <span className="number">{t("proposal.tally", { count: each.count, approved: each.approved })}</span>
          </div>
        ))}
      </div>
    </Panel>
  );
}
