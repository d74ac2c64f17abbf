import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { ChainBar } from "./ChainBar";
import { type ChainLink, type GuaranteeAnswer, toneOfStage } from "./guarantees";

export function GuaranteePage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["guarantee", id], queryFn: () => get<GuaranteeAnswer>(`/guarantees/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {({ guarantee, scheme, fields, chain, upstream_fees, actions, timeline }) => (
        <>
          <PageHead
            title={`${guarantee.borrower} · ${t("guarantee.title")}`}
            about={
              <>
                <Mark tone={toneOfStage(guarantee.stage.name)}>{words(guarantee.stage)}</Mark> {guarantee.automatic && <Mark tone="primary">{t("guarantee.follows")}</Mark>}{" "}
                {guarantee.guarantor} → {guarantee.bank} · <Link to={`/guarantees/schemes/${scheme.id}`}>{words(scheme.title)}</Link>
              </>
            }
          />
          <Columns side={<NextStep actions={actions} />}>
            <Card title={t("guarantee.content")}>
              <FieldList fields={fields} />
            </Card>
            <Card title={t("guarantee.chain")}>
              <ChainBar label={t("guarantee.chain")} parts={chain.map((each) => ({ party: each.party.name, label: words(each.party), share: each.share }))} />
            </Card>
            <Chain rows={chain} />
            {upstream_fees.length > 0 && (
              <Panel title={t("guarantee.upstream_fees")}>
                <DataTable
                  rows={upstream_fees}
                  rowKey={(row) => row.party.name}
                  small
                  flush
                  columns={[
                    { key: "party", title: t("guarantee.party"), card: "head", show: (row) => words(row.party) },
                    { key: "amount", title: t("guarantee.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
                  ]}
                />
              </Panel>
            )}
            <Card title={t("timeline.title")}>
              <Timeline items={timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}

function Chain({ rows }: { rows: ChainLink[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("guarantee.who_bears")}>
      <DataTable
        rows={rows}
        rowKey={(row) => row.party.name}
        small
        flush
        columns={[
          { key: "party", title: t("guarantee.party"), card: "head", show: (row) => words(row.party) },
          { key: "name", title: t("guarantee.organisation"), show: (row) => row.name ?? "—" },
          { key: "share", title: t("guarantee.share"), numeric: true, card: "aside", show: (row) => <RateText value={row.share} /> },
          { key: "borne", title: t("guarantee.borne"), numeric: true, show: (row) => (row.borne ? <Amount value={row.borne} /> : null) },
          { key: "returned", title: t("guarantee.returned"), numeric: true, show: (row) => (row.returned ? <Amount value={row.returned} /> : null) },
          {
            key: "reimbursed",
            title: t("guarantee.reimbursed"),
            show: (row) => (row.reimbursed === undefined ? null : <Mark tone={row.reimbursed ? "good" : "warning"}>{t(row.reimbursed ? "guarantee.is_reimbursed" : "guarantee.is_owed")}</Mark>),
          },
        ]}
      />
    </Panel>
  );
}
