import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { closing, colon, opening, useWords } from "@/app/words";
import { get } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { formatMoney, formatRate } from "@/shared/money";
import { DateField, MoneyField, RateField, Rows, TextField, useEditing } from "./fields";
import { type Comparable, type FileAnswer, listAt, type Path, type Reference } from "./workbench";
import styles from "./Workbench.module.css";

const PATH: Path = ["market", "deals"];

export function MarketForm({ file, reference }: { file: FileAnswer; reference: Reference }) {
  const { t } = useTranslation();
  const words = useWords();
  const { sheet, set } = useEditing();
  const deals = listAt(sheet, PATH);
  const published = useQuery({ queryKey: ["comparables", file.id], queryFn: () => get<Page<Comparable>>(`/working-files/${file.id}/comparables`), retry: false });
  const found = published.data?.items ?? [];
  // Whoever takes a published price still says how it differs from the right at hand.
  const take = (deal: Comparable) => set(PATH, [...deals, { name: deal.name, source: deal.source, date: deal.date, price: deal.price, corrections: {} }]);
  return (
    <>
      <p className="quiet">{t("workbench.market_about", { least: reference.least_comparables, found: found.length })}</p>
      {found.length > 0 && (
        <Select
          style={{ width: "100%", marginBottom: 12 }}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("workbench.take_published")}
          aria-label={t("workbench.take_published")}
          value={null}
          options={found.map((deal, index) => ({ value: index, label: `${deal.name} · ${deal.date} · ${formatMoney(deal.price)}` }))}
          onChange={(index: number) => {
            const deal = found[index];
            if (deal) take(deal);
          }}
        />
      )}
      {published.data && found.length < reference.least_comparables && <Alert className={styles.notice!} type="info" showIcon title={t("workbench.few_published", { found: found.length, least: reference.least_comparables })} />}
      <Rows path={PATH} label={t("workbench.deal")} fresh={{ corrections: {} }}>
        {(row) => (
          <>
            <TextField path={[...row, "name"]} label={t("workbench.deal")} />
            <TextField path={[...row, "source"]} label={t("workbench.deal_source")} />
            <DateField path={[...row, "date"]} label={t("workbench.deal_date")} />
            <MoneyField path={[...row, "price"]} label={t("workbench.deal_price")} />
            {reference.corrections.rows.map(({ rule }) => (
              <RateField key={rule.name} path={[...row, "corrections", rule.name]} label={`${words(rule)}${opening()}${formatRate(rule.low)} – ${formatRate(rule.high)}${closing()}`} />
            ))}
            <div className={styles.wide}>
              <Button
                size="small"
                onClick={() => set([...row, "corrections"], Object.fromEntries(reference.corrections.rows.map(({ rule }) => [rule.name, "100%"])))}
              >
                {t("workbench.no_correction")}
              </Button>
            </div>
            <TextField path={[...row, "left_out"]} label={t("workbench.left_out")} optional wide />
          </>
        )}
      </Rows>
      <div className={styles.part}>
        {reference.corrections.rows.map(({ rule, guide, provenance }) => (
          <p key={rule.name} className="quiet" style={{ fontSize: 12.5 }}>
            {words(rule)}{colon()}{words(guide)}{opening()}{words(provenance.source)}{closing()}
          </p>
        ))}
      </div>
    </>
  );
}
