import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { BeginButton } from "@/shared/action/BeginButton";
import { useMe } from "@/features/session/session";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { type LineRow, toneOfStage } from "./guarantees";
import { Places } from "./Places";

export function Lines() {
  const { t } = useTranslation();
  const words = useWords();
  const kind = useMe().organisation.kind;
  const page = useQuery({ queryKey: ["guarantor-lines"], queryFn: () => get<Page<LineRow>>("/guarantor-lines") });
  return (
    <>
      <PageHead title={t("guarantee.places.lines")} about={t("guarantee.lines_about")} extra={<BeginButton operation="proposeGuarantorLine" place={(id) => `/guarantees/lines/${id}`} />} />
      <Places at="lines" />
      <Loaded from={page}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            empty={<Nothing title={t("guarantee.no_lines")} advice={t("guarantee.no_lines_advice")} />}
            columns={[
              { key: "number", title: t("guarantee.agreement"), card: "head", show: (row) => <Link to={`/guarantees/lines/${row.id}`}>{row.number}</Link> },
              {
                key: "stage",
                title: t("registrations.stage"),
                card: "aside",
                show: (row) => (
                  <>
                    <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> {row.stopped && (row.mode?.name === "automatic" ? <Mark tone="bad">{t("guarantee.stopped")}</Mark> : <Mark tone="warning">{t("guarantee.at_line")}</Mark>)}
                  </>
                ),
              },
              // One's own name says nothing.
              ...(kind === "guarantor" ? [] : [{ key: "guarantor", title: t("guarantee.guarantor"), show: (row: LineRow) => row.guarantor }]),
              ...(kind === "bank" ? [] : [{ key: "bank", title: t("financing.party.bank"), show: (row: LineRow) => row.bank }]),
              {
                key: "scheme",
                title: t("guarantee.scheme"),
                wrap: 220,
                show: (row) => (
                  <>
                    {words(row.scheme_title)} {row.mode?.name === "automatic" && <Mark tone="primary">{words(row.mode)}</Mark>}
                  </>
                ),
              },
              { key: "amount", title: t("guarantee.line_amount"), numeric: true, show: (row) => (row.amount ? <Amount value={row.amount} /> : null) },
              { key: "outstanding", title: t("guarantee.in_force"), numeric: true, show: (row) => (row.outstanding ? <Amount value={row.outstanding} /> : null) },
              { key: "left", title: t("guarantee.line_left"), numeric: true, show: (row) => (row.left ? <Amount value={row.left} /> : null) },
              {
                key: "rate",
                title: t("guarantee.claim_rate"),
                numeric: true,
                show: (row) =>
                  row.stop_line && row.claim_rate !== undefined ? (
                    <>
                      {row.claim_rate === "" ? "—" : <RateText value={row.claim_rate} />} / <RateText value={row.stop_line} />
                    </>
                  ) : null,
              },
              { key: "until", title: t("guarantee.until"), show: (row) => <span className="number">{row.until}</span> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
