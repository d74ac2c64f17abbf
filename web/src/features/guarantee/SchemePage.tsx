import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { comma, useWords } from "@/app/words";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { formatMoney } from "@/shared/money";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import styles from "@/shared/product/Product.module.css";
import { type Provenance, Source } from "@/shared/product/Source";
import { ChainBar } from "./ChainBar";
import type { Scheme, SchemeAnswer } from "./guarantees";
import { SchemeQuote } from "./SchemeQuote";

export function SchemePage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["guarantee-scheme", id], queryFn: () => get<SchemeAnswer>(`/guarantee-schemes/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(answer) => <Shown answer={answer} />}</Loaded>;
}

interface FigureRow {
  name: string;
  value: ReactNode;
  source: Provenance;
}

function useFigures(scheme: Scheme): FigureRow[] {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const party = (code: string) => catalogue.of("guarantee_party", code);
  const rows: FigureRow[] = scheme.shares.map((each) => ({
    name: t("guarantee.share_of", { party: party(each.party) }),
    value: <RateText value={each.share} />,
    source: each.provenance,
  }));
  const { fee, counter_guarantee: counter, automatic, stop, payment, recovery } = scheme;
  const add = (name: string, value: ReactNode, source: Provenance) => rows.push({ name, value, source });
  add(t("guarantee.rate_of", { basis: catalogue.of("guarantee_fee_basis", fee.basis) }), <RateText value={fee.rate.value} />, fee.rate.provenance);
  if (fee.small) add(t("guarantee.small_rate", { amount: formatMoney(fee.small.up_to) }), <RateText value={fee.small.rate} />, fee.small.provenance);
  if (fee.unsecured) add(t("guarantee.unsecured"), <RateText value={fee.unsecured.value} />, fee.unsecured.provenance);
  add(t("guarantee.ceiling"), <RateText value={fee.ceiling.value} />, fee.ceiling.provenance);
  for (const each of fee.upstream) {
    add(t("guarantee.upstream_rate", { party: party(each.party) }), <RateText value={each.rate.value} />, each.rate.provenance);
    if (each.small) add(t("guarantee.upstream_small", { party: party(each.party), amount: formatMoney(each.small.up_to) }), <RateText value={each.small.rate} />, each.small.provenance);
  }
  const ways = counter.any_of.map((each) => catalogue.of("counter_guarantee", each)).join(comma());
  add(t("guarantee.counter"), counter.required ? t("guarantee.counter_required", { ways }) : ways ? t("guarantee.counter_optional", { ways }) : t("guarantee.counter_none"), counter.provenance);
  if (automatic) {
    add(t("guarantee.auto_most"), <Amount value={automatic.most.value} />, automatic.most.provenance);
    add(t("guarantee.auto_months"), t("unit.months", { value: automatic.months.value }), automatic.months.provenance);
    if (automatic.borrower_most) add(t("guarantee.auto_borrower"), <Amount value={automatic.borrower_most.value} />, automatic.borrower_most.provenance);
    if (automatic.sizes) add(t("guarantee.auto_sizes"), automatic.sizes.any_of.map((each) => catalogue.of("size", each)).join(comma()), automatic.sizes.provenance);
    if (automatic.technology_firm) add(t("guarantee.auto_technology"), t("guarantee.asked"), automatic.technology_firm.provenance);
    if (automatic.rights) add(t("guarantee.auto_rights"), automatic.rights.value, automatic.rights.provenance);
    add(t("guarantee.auto_report"), t("unit.days", { value: automatic.report_within.value }), automatic.report_within.provenance);
  }
  if (stop)
    add(
      t("guarantee.stop_of", { base: catalogue.of("guarantee_claim_base", stop.base) }),
      <>
        <RateText value={stop.line.value} /> {stop.caps_payment && t("guarantee.caps")}
      </>,
      stop.line.provenance,
    );
  add(t("guarantee.call_after"), t("unit.days", { value: payment.after.value }), payment.after.provenance);
  add(t("guarantee.call_within"), t("unit.days", { value: payment.call_within.value }), payment.call_within.provenance);
  add(t("guarantee.pay_within"), t("unit.days", { value: payment.pay_within.value }), payment.pay_within.provenance);
  add(t("guarantee.pursues"), party(recovery.pursues), recovery.provenance);
  add(t("guarantee.division"), catalogue.of("guarantee_division", recovery.division), recovery.provenance);
  return rows;
}

function Shown({ answer: { product: scheme, of_hundred } }: { answer: SchemeAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const figures = useFigures(scheme);
  return (
    <>
      <PageHead title={words(scheme.title)} about={words(scheme.summary)} />
      <div className={styles.stack}>
        <div className={styles.marks}>
          <Mark tone="primary">{catalogue.of("guarantee_mode", scheme.mode)}</Mark>
          <Mark>{t("guarantee.covers", { what: catalogue.of("guarantee_covers", scheme.covers) })}</Mark>
          {scheme.notice_case > 0 && <Mark>{t("loan_product.case", { number: scheme.notice_case })}</Mark>}
          {scheme.examples && <Mark tone="warning">{t("loan_product.examples")}</Mark>}
        </div>
        <Card title={t("guarantee.of_hundred")}>
          <div className={styles.stack}>
            <ChainBar
              label={t("guarantee.of_hundred")}
              parts={scheme.shares.map((each) => ({
                party: each.party,
                label: catalogue.of("guarantee_party", each.party),
                share: each.share,
                amount: of_hundred.parts.find(({ party }) => party === each.party)?.amount,
              }))}
            />
            <Source of={scheme.provenance} />
          </div>
        </Card>
        <SchemeQuote scheme={scheme} />
        <Panel title={t("guarantee.figures")}>
          <DataTable
            rows={figures}
            rowKey={(row) => row.name}
            small
            flush
            columns={[
              { key: "name", title: t("loan_product.figure"), card: "head", show: (row) => row.name },
              { key: "value", title: t("loan_product.value"), show: (row) => row.value },
              { key: "source", title: t("loan_product.source"), show: (row) => <Source of={row.source} /> },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
