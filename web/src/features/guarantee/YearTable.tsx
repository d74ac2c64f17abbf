import { useTranslation } from "react-i18next";
import { Amount, RateText } from "@/shared/Amount";
import { DataTable } from "@/shared/DataTable";
import type { YearRow } from "./guarantees";

export function YearTable({ years }: { years: YearRow[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      rows={years}
      rowKey={(row) => row.year}
      small
      flush
      columns={[
        { key: "year", title: t("guarantee.year"), card: "head", show: (row) => <span className="number">{row.year}</span> },
        { key: "issued", title: t("guarantee.issued"), numeric: true, show: (row) => <Amount value={row.issued} /> },
        { key: "released", title: t("guarantee.released"), numeric: true, show: (row) => <Amount value={row.released} /> },
        { key: "paid", title: t("guarantee.paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
        { key: "rate", title: t("guarantee.year_rate"), numeric: true, card: "aside", show: (row) => (row.rate ? <RateText value={row.rate} /> : "—") },
        { key: "recovered", title: t("guarantee.recovered"), numeric: true, show: (row) => <Amount value={row.recovered} /> },
      ]}
    />
  );
}
