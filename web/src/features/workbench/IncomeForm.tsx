import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { colon, useWords } from "@/app/words";
import { RateText } from "@/shared/Amount";
import { formatRate } from "@/shared/money";
import { ChoiceField, DateField, MoneyField, RateField, Rows, TextField, useEditing } from "./fields";
import { Sourced } from "./Sourced";
import { Uncertainty } from "./Uncertainty";
import { type Computed, type FileAnswer, listAt, type Path, type Reference, textAt } from "./workbench";
import styles from "./Workbench.module.css";

const METHODS = ["royalty_relief", "profit_share", "excess_earnings"] as const;
const DISCOUNTS = ["build_up", "capital_market", "weighted_cost"] as const;
// What a build-up asks about; the rates are the appraiser's.
const USUAL_PREMIUMS = ["technology", "market", "funding", "management"] as const;

export function IncomeForm({ file, reference, computed }: { file: FileAnswer; reference: Reference; computed: Computed | undefined }) {
  const { t } = useTranslation();
  const { sheet } = useEditing();
  const method = textAt(sheet, ["income", "method", "type"]);
  return (
    <>
      <Life file={file} reference={reference} />
      <Forecast method={method} />
      <Method method={method} reference={reference} computed={computed} />
      <Discount />
      <Uncertainty path={["income", "uncertain"]} allowed={reference.uncertain[method] ?? []} reference={reference} />
      <p className="quiet">{t("workbench.tax_about")}</p>
    </>
  );
}

function Life({ file, reference }: { file: FileAnswer; reference: Reference }) {
  const { t } = useTranslation();
  const words = useWords();
  const { sheet, set } = useEditing();
  const field = textAt(sheet, ["income", "field"]);
  const life = reference.lives.rows.find((row) => row.field === field);
  const fields = new Map([...reference.royalties.rows, ...reference.lives.rows].filter((row) => row.field !== "any").map((row) => [row.field, words(row.name)]));
  const legal = file.suggestions.legal_end;
  return (
    <section>
      <div className={styles.fields}>
        <ChoiceField path={["income", "field"]} label={t("workbench.field")} optional options={[...fields].map(([value, label]) => ({ value, label }))} />
        <DateField path={["income", "life", "legal_end"]} label={t("workbench.legal_end")} optional={!legal} />
        <RateField path={["income", "life", "economic_years"]} label={t("workbench.economic_years")} plain={t("workbench.years_unit")} optional />
        <DateField path={["income", "life", "contract_end"]} label={t("workbench.contract_end")} optional />
      </div>
      {legal && (
        <p className={styles.reference}>
          <span>{t("workbench.legal_end_of", { right: legal.right, date: legal.date })}</span>
          <span>{words(legal.source)}</span>
        </p>
      )}
      {life && (
        <Sourced provenance={life.provenance}>
          {t("workbench.life_of", { field: words(life.name) })} <b>{t("workbench.life_range", { least: life.least_years, most: life.most_years })}</b>
          {[life.least_years, life.most_years].map((years) => (
            <Button key={years} type="link" size="small" onClick={() => set(["income", "life", "economic_years"], String(years))}>
              {t("workbench.take_years", { years })}
            </Button>
          ))}
        </Sourced>
      )}
      {file.suggestions.contracts.map((contract) => (
        <p key={contract.licensee + contract.end} className={styles.reference}>
          {t("workbench.contract_of", contract)}
          <Button type="link" size="small" onClick={() => set(["income", "life", "contract_end"], contract.end)}>
            {t("workbench.take_contract")}
          </Button>
        </p>
      ))}
    </section>
  );
}

const MOST_YEARS = 30;

function Forecast({ method }: { method: string }) {
  const { t } = useTranslation();
  const { sheet, set } = useEditing();
  const path: Path = ["income", "forecast"];
  const years = listAt(sheet, path);
  const earnings = method === "excess_earnings";
  return (
    <section className={styles.part}>
      <h3>{t(earnings ? "workbench.forecast_earnings" : "workbench.forecast_revenue")}</h3>
      <div className={styles.fields}>
        {years.map((_, index) => (
          <MoneyField key={index} path={[...path, index]} label={t("workbench.year_number", { year: index + 1 })} />
        ))}
        <Form.Item label=" " colon={false}>
          <Button disabled={years.length >= MOST_YEARS} onClick={() => set(path, [...years, ""])}>
            {t("workbench.add_year")}
          </Button>{" "}
          <Button disabled={years.length < 2} onClick={() => set(path, years.slice(0, -1))}>
            {t("workbench.drop_year")}
          </Button>
        </Form.Item>
        <RateField path={["income", "growth"]} label={t("workbench.growth")} optional />
        <RateField path={["income", "tax"]} label={t("workbench.tax")} />
        <TextField path={["income", "forecast_basis"]} label={t("workbench.forecast_basis")} long wide placeholder={t("workbench.forecast_basis_example")} />
      </div>
    </section>
  );
}

function Method({ method, reference, computed }: { method: string; reference: Reference; computed: Computed | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  const { sheet, set } = useEditing();
  const path: Path = ["income", "method"];
  const field = textAt(sheet, ["income", "field"]);
  const rows = reference.royalties.rows.filter((row) => row.field === field || row.field === "any");
  const byScore = computed?.royalty_by_score;
  return (
    <section className={styles.part}>
      <h3>{t("workbench.method")}</h3>
      <div className={styles.fields}>
        <ChoiceField
          path={[...path, "type"]}
          label={t("workbench.method_kind")}
          options={METHODS.map((value) => ({ value, label: t(`workbench.methods.${value}`) }))}
          changed={(value) => {
            set(path, { type: value ?? "royalty_relief", ...(value === "excess_earnings" ? { assets: [] } : {}) });
            set(["income", "uncertain"], []);
          }}
        />
        {method === "royalty_relief" && <RateField path={[...path, "royalty"]} label={t("workbench.royalty")} />}
        {method === "profit_share" && (
          <>
            <RateField path={[...path, "margin"]} label={t("workbench.margin")} />
            <RateField path={[...path, "share"]} label={t("workbench.share")} />
          </>
        )}
        {(method === "royalty_relief" || method === "profit_share") && <RateField path={[...path, "decay"]} label={t("workbench.decay")} />}
        {method === "excess_earnings" && (
          <Rows path={[...path, "assets"]} label={t("workbench.asset")} fresh={{}}>
            {(row) => (
              <>
                <TextField path={[...row, "name"]} label={t("workbench.asset")} />
                <MoneyField path={[...row, "value"]} label={t("workbench.asset_value")} />
                <RateField path={[...row, "required_return"]} label={t("workbench.required_return")} />
              </>
            )}
          </Rows>
        )}
      </div>
      {method === "royalty_relief" &&
        rows.map((row) => (
          <Sourced key={row.field} provenance={row.provenance}>
            {words(row.name)}{colon()}
            <b>{t("workbench.royalty_range", { from: formatRate(row.usual_from), to: formatRate(row.usual_to), least: formatRate(row.least), most: formatRate(row.most) })}</b>
          </Sourced>
        ))}
      {method === "royalty_relief" && byScore && (
        <Sourced provenance={byScore.provenance}>
          {t("workbench.royalty_by_score", { field: words(byScore.field) })}
          <b>
            <RateText value={byScore.rate} />
          </b>
          <Button type="link" size="small" onClick={() => set([...path, "royalty"], formatRate(byScore.rate))}>
            {t("workbench.take_rate")}
          </Button>
        </Sourced>
      )}
    </section>
  );
}

function Discount() {
  const { t } = useTranslation();
  const { sheet, set } = useEditing();
  const path: Path = ["income", "discount"];
  const kind = textAt(sheet, [...path, "type"]);
  const choose = (value: string | undefined) =>
    set(
      path,
      value === "build_up"
        ? { type: value, premiums: USUAL_PREMIUMS.map((name) => ({ name: t(`workbench.premiums.${name}`) })) }
        : value === "capital_market"
          ? { type: value, premiums: [] }
          : { type: value ?? "" },
    );
  return (
    <section className={styles.part}>
      <h3>{t("workbench.discount")}</h3>
      <div className={styles.fields}>
        <ChoiceField path={[...path, "type"]} label={t("workbench.discount_kind")} options={DISCOUNTS.map((value) => ({ value, label: t(`workbench.discounts.${value}`) }))} changed={choose} />
        {(kind === "build_up" || kind === "capital_market") && <RateField path={[...path, "risk_free"]} label={t("workbench.risk_free")} />}
        {kind === "capital_market" && (
          <>
            <RateField path={[...path, "beta"]} label={t("workbench.beta")} plain="" />
            <RateField path={[...path, "equity_premium"]} label={t("workbench.equity_premium")} />
          </>
        )}
        {kind === "weighted_cost" &&
          (["equity_weight", "equity_rate", "debt_rate", "tax"] as const).map((name) => <RateField key={name} path={[...path, name]} label={t(`workbench.weighted.${name}`)} />)}
        <ChoiceField
          path={["income", "convention"]}
          label={t("workbench.convention")}
          options={(["mid_year", "year_end"] as const).map((value) => ({ value, label: t(`workbench.conventions.${value}`) }))}
        />
        {(kind === "build_up" || kind === "capital_market") && (
          <Rows path={[...path, "premiums"]} label={t("workbench.premium")} fresh={{}}>
            {(row) => (
              <>
                <TextField path={[...row, "name"]} label={t("workbench.premium")} />
                <RateField path={[...row, "rate"]} label={t("workbench.premium_rate")} />
                <TextField path={[...row, "reason"]} label={t("workbench.reason")} wide />
              </>
            )}
          </Rows>
        )}
      </div>
    </section>
  );
}
