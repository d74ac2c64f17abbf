import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { BeginButton } from "@/shared/action/BeginButton";
import { useMe } from "@/features/session/session";
import { Amount } from "@/shared/Amount";
import { API, get } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { type GuaranteeRow, toneOfStage } from "./guarantees";
import { Places } from "./Places";

export function Guarantees() {
  const { t } = useTranslation();
  const page = useQuery({ queryKey: ["guarantees"], queryFn: () => get<Page<GuaranteeRow>>("/guarantees?limit=500") });
  return (
    <>
      <PageHead
        title={t("menu.guarantees")}
        about={t("guarantee.about")}
        extra={
          <>
            <Button icon={<DownloadOutlined />} href={`${API}/guarantees.xlsx`} download>
              {t("licence.export")}
            </Button>
            <BeginButton operation="applyForGuarantee" place={(id) => `/guarantees/${id}`} />
            <BeginButton operation="reportGuaranteedLoan" place={(id) => `/guarantees/${id}`} />
          </>
        }
      />
      <Places at="guarantees" />
      <Loaded from={page}>{({ items }) => <Rows rows={items} />}</Loaded>
    </>
  );
}

function Rows({ rows }: { rows: GuaranteeRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const kind = useMe().organisation.kind;
  return (
    <DataTable
      rows={rows}
      rowKey={(row) => row.id}
      pageSize={50}
      emphasise={(row) => row.stage.name === "called"}
      empty={<Nothing title={t("guarantee.none")} advice={t("guarantee.none_advice")} />}
      columns={[
        {
          key: "borrower",
          title: t("guarantee.borrower"),
          card: "head",
          sort: (left, right) => left.borrower.localeCompare(right.borrower, "zh"),
          show: (row) => (
            <>
              <Link to={`/guarantees/${row.id}`}>{row.borrower}</Link> {row.automatic && <Mark tone="primary">{t("guarantee.follows")}</Mark>}
            </>
          ),
        },
        {
          key: "stage",
          title: t("registrations.stage"),
          card: "aside",
          filters: [...new Map(rows.map((row) => [row.stage.name, words(row.stage)]))].map(([value, text]) => ({ value, text })),
          filterBy: (row) => row.stage.name,
          show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark>,
        },
        // One's own name says nothing.
        ...(kind === "bank" ? [] : [{ key: "bank", title: t("financing.party.bank"), show: (row: GuaranteeRow) => row.bank }]),
        ...(kind === "guarantor" ? [] : [{ key: "guarantor", title: t("guarantee.guarantor"), show: (row: GuaranteeRow) => row.guarantor }]),
        { key: "scheme", title: t("guarantee.scheme"), wrap: 200, show: (row) => words(row.scheme_title) },
        { key: "principal", title: t("guarantee.principal"), numeric: true, sort: (left, right) => compareMoney(left.principal, right.principal), show: (row) => <Amount value={row.principal} /> },
        { key: "outstanding", title: t("guarantee.outstanding"), numeric: true, sort: (left, right) => compareMoney(left.outstanding, right.outstanding), show: (row) => <Amount value={row.outstanding} /> },
        { key: "paid", title: t("guarantee.paid"), numeric: true, show: (row) => (row.paid ? <Amount value={row.paid} /> : null) },
        { key: "recovered", title: t("guarantee.recovered"), numeric: true, show: (row) => (row.recovered ? <Amount value={row.recovered} /> : null) },
        {
          key: "due",
          title: t("guarantee.due"),
          show: (row) => (row.pay_by && !row.paid ? <Due due={row.pay_by} /> : row.matures_on ? <span className="number">{row.matures_on}</span> : null),
        },
      ]}
    />
  );
}
