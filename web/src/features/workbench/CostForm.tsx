import { useTranslation } from "react-i18next";
import { ChoiceField, CountField, MoneyField, RateField, Rows, TextField } from "./fields";
import { Uncertainty } from "./Uncertainty";
import type { Reference } from "./workbench";
import styles from "./Workbench.module.css";

export function CostForm({ reference }: { reference: Reference }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.fields}>
        <ChoiceField path={["cost", "basis"]} label={t("workbench.cost_basis")} options={(["replacement", "reproduction"] as const).map((value) => ({ value, label: t(`workbench.cost_bases.${value}`) }))} />
        <CountField path={["cost", "used_months"]} label={t("workbench.used_months")} suffix={t("workbench.months_unit")} />
        <CountField path={["cost", "remaining_months"]} label={t("workbench.remaining_months")} suffix={t("workbench.months_unit")} />
        <RateField path={["cost", "functional"]} label={t("workbench.functional")} />
        <RateField path={["cost", "economic"]} label={t("workbench.economic")} />
      </div>
      <Rows path={["cost", "items"]} label={t("workbench.cost_item")} fresh={{}}>
        {(row) => (
          <>
            <TextField path={[...row, "name"]} label={t("workbench.cost_item")} placeholder={t("workbench.cost_item_example")} />
            <MoneyField path={[...row, "amount"]} label={t("workbench.amount")} />
          </>
        )}
      </Rows>
      <Uncertainty path={["cost", "uncertain"]} allowed={reference.uncertain["cost"] ?? []} reference={reference} />
    </>
  );
}
