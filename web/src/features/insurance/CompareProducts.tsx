import { useQueries } from "@tanstack/react-query";
import { Drawer, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { comma, useWords } from "@/app/words";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { useNarrow } from "@/shared/narrow";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { InsuranceAnswer, InsuranceProduct } from "./insurance";
import own from "./InsuranceShelf.module.css";

// Products side by side, row by row; rows in which they differ are tinted.
export function CompareProducts({ ids, close }: { ids: string[]; close: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const pages = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["insurance-product", id],
      queryFn: () => get<InsuranceAnswer>(`/insurance-products/${encodeURIComponent(id)}`),
    })),
  });
  const failed = pages.find((each) => each.error);
  const products = pages.flatMap((each) => each.data?.product ?? []);
  return (
    <Drawer title={t("insurance.compared")} open={ids.length > 0} onClose={close} size={narrow ? "100%" : 980} destroyOnHidden>
      {failed ? (
        <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />
      ) : products.length < ids.length ? (
        <Skeleton active />
      ) : (
        <Compared products={products} />
      )}
    </Drawer>
  );
}

function Compared({ products }: { products: InsuranceProduct[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const list = (name: string, codes: string[]) => codes.map((each) => catalogue.of(name, each)).join(comma());
  const rows: [string, (product: InsuranceProduct) => string, ((product: InsuranceProduct) => ReactNode)?][] = [
    [t("insurance.line"), (each) => catalogue.of("insurance_line", each.line)],
    [t("insurance.insurer"), (each) => words(each.insurer)],
    [t("insurance.cover"), (each) => words(each.cover)],
    [t("insurance.insured"), (each) => list("insurance_insured", each.insured.may_be)],
    [
      t("insurance.objects"),
      (each) => (each.objects.kinds.length > 0 ? list("right_kind", each.objects.kinds) : catalogue.of("insurance_counted", each.objects.counted)),
    ],
    [t("insurance.territory"), (each) => list("insurance_zone", each.territory.zones)],
    [t("insurance.trigger"), (each) => catalogue.of("insurance_trigger", each.trigger)],
    [t("insurance.waiting"), (each) => t("unit.days", { value: each.waiting.value })],
    [t("insurance.sum_basis"), (each) => catalogue.of("insurance_sum_basis", each.sum.basis)],
    [t("insurance.column.sum_least"), (each) => each.sum.least.value, (each) => <Amount value={each.sum.least.value} />],
    [t("insurance.column.sum_most"), (each) => each.sum.most.value, (each) => <Amount value={each.sum.most.value} />],
    [
      t("insurance.column.base_premium"),
      (each) => each.rating.rate?.value ?? each.rating.amount!.value,
      (each) => (each.rating.rate ? <RateText value={each.rating.rate.value} /> : <Amount value={each.rating.amount!.value} />),
    ],
    [t("insurance.minimum"), (each) => each.rating.minimum.value, (each) => <Amount value={each.rating.minimum.value} />],
    [t("insurance.deductible"), (each) => catalogue.of("insurance_deductible", each.deductible.rule)],
    [
      t("insurance.deductible_fixed"),
      (each) => each.deductible.fixed?.value ?? "",
      (each) => (each.deductible.fixed ? <Amount value={each.deductible.fixed.value} /> : "—"),
    ],
    [
      t("insurance.deductible_share"),
      (each) => each.deductible.share?.value ?? "",
      (each) => (each.deductible.share ? <RateText value={each.deductible.share.value} /> : "—"),
    ],
    [t("insurance.insured_share"), (each) => each.insured_share.value, (each) => <RateText value={each.insured_share.value} />],
    [t("insurance.per_claim"), (each) => each.limits.per_claim.value, (each) => <Amount value={each.limits.per_claim.value} />],
    [t("insurance.aggregate"), (each) => each.limits.aggregate.value, (each) => <Amount value={each.limits.aggregate.value} />],
    [t("insurance.items"), (each) => each.items.map((item) => words(item.title)).join(comma())],
    [t("insurance.exclusions"), (each) => each.exclusions.map((one) => words(one.title)).join(comma())],
  ];
  return (
    <div className={own.compared}>
      <table>
        <thead>
          <tr>
            <th scope="row" />
            {products.map((each) => (
              <th key={each.product} scope="col">
                <Link to={`/insurance-products/${each.product}`}>{words(each.title)}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, text, shown]) => (
            <tr key={name} className={new Set(products.map(text)).size > 1 ? own.differs : undefined}>
              <th scope="row">{name}</th>
              {products.map((each) => (
                <td key={each.product}>{shown ? shown(each) : text(each)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
