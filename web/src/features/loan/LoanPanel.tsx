import { useQuery } from "@tanstack/react-query";
import { Card, DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/features/session/session";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { Instalment, Loan, LoanState } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark, toneOfClass } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { WhyButton } from "@/shared/why/Why";
import styles from "./LoanPanel.module.css";

const AMOUNTS = ["outstanding", "overdue_principal", "accrued_interest", "due_interest", "penalty", "compound"] as const;

export function LoanPanel({ loan }: { loan: Loan }) {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const catalogue = useCatalogue();
  const [date, setDate] = useState<string>();
  const at = useQuery({
    queryKey: ["loan", loan.id, "state", date],
    queryFn: () => get<LoanState>(`/loans/${encodeURIComponent(loan.id)}/state?date=${date}`),
    enabled: date !== undefined,
  });
  return (
    <>
      <Card
        title={t("loan.state")}
        extra={
          <DatePicker
            size="small"
            placeholder={t("loan.at_date")}
            aria-label={t("loan.at_date")}
            format="YYYY-MM-DD"
            value={date ? dayjs(date) : null}
            onChange={(_, text) => setDate(typeof text === "string" && text ? text : undefined)}
          />
        }
      >
        <p className={styles.asOf}>{t("loan.as_of", { date: date ?? me.business_date })}</p>
        {at.isError ? <ProblemNotice error={at.error} /> : <State state={date === undefined ? loan.state : (at.data ?? loan.state)} />}
      </Card>
      <Panel title={t("loan.schedule")}>
        <DataTable<Instalment>
          rows={loan.schedule}
          rowKey={(row) => String(row.number)}
          small
          flush
          empty={<Nothing title={t("loan.no_schedule")} />}
          columns={[
            { key: "number", title: t("loan.number"), card: "head", show: (row) => t("loan.period", { number: row.number }) },
            { key: "due", title: t("loan.due"), show: (row) => <span className="number">{row.due}</span> },
            { key: "principal", title: t("loan.principal"), numeric: true, show: (row) => <Amount value={row.principal} /> },
            { key: "interest", title: t("loan.interest"), numeric: true, show: (row) => <Amount value={row.interest} /> },
            { key: "total", title: t("loan.total"), numeric: true, show: (row) => <Amount strong value={row.total} /> },
            { key: "paid", title: t("loan.paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
            {
              key: "status",
              title: t("loan.status"),
              card: "aside",
              show: (row) => (
                <Mark tone={row.status === "paid" ? "good" : row.status === "overdue" ? "bad" : "plain"}>
                  {catalogue.of("instalment_status", row.status)}
                </Mark>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title={t("loan.events")}>
        <DataTable
          rows={loan.events.map((event, index) => ({ ...event, key: String(index) }))}
          rowKey={(row) => row.key}
          small
          flush
          empty={<Nothing title={t("loan.no_events")} />}
          columns={[
            { key: "date", title: t("ledger.value_date"), show: (row) => <span className="number">{row.date}</span> },
            { key: "what", title: t("loan.event"), card: "head", show: (row) => words(row) },
            { key: "amount", title: t("loan.amount"), numeric: true, card: "aside", show: (row) => (row.amount ? <Amount value={row.amount} /> : null) },
          ]}
        />
      </Panel>
    </>
  );
}

function State({ state }: { state: LoanState }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const next = state.next_due;
  return (
    <dl className={styles.state}>
      {AMOUNTS.map((name) => (
        <div key={name}>
          <dt>{t(`loan.of.${name}`)}</dt>
          <dd>
            <Amount value={state[name]} />
            {state.why?.[name] && <WhyButton why={state.why[name]} />}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t("loan.of.days_overdue")}</dt>
        <dd className={state.days_overdue > 0 ? "number bad" : "number"}>{t("unit.days", { value: state.days_overdue })}</dd>
      </div>
      <div>
        <dt>{t("loan.of.class")}</dt>
        <dd>
          <Mark tone={toneOfClass(state.class)}>{catalogue.class(state.class)}</Mark>
        </dd>
      </div>
      {next && (
        <div>
          <dt>{t("loan.of.next_due")}</dt>
          <dd className="number">
            {typeof next === "string" ? next : next.due} {typeof next === "string" ? null : <Amount value={next.amount} />}
          </dd>
        </div>
      )}
    </dl>
  );
}
