import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { comma, useWords } from "@/app/words";
import { BeginButton } from "@/shared/action/BeginButton";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { formatMoney, formatRate } from "@/shared/money";
import { Panel } from "@/shared/Panel";
import { type Provenance, Source } from "@/shared/product/Source";
import type { CountBand, InsuranceAnswer, InsuranceProduct } from "./insurance";
import { QuoteForm } from "./QuoteForm";
import styles from "@/shared/product/Product.module.css";

export function InsurancePage() {
  const { id = "" } = useParams();
  const page = useQuery({
    queryKey: ["insurance-product", id],
    queryFn: () => get<InsuranceAnswer>(`/insurance-products/${encodeURIComponent(id)}`),
  });
  return <Loaded from={page}>{({ product }) => <Shown product={product} />}</Loaded>;
}

interface FigureRow {
  name: string;
  value: ReactNode;
  source: Provenance;
}

function useTerms(product: InsuranceProduct): FigureRow[] {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const words = useWords();
  const list = (name: string, codes: string[]) => codes.map((each) => catalogue.of(name, each)).join(comma());
  const basis = catalogue.of("insurance_sum_basis", product.sum.basis);
  const rows: FigureRow[] = [
    { name: t("insurance.insured"), value: list("insurance_insured", product.insured.may_be), source: product.insured.provenance },
    {
      name: t("insurance.objects"),
      value: product.objects.kinds.length > 0 ? list("right_kind", product.objects.kinds) : catalogue.of("insurance_counted", product.objects.counted),
      source: product.objects.provenance,
    },
    { name: t("insurance.territory"), value: list("insurance_zone", product.territory.zones), source: product.territory.provenance },
    { name: t("insurance.retroactive"), value: t("unit.months", { value: product.retroactive.value }), source: product.retroactive.provenance },
    { name: t("insurance.waiting"), value: t("unit.days", { value: product.waiting.value }), source: product.waiting.provenance },
    { name: t("insurance.term_least"), value: t("unit.months", { value: product.term.least.value }), source: product.term.least.provenance },
    { name: t("insurance.term_most"), value: t("unit.months", { value: product.term.most.value }), source: product.term.most.provenance },
    { name: t("insurance.least_of", { basis }), value: <Amount value={product.sum.least.value} />, source: product.sum.least.provenance },
    { name: t("insurance.most_of", { basis }), value: <Amount value={product.sum.most.value} />, source: product.sum.most.provenance },
    { name: t("insurance.per_claim"), value: <Amount value={product.limits.per_claim.value} />, source: product.limits.per_claim.provenance },
    { name: t("insurance.aggregate"), value: <Amount value={product.limits.aggregate.value} />, source: product.limits.aggregate.provenance },
    { name: t("insurance.insured_share"), value: <RateText value={product.insured_share.value} />, source: product.insured_share.provenance },
  ];
  const { fixed, share } = product.deductible;
  if (fixed) rows.push({ name: t("insurance.deductible_fixed"), value: <Amount value={fixed.value} />, source: fixed.provenance });
  if (share) rows.push({ name: t("insurance.deductible_share"), value: <RateText value={share.value} />, source: share.provenance });
  if (product.advance)
    rows.push({
      name: t("insurance.advance"),
      value: (
        <>
          <RateText value={product.advance.share.value} /> · {words(product.advance.when)}
        </>
      ),
      source: product.advance.share.provenance,
    });
  rows.push({ name: t("insurance.recovery"), value: words(product.recovery.text), source: product.recovery.provenance });
  return rows;
}

function useRates(product: InsuranceProduct): FigureRow[] {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const rating = product.rating;
  const rows: FigureRow[] = [];
  if (rating.rate) rows.push({ name: t("insurance.base_rate"), value: <RateText value={rating.rate.value} />, source: rating.rate.provenance });
  if (rating.amount) rows.push({ name: t("insurance.base_amount"), value: <Amount value={rating.amount.value} />, source: rating.amount.provenance });
  const factor = (value: string) => <span className="number">× {value}</span>;
  const band = ({ from, to }: CountBand) => (to === undefined ? t("insurance.band_on", { from }) : from === to ? String(from) : `${from}–${to}`);
  for (const each of rating.kinds?.rows ?? [])
    rows.push({ name: t("insurance.by_kind", { what: catalogue.of("right_kind", each.kind) }), value: factor(each.factor), source: rating.kinds!.provenance });
  for (const each of rating.zones?.rows ?? [])
    rows.push({ name: t("insurance.by_zone", { what: catalogue.of("insurance_zone", each.zone) }), value: factor(each.factor), source: rating.zones!.provenance });
  for (const each of rating.counts?.bands ?? []) rows.push({ name: t("insurance.by_count", { what: band(each) }), value: factor(each.factor), source: rating.counts!.provenance });
  for (const each of rating.sums?.bands ?? []) rows.push({ name: t("insurance.by_sum", { what: formatMoney(each.up_to) }), value: factor(each.factor), source: rating.sums!.provenance });
  for (const each of rating.claims?.bands ?? []) rows.push({ name: t("insurance.by_claims", { what: band(each) }), value: factor(each.factor), source: rating.claims!.provenance });
  rows.push({ name: t("insurance.minimum"), value: <Amount value={rating.minimum.value} />, source: rating.minimum.provenance });
  return rows;
}

function Figures({ title, rows }: { title: string; rows: FigureRow[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={title}>
      <DataTable
        rows={rows}
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
  );
}

function Shown({ product }: { product: InsuranceProduct }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const terms = useTerms(product);
  const rates = useRates(product);
  return (
    <>
      <PageHead
        title={words(product.title)}
        about={words(product.summary)}
        extra={<BeginButton operation="applyForInsurance" place={(id) => `/insurance-policies/${id}`} prefill={{ product: product.product }} />}
      />
      <div className={styles.stack}>
        <div className={styles.marks}>
          <Mark tone="primary">{catalogue.of("insurance_line", product.line)}</Mark>
          <Mark>{words(product.insurer)}</Mark>
          <Mark>{t("loan_product.case", { number: product.notice_case })}</Mark>
          <Mark>{catalogue.of("insurance_trigger", product.trigger)}</Mark>
          {product.examples && <Mark tone="warning">{t("loan_product.examples")}</Mark>}
        </div>
        <Card title={t("insurance.cover")}>
          <div className={styles.stack}>
            <div>{words(product.cover)}</div>
            <dl className={styles.figures}>
              <div>
                <dt>{t("insurance.event")}</dt>
                <dd>{words(product.event)}</dd>
              </div>
              <div>
                <dt>{t("insurance.deductible")}</dt>
                <dd>{catalogue.of("insurance_deductible", product.deductible.rule)}</dd>
              </div>
              <div>
                <dt>{t("insurance.papers")}</dt>
                <dd>{product.papers.map(words).join(comma())}</dd>
              </div>
            </dl>
            <Source of={product.provenance} />
          </div>
        </Card>
        <QuoteForm product={product} />
        <Panel title={t("insurance.items")}>
          <DataTable
            rows={product.items}
            rowKey={(row) => row.id}
            small
            flush
            columns={[
              { key: "title", title: t("insurance.item"), card: "head", show: (row) => words(row.title) },
              {
                key: "limit",
                title: t("insurance.sub_limit"),
                show: (row) =>
                  row.most ? <Amount value={row.most.value} /> : row.share ? t("insurance.share_of_sum", { share: formatRate(row.share.value) }) : t("insurance.up_to_sum"),
              },
              {
                key: "source",
                title: t("loan_product.source"),
                show: (row) => {
                  const figure = row.most ?? row.share;
                  return figure && <Source of={figure.provenance} />;
                },
              },
            ]}
          />
        </Panel>
        <Figures title={t("insurance.terms")} rows={terms} />
        <Figures title={t("insurance.rating")} rows={rates} />
        <Panel title={t("insurance.exclusions")}>
          <DataTable
            rows={product.exclusions}
            rowKey={(row) => row.id}
            small
            flush
            columns={[
              { key: "title", title: t("insurance.exclusion"), card: "head", show: (row) => words(row.title) },
              { key: "source", title: t("loan_product.source"), show: (row) => <Source of={row.provenance} /> },
            ]}
          />
        </Panel>
        <Panel title={t("insurance.cases")}>
          <DataTable
            rows={product.cases}
            rowKey={(row) => row.title.en}
            small
            flush
            columns={[
              { key: "title", title: t("insurance.case"), card: "head", show: (row) => words(row.title) },
              { key: "premium", title: t("insurance.premium"), numeric: true, show: (row) => <Amount value={row.premium} /> },
              { key: "payable", title: t("insurance.payable"), numeric: true, show: (row) => <Amount value={row.payable} /> },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
