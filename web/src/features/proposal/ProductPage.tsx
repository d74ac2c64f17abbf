import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { comma, useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { type Provenance, Source } from "@/shared/product/Source";
import { type Product, type ProductAnswer, upper } from "./proposals";
import styles from "./Proposal.module.css";

const VERSION_SHOWN = 12;

export function ProductPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["product", id], queryFn: () => get<ProductAnswer>(`/products/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(answer) => <Shown answer={answer} />}</Loaded>;
}

interface FigureRow {
  name: string;
  value: React.ReactNode;
  source?: Provenance;
}

function useFigures(product: Product): FigureRow[] {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const rows: FigureRow[] = [];
  const ltv = product.line.loan_to_value;
  if (ltv) {
    for (const each of ltv.kinds) rows.push({ name: t("loan_product.ltv", { kind: catalogue.of("right_kind", each.kind) }), value: <RateText value={each.most} />, source: each.provenance });
    rows.push({ name: t("loan_product.hard"), value: <RateText value={ltv.hard_ceiling.value} />, source: ltv.hard_ceiling.provenance });
    rows.push({ name: t("loan_product.point"), value: catalogue.of("value_point", ltv.point) });
  }
  if (product.line.cap) rows.push({ name: t("loan_product.cap"), value: <Amount value={product.line.cap.value} />, source: product.line.cap.provenance });
  if (product.line.least) rows.push({ name: t("loan_product.least"), value: <Amount value={product.line.least.value} />, source: product.line.least.provenance });
  rows.push({ name: t("loan_product.reference"), value: catalogue.of("tenor", product.rate.reference) });
  if (!product.grades) rows.push({ name: t("loan_product.margin"), value: <RateText value={product.rate.margin.value} />, source: product.rate.margin.provenance });
  rows.push({ name: t("loan_product.floor"), value: <RateText value={product.rate.floor.value} />, source: product.rate.floor.provenance });
  rows.push({ name: t("loan_product.ceiling"), value: <RateText value={product.rate.ceiling.value} />, source: product.rate.ceiling.provenance });
  rows.push({ name: t("loan_product.longest"), value: t("unit.months", { value: product.tenor.longest.value }), source: product.tenor.longest.provenance });
  rows.push({ name: t("loan_product.reserve"), value: t("unit.months", { value: product.tenor.reserve.value }), source: product.tenor.reserve.provenance });
  if (product.cover) {
    const figure = product.cover.most_share ?? product.cover.points;
    rows.push({ name: catalogue.of("cover_effect", product.cover.effect), value: figure ? <RateText value={figure.value} /> : "—", ...(figure ? { source: figure.provenance } : {}) });
  }
  rows.push({ name: t("loan_product.valid"), value: t("unit.months", { value: product.drawdown.valid.value }), source: product.drawdown.valid.provenance });
  if (product.subsidy) {
    rows.push({ name: t("loan_product.subsidy"), value: <RateText value={product.subsidy.share.value} />, source: product.subsidy.share.provenance });
    rows.push({ name: t("loan_product.subsidy_most"), value: <Amount value={product.subsidy.most_a_year.value} />, source: product.subsidy.most_a_year.provenance });
  }
  return rows;
}

function Shown({ answer: { product, versions, on } }: { answer: ProductAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const me = useMe();
  const officer = me.roles.includes("bank_officer");
  const figures = useFigures(product);
  return (
    <>
      <PageHead
        title={words(product.title)}
        about={words(product.summary)}
        extra={officer && <Link to={`/proposals/new?product=${product.product}`}>{t("proposal.workbench")}</Link>}
      />
      <div className={styles.stack}>
        <div className={styles.marks}>
          <Mark tone="primary">{catalogue.of("product_mode", product.mode)}</Mark>
          <Mark>{words(product.lender.name)}</Mark>
          <Mark>{t("loan_product.case", { number: product.notice_case })}</Mark>
          <Mark>{t(product.drawdown.revolving ? "loan_product.revolving" : "loan_product.single")}</Mark>
          {product.examples && <Mark tone="warning">{t("loan_product.examples")}</Mark>}
        </div>
        <Panel title={t("loan_product.who")}>
          <DataTable
            rows={product.who}
            rowKey={(row) => row.id}
            small
            flush
            columns={[
              { key: "title", title: t("loan_product.condition"), card: "head", show: (row) => words(row.title) },
              { key: "asked", title: t("loan_product.asked"), show: (row) => catalogue.of("asked", row.asked) },
              { key: "source", title: t("loan_product.source"), show: (row) => <Source of={row.provenance} /> },
            ]}
          />
        </Panel>
        <Panel title={t("loan_product.figures")}>
          <DataTable
            rows={figures}
            rowKey={(row) => row.name}
            small
            flush
            columns={[
              { key: "name", title: t("loan_product.figure"), card: "head", show: (row) => row.name },
              { key: "value", title: t("loan_product.value"), numeric: true, card: "aside", show: (row) => row.value },
              { key: "source", title: t("loan_product.source"), show: (row) => row.source && <Source of={row.source} /> },
            ]}
          />
        </Panel>
        {product.grades && (
          <Panel title={t("loan_product.grades")}>
            <DataTable
              rows={product.grades.rows}
              rowKey={(row) => row.grade}
              small
              flush
              columns={[
                { key: "grade", title: t("proposal.grade"), card: "head", show: (row) => <b>{upper(row.grade)}</b> },
                { key: "line", title: t("proposal.line"), numeric: true, show: (row) => <Amount value={row.line} /> },
                { key: "margin", title: t("loan_product.margin_bp"), numeric: true, show: (row) => `${row.margin_bp >= 0 ? "+" : "−"}${Math.abs(row.margin_bp)} bp` },
                { key: "review", title: t("loan_product.review"), show: (row) => t("unit.months", { value: row.review_months }) },
                { key: "after", title: t("loan_product.after_loan"), show: (row) => words(row.after_loan) },
              ]}
            />
          </Panel>
        )}
        <Card title={t("loan_product.handling")}>
          <dl className={styles.figures}>
            <div>
              <dt>{t("loan_product.repayment")}</dt>
              <dd>{product.repayment.map((each) => catalogue.of("repayment_method", each)).join(comma())}</dd>
            </div>
            <div>
              <dt>{t("loan_product.drawdown")}</dt>
              <dd>{words(product.drawdown.way)}</dd>
            </div>
            <div>
              <dt>{t("loan_product.papers")}</dt>
              <dd>{product.papers.map(words).join(comma())}</dd>
            </div>
            {product.subsidy && (
              <div>
                <dt>{t("loan_product.subsidy")}</dt>
                <dd>{words(product.subsidy.programme)}</dd>
              </div>
            )}
          </dl>
        </Card>
        <Panel title={t("loan_product.versions")}>
          <DataTable
            rows={versions}
            rowKey={(row) => row.version}
            small
            flush
            columns={[
              { key: "version", title: t("loan_product.version"), card: "head", show: (row) => <span className="id">{row.version.slice(0, VERSION_SHOWN)}</span> },
              { key: "from", title: t("loan_product.since"), show: (row) => <span className="number">{row.from}</span> },
              { key: "until", title: t("loan_product.until"), show: (row) => <span className="number">{row.until ?? "—"}</span> },
              { key: "now", title: "", card: "aside", show: (row) => (row.from <= on && (!row.until || on <= row.until) ? <Mark tone="good">{t("loan_product.now")}</Mark> : null) },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
