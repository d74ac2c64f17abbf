import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { Amount, formatMoment } from "@/shared/Amount";
import { useCatalogue } from "@/shared/catalogue";
import type { FinancingRow } from "@/shared/contract";
import { type Column, DataTable } from "@/shared/DataTable";
import { Mark, toneOfClass } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { isOverdue } from "./overdue";

const whenOf = (row: FinancingRow) => (row.updated === undefined ? (row.since ?? "") : formatMoment(row.updated));

const byMoney = (pick: (row: FinancingRow) => string | undefined) => (left: FinancingRow, right: FinancingRow) =>
  compareMoney(pick(left) ?? "0", pick(right) ?? "0");

export function FinancingTable({ rows }: { rows: FinancingRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const banks = [...new Set(rows.flatMap((row) => row.bank?.name ?? []))].sort();
  const order = catalogue.phases.map(({ name }) => name);
  const columns: Column<FinancingRow>[] = [
    {
      key: "applicant",
      title: t("financing.column.applicant"),
      card: "head",
      sort: (left, right) => left.applicant.name.localeCompare(right.applicant.name, "zh-CN"),
      show: (row) => (
        <>
          <Link to={`/financings/${row.id}`}>{row.applicant.name}</Link>
          <div className="id">{row.id}</div>
        </>
      ),
    },
    {
      key: "phase",
      title: t("financing.column.phase"),
      card: "aside",
      sort: (left, right) => order.indexOf(left.phase) - order.indexOf(right.phase),
      filters: catalogue.phases.map((phase) => ({ text: words(phase), value: phase.name })),
      filterBy: (row) => row.phase,
      show: (row) => <Mark tone="primary">{catalogue.phase(row.phase)}</Mark>,
    },
    {
      key: "bank",
      title: t("financing.column.bank"),
      filters: banks.map((bank) => ({ text: bank, value: bank })),
      filterBy: (row) => row.bank?.name,
      show: (row) => row.bank?.name ?? null,
    },
    {
      key: "amount",
      title: t("financing.column.amount"),
      numeric: true,
      descendFirst: true,
      sort: byMoney((row) => row.amount),
      show: (row) => <Amount value={row.amount} />,
    },
    {
      key: "outstanding",
      title: t("financing.column.outstanding"),
      numeric: true,
      descendFirst: true,
      sort: byMoney((row) => row.outstanding),
      show: (row) => (row.outstanding === undefined ? null : <Amount value={row.outstanding} />),
    },
    {
      key: "days_overdue",
      title: t("financing.column.days_overdue"),
      numeric: true,
      descendFirst: true,
      sort: (left, right) => (left.days_overdue ?? 0) - (right.days_overdue ?? 0),
      show: (row) => (isOverdue(row) ? <span className="bad">{row.days_overdue}</span> : null),
    },
    {
      key: "class",
      title: t("financing.column.class"),
      filters: catalogue.classes.map((each) => ({ text: words(each), value: each.name })),
      filterBy: (row) => row.class,
      show: (row) => (row.class ? <Mark tone={toneOfClass(row.class)}>{catalogue.class(row.class)}</Mark> : null),
    },
    {
      key: "updated",
      title: t("financing.column.updated"),
      card: "hidden",
      descendFirst: true,
      sort: (left, right) => whenOf(left).localeCompare(whenOf(right)),
      show: (row) => <span className="number quiet">{whenOf(row)}</span>,
    },
  ];
  return <DataTable rows={rows} columns={columns} rowKey={(row) => row.id} emphasise={isOverdue} pageSize={50} />;
}
