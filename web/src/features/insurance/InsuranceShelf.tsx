import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import type { InsuranceRow, ShelfAnswer } from "./insurance";
import styles from "@/shared/product/Product.module.css";

export function InsuranceShelf() {
  const { t } = useTranslation();
  const words = useWords();
  const shelf = useQuery({ queryKey: ["insurance-products"], queryFn: () => get<ShelfAnswer>("/insurance-products") });
  const [line, setLine] = useState("all");
  return (
    <>
      <PageHead title={t("menu.insurance")} about={t("insurance.about")} />
      <Loaded from={shelf}>
        {({ items }) => {
          const lines = [...new Map(items.map((each) => [each.line.name, words(each.line)]))];
          const shown = items.filter((each) => line === "all" || each.line.name === line);
          return items.length === 0 ? (
            <Nothing title={t("insurance.none")} />
          ) : (
            <div>
              <div className={styles.tools}>
                <Select
                  style={{ minWidth: 220 }}
                  showSearch={{ optionFilterProp: "label" }}
                  aria-label={t("insurance.line")}
                  value={line}
                  onChange={setLine}
                  options={[{ value: "all", label: t("insurance.all_lines") }, ...lines.map(([value, label]) => ({ value, label }))]}
                />
                <span className="quiet">{t("insurance.count", { count: shown.length })}</span>
              </div>
              <div className={styles.shelf}>
                {shown.map((each) => (
                  <ProductCard key={each.version} product={each} />
                ))}
              </div>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function ProductCard({ product }: { product: InsuranceRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  return (
    <article className={styles.card}>
      <h2>
        <Link to={`/insurance-products/${product.id}`}>{words(product.title)}</Link>
      </h2>
      <div className={styles.marks}>
        <Mark tone="primary">{words(product.line)}</Mark>
        <Mark>{t("loan_product.case", { number: product.notice_case })}</Mark>
        <Mark>{catalogue.of("insurance_trigger", product.trigger)}</Mark>
        {product.examples && <Mark tone="warning">{t("loan_product.examples")}</Mark>}
        {!product.in_force && <Mark tone="bad">{t("loan_product.from", { date: product.from })}</Mark>}
      </div>
      <p className="quiet">{words(product.summary)}</p>
      <dl className={styles.figures}>
        <div>
          <dt>{t("insurance.most_of", { basis: catalogue.of("insurance_sum_basis", product.basis) })}</dt>
          <dd>
            <Amount value={product.most} />
          </dd>
        </div>
        <div>
          <dt>{t(product.rate ? "insurance.base_rate" : "insurance.base_amount")}</dt>
          <dd>{product.rate ? <RateText value={product.rate} /> : <Amount value={product.amount} />}</dd>
        </div>
        <div>
          <dt>{t("insurance.minimum")}</dt>
          <dd>
            <Amount value={product.minimum} />
          </dd>
        </div>
      </dl>
    </article>
  );
}
