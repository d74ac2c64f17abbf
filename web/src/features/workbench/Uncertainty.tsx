// Which inputs are not known for certain, and what is known of them.
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { ChoiceField, RateField, Rows, useEditing } from "./fields";
import { type Path, type Reference, textAt } from "./workbench";
import styles from "./Workbench.module.css";

const PARTS = {
  uniform: ["low", "high"],
  triangular: ["low", "mode", "high"],
  normal: ["mean", "deviation", "low", "high"],
  lognormal: ["median", "deviation", "low", "high"],
  discrete: [],
  fixed: ["value"],
} as const;
type Kind = keyof typeof PARTS;
const KINDS = Object.keys(PARTS) as Kind[];

export function Uncertainty({ path, allowed, reference }: { path: Path; allowed: string[]; reference: Reference }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <section className={styles.part}>
      <h3>{t("workbench.uncertain")}</h3>
      <p className="quiet">{t("workbench.uncertain_about")}</p>
      <Rows path={path} label={t("workbench.uncertain_one")} fresh={{ distribution: { type: "triangular" } }} most={allowed.length}>
        {(row) => (
          <>
            <ChoiceField
              path={[...row, "input"]}
              label={t("workbench.input")}
              options={allowed.map((name) => ({ value: name, label: words(reference.quantities.find((each) => each.name === name)) || name }))}
            />
            <DistributionFields row={row} reference={reference} />
          </>
        )}
      </Rows>
    </section>
  );
}

function DistributionFields({ row, reference }: { row: Path; reference: Reference }) {
  const { t } = useTranslation();
  const words = useWords();
  const { sheet, set } = useEditing();
  const path: Path = [...row, "distribution"];
  const kind = (textAt(sheet, [...path, "type"]) || "triangular") as Kind;
  const quantity = reference.quantities.find((each) => each.name === textAt(sheet, [...row, "input"]));
  const plain = quantity && !quantity.percent ? { plain: "" } : {};
  return (
    <>
      <ChoiceField
        path={[...path, "type"]}
        label={t("workbench.distribution")}
        options={KINDS.map((value) => ({ value, label: t(`workbench.distributions.${value}`) }))}
        changed={(value) => set(path, { type: value ?? "triangular" })}
      />
      {PARTS[kind].map((part) => (
        <RateField key={part} path={[...path, part]} label={t(`workbench.distribution_part.${part}`)} {...(part === "deviation" && kind === "lognormal" ? { plain: "" } : plain)} />
      ))}
      {kind === "discrete" && (
        <Rows path={[...path, "points"]} label={t("workbench.point")} fresh={{}}>
          {(point) => (
            <>
              <RateField path={[...point, "value"]} label={t("workbench.distribution_part.value")} {...plain} />
              <RateField path={[...point, "weight"]} label={t("workbench.probability")} />
            </>
          )}
        </Rows>
      )}
      {quantity && (
        <p className={`quiet ${styles.wide}`} style={{ marginTop: -12, fontSize: 12.5 }}>
          {t("workbench.bounds", { bounds: words(quantity.bounds) })}
        </p>
      )}
    </>
  );
}
