import { useQuery } from "@tanstack/react-query";
import { Card, DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { Instalment, Loan, LoanState, Section } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark, toneOfClass } from "@/shared/Mark";
import { sumMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { WhyButton } from "@/shared/why/Why";
import styles from "./LoanPanel.module.css";
import { AMOUNTS, principalOf, whyOf } from "./state";

// `section` explains the amounts of today; at another date there are amounts only.
export function LoanPanel({ loan, section }: { loan: Loan; section: Section | undefined }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const [date, setDate] = useState<string>();
  const at = useQuery({
    queryKey: ["loan", loan.id, "state", date],
    queryFn: () => get<Loan>(`/loans/${encodeURIComponent(loan.id)}/state?date=${date}`),
    enabled: date !== undefined,
    placeholderData: (previous) => previous,
  });
  const shown = date === undefined ? loan : (at.data ?? loan);
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
        {at.isError ? (
          <ProblemNotice error={at.error} />
        ) : (
          <StateList state={shown.state} section={date === undefined ? section : undefined} />
        )}
      </Card>
      <Panel title={t("loan.schedule")}>
        <DataTable<Instalment>
          rows={shown.schedule}
          rowKey={(row) => row.due}
          small
          flush
          pageSize={24}
          empty={<Nothing title={t("loan.no_schedule")} />}
          columns={[
            { key: "due", title: t("loan.due"), card: "head", show: (row) => <span className="number">{row.due}</span> },
            { key: "principal", title: t("loan.principal"), numeric: true, show: (row) => <Amount value={row.principal} /> },
            { key: "interest", title: t("loan.interest"), numeric: true, show: (row) => <Amount value={row.interest} /> },
            { key: "total", title: t("loan.total"), numeric: true, show: (row) => <Amount strong value={sumMoney([row.principal, row.interest])} /> },
            { key: "balance", title: t("loan.balance_after"), numeric: true, show: (row) => <Amount value={row.balance} /> },
          ]}
        />
      </Panel>
      <Panel title={t("loan.events")}>
        <DataTable
          rows={loan.events}
          rowKey={(row) => row.id}
          small
          flush
          pageSize={50}
          empty={<Nothing title={t("loan.no_events")} />}
          columns={[
            { key: "date", title: t("ledger.value_date"), show: (row) => <span className="number">{row.date}</span> },
            { key: "what", title: t("loan.event"), card: "head", show: (row) => catalogue.of("loan_event", row.happening.type) },
            {
              key: "amount",
              title: t("loan.amount"),
              numeric: true,
              card: "aside",
              show: (row) => (row.happening.amount ? <Amount value={row.happening.amount} /> : null),
            },
          ]}
        />
      </Panel>
    </>
  );
}

function StateList({ state, section }: { state: LoanState; section: Section | undefined }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const next = state.next;
  return (
    <>
      <p className={styles.asOf}>{t("loan.as_of", { date: state.date })}</p>
      <dl className={styles.state}>
        <div>
          <dt>{t("loan.of.outstanding")}</dt>
          <dd>
            <Amount value={principalOf(state)} />
          </dd>
        </div>
        {AMOUNTS.map(({ name, figure }) => {
          const why = whyOf(section, figure);
          return (
            <div key={name}>
              <dt>{t(`loan.of.${name}`)}</dt>
              <dd>
                <Amount value={state[name]} />
                {why && <WhyButton why={why} />}
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{t("loan.of.days_overdue")}</dt>
          <dd className={state.days_overdue > 0 ? "number bad" : "number"}>{t("unit.days", { value: state.days_overdue })}</dd>
        </div>
        <div>
          <dt>{t("loan.of.class")}</dt>
          <dd>
            <Mark tone={toneOfClass(state.loan_class)}>{catalogue.class(state.loan_class)}</Mark>
          </dd>
        </div>
        <div>
          <dt>{t("loan.of.annual_rate")}</dt>
          <dd>
            <RateText value={state.annual_rate} />
          </dd>
        </div>
        <div>
          <dt>{t("loan.of.maturity")}</dt>
          <dd className="number">{state.maturity}</dd>
        </div>
        {next && (
          <div>
            <dt>{t("loan.of.next")}</dt>
            <dd className="number">
              {next.due} · <Amount value={sumMoney([next.principal, next.interest])} />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
