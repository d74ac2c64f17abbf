import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import type { Enrolment, FundFigures, FundPage as FundAnswer, FundRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { formatMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import styles from "./FundPage.module.css";

// The figures are read while what draws them still comes.
const FundChart = lazy(async () => ({ default: (await import("./FundChart")).FundChart }));

export function FundPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["fund", id], queryFn: () => get<FundAnswer>(`/funds/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(fund) => <Shown fund={fund} />}</Loaded>;
}

function Shown({ fund }: { fund: FundAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <PageHead title={fund.name} about={fund.programme && <Link to={`/programmes/${fund.programme.id}`}>{words(fund.programme.title)}</Link>} />
      {fund.balances && <Balances fund={fund} />}
      <Columns side={fund.actions.length > 0 ? <NextStep actions={fund.actions} {...(fund.waiting_for ? { waitingFor: fund.waiting_for } : {})} /> : null}>
        {fund.balances ? (
          <Figures fund={fund} />
        ) : (
          <Card>
            <Nothing title={t("fund.size_only", { amount: formatMoney(fund.size) })} advice={t("fund.size_only_advice")} />
          </Card>
        )}
      </Columns>
    </>
  );
}

function Balances({ fund }: { fund: FundRow & FundFigures }) {
  const { t } = useTranslation();
  const figures = [
    ["size", fund.size],
    ["deposits", fund.balances.deposits],
    ["free", fund.balances.free],
    ["reserved", fund.balances.reserved],
    ["paid", fund.balances.paid],
    ["recovered", fund.balances.recovered],
    ["headroom", fund.headroom],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={name === "headroom" ? styles.strong : undefined}>
          <dt>{t(`fund.of.${name}`)}</dt>
          <dd>
            <Amount value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Figures({ fund }: { fund: FundFigures }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <Card title={t("fund.history")} extra={<span className="quiet">{t("fund.unit")}</span>}>
        {fund.history.length > 0 ? (
          <Suspense fallback={<div className={styles.chart} />}>
            <FundChart days={fund.history} />
          </Suspense>
        ) : (
          <Nothing title={t("fund.no_history")} />
        )}
      </Card>
      <Panel title={t("fund.by_bank")}>
        <DataTable
          rows={fund.by_bank}
          rowKey={(row) => row.bank.id}
          small
          flush
          empty={<Nothing title={t("fund.no_banks")} />}
          columns={[
            { key: "bank", title: t("financing.party.bank"), card: "head", show: (row) => row.bank.name },
            { key: "deposit", title: t("fund.of.deposits"), numeric: true, show: (row) => <Amount value={row.deposit} /> },
            { key: "enrolled", title: t("fund.enrolled"), numeric: true, show: (row) => <Amount value={row.enrolled} /> },
            { key: "paid", title: t("fund.of.paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
          ]}
        />
      </Panel>
      <Panel title={t("fund.enrolments")}>
        <DataTable<Enrolment>
          rows={fund.enrolments}
          rowKey={(row) => row.id}
          small
          flush
          pageSize={20}
          empty={<Nothing title={t("fund.no_enrolments")} advice={t("fund.no_enrolments_advice")} />}
          columns={[
            {
              key: "borrower",
              title: t("financing.column.applicant"),
              card: "head",
              show: (row) => (row.financing ? <Link to={`/financings/${row.financing}`}>{row.borrower.name}</Link> : row.borrower.name),
            },
            { key: "bank", title: t("financing.party.bank"), show: (row) => row.bank.name },
            { key: "on", title: t("fund.signed_on"), show: (row) => <span className="number">{row.signed_on}</span> },
            { key: "principal", title: t("loan.principal"), numeric: true, show: (row) => <Amount value={row.principal} /> },
            { key: "reserved", title: t("fund.of.reserved"), numeric: true, show: (row) => <Amount value={row.reserved} /> },
            { key: "paid", title: t("fund.of.paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
            { key: "stage", title: t("registrations.stage"), card: "aside", show: (row) => <Mark>{words(row.stage)}</Mark> },
          ]}
        />
      </Panel>
    </>
  );
}
