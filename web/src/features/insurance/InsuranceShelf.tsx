import { DiffOutlined, DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, Segmented, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue, useCatalogueData } from "@/shared/catalogue";
import { csvText, saveFile } from "@/shared/csv";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { CompareProducts } from "./CompareProducts";
import type { InsuranceRow, ShelfAnswer } from "./insurance";
import { Suggestions } from "./Suggestions";
import own from "./InsuranceShelf.module.css";
import styles from "@/shared/product/Product.module.css";

const MOST_COMPARED = 4;

export function InsuranceShelf() {
  const { t } = useTranslation();
  const me = useMe();
  const [place, setPlace] = useSearchParams();
  const firm = me.roles.includes("enterprise_officer");
  const mine = firm && place.get("for") === "me";
  return (
    <>
      <PageHead title={t("menu.insurance")} about={t(mine ? "insurance.mine_about" : "insurance.about")} />
      {firm && (
        <Segmented
          style={{ marginBottom: 14 }}
          value={mine ? "me" : "all"}
          onChange={(value) => setPlace(value === "me" ? { for: "me" } : {})}
          options={[
            { value: "all", label: t("insurance.tab_all") },
            { value: "me", label: t("insurance.tab_mine") },
          ]}
        />
      )}
      {mine ? <Suggestions /> : <Catalogue />}
    </>
  );
}

function Catalogue() {
  const { t } = useTranslation();
  const shelf = useQuery({ queryKey: ["insurance-products"], queryFn: () => get<ShelfAnswer>("/insurance-products") });
  return (
    <Loaded from={shelf}>{({ items }) => (items.length === 0 ? <Nothing title={t("insurance.none")} /> : <Shelf items={items} />)}</Loaded>
  );
}

const ORDERS = ["line", "minimum", "most", "name"] as const;
type Order = (typeof ORDERS)[number];

function Shelf({ items }: { items: InsuranceRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim().toLowerCase());
  const [line, setLine] = useState<string>();
  const [insurer, setInsurer] = useState<string>();
  const [zone, setZone] = useState<string>();
  const [order, setOrder] = useState<Order>("line");
  const [picked, setPicked] = useState<string[]>([]);
  const [comparing, setComparing] = useState(false);
  const lines = [...new Map(items.map((each) => [each.line.name, words(each.line)]))];
  const insurers = [...new Map(items.map((each) => [each.insurer.zh, words(each.insurer)]))];
  const zones = [...new Set(items.flatMap((each) => each.zones))];
  const ordered = useCatalogueData().data?.enums?.["insurance_line"] ?? [];
  const place = (each: InsuranceRow) => ordered.findIndex(({ name }) => name === each.line.name);
  const shown = items
    .filter(
      (each) =>
        (!line || each.line.name === line) &&
        (!insurer || each.insurer.zh === insurer) &&
        (!zone || each.zones.includes(zone)) &&
        [words(each.title), words(each.summary), words(each.line), ...each.kinds.map((kind) => catalogue.of("right_kind", kind))].some((text) =>
          text.toLowerCase().includes(search),
        ),
    )
    .sort((left, right) => {
      if (order === "minimum") return compareMoney(left.minimum, right.minimum);
      if (order === "most") return compareMoney(right.most, left.most);
      const named = words(left.title).localeCompare(words(right.title), "zh");
      return order === "name" ? named : place(left) - place(right) || named;
    });
  const options = (all: string, list: [string, string][]) => [{ value: "", label: all }, ...list.map(([value, label]) => ({ value, label }))];
  const select = (label: string, all: string, value: string | undefined, choose: (value: string | undefined) => void, list: [string, string][]) => (
    <Select
      className={own.select!}
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      value={value ?? ""}
      onChange={(chosen) => choose(chosen || undefined)}
      options={options(all, list)}
    />
  );
  const pick = (id: string, on: boolean) => setPicked(on ? [...picked, id] : picked.filter((each) => each !== id));
  return (
    <div>
      <div className={styles.tools}>
        <Input.Search
          className={own.search!}
          allowClear
          value={typed}
          placeholder={t("insurance.search")}
          aria-label={t("insurance.search")}
          onChange={(event) => setTyped(event.target.value)}
        />
        {select(t("insurance.line"), t("insurance.all_lines"), line, setLine, lines)}
        {select(t("insurance.insurer"), t("insurance.all_insurers"), insurer, setInsurer, insurers)}
        {select(t("insurance.territory"), t("insurance.all_zones"), zone, setZone, zones.map((each) => [each, catalogue.of("insurance_zone", each)]))}
        <Select
          className={own.select!}
          aria-label={t("insurance.order")}
          value={order}
          onChange={setOrder}
          options={ORDERS.map((value) => ({ value, label: t(`insurance.order_by.${value}`) }))}
        />
        <span className="quiet">{t("insurance.count", { count: new Set(shown.map((each) => each.id)).size })}</span>
        <div className={own.acts}>
          <Button icon={<DiffOutlined />} disabled={picked.length < 2} onClick={() => setComparing(true)}>
            {t("insurance.compare", { count: picked.length })}
          </Button>
          <Button
            icon={<DownloadOutlined />}
            disabled={shown.length === 0}
            onClick={() =>
              saveFile(
                `${t("menu.insurance")}.csv`,
                csvText(
                  ["product", "line", "insurer", "insured", "territory", "sum_least", "sum_most", "base_premium", "minimum"].map((each) =>
                    t(`insurance.column.${each as "product"}`),
                  ),
                  shown.map((each) => [
                    words(each.title),
                    words(each.line),
                    words(each.insurer),
                    each.insured.map((code) => catalogue.of("insurance_insured", code)).join(" "),
                    each.zones.map((code) => catalogue.of("insurance_zone", code)).join(" "),
                    each.least,
                    each.most,
                    each.rate ?? each.amount ?? "",
                    each.minimum,
                  ]),
                ),
              )
            }
          >
            {t("insurance.export")}
          </Button>
        </div>
      </div>
      {shown.length === 0 ? (
        <Nothing title={t("insurance.none_found")} advice={t("insurance.none_found_advice")} />
      ) : (
        <div className={styles.shelf}>
          {shown.map((each) => (
            <ProductCard
              key={each.version}
              product={each}
              picked={picked.includes(each.id)}
              full={picked.length >= MOST_COMPARED}
              pick={(on) => pick(each.id, on)}
            />
          ))}
        </div>
      )}
      <CompareProducts ids={comparing ? picked : []} close={() => setComparing(false)} />
    </div>
  );
}

interface Shown {
  product: InsuranceRow;
  picked: boolean;
  full: boolean;
  pick: (on: boolean) => void;
}

function ProductCard({ product, picked, full, pick }: Shown) {
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
      <div className={own.foot}>
        <span className="quiet">{words(product.insurer)}</span>
        {product.in_force && (
          <Checkbox checked={picked} disabled={full && !picked} onChange={(event) => pick(event.target.checked)}>
            {t("insurance.pick")}
          </Checkbox>
        )}
      </div>
    </article>
  );
}
