// What came of the sheet: the range, how sure it is, what moves it, and from which years it comes.
import { Alert, Card } from "antd";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage, useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import type { FieldProblem } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { formatMoney, formatRate } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { WhyButton } from "@/shared/why/Why";
import { Histogram, RangeChart, Tornado, YearChart } from "./Charts";
import { isMissing } from "./fields";
import { APPROACHES, type Calculation, type Outcome, type Reference, type Subject, type Value } from "./workbench";
import styles from "./Workbench.module.css";

interface Given {
  calculation: Calculation;
  subjects: Subject[];
  reference: Reference;
  stale?: boolean;
  live?: number; // trials at most, where this is not kept yet
}

export const Results = memo(function Results({ calculation, subjects, reference, stale, live }: Given) {
  const { t } = useTranslation();
  const words = useWords();
  const end = calculation.conclusion;
  const ranges = useMemo(
    () => [
      ...APPROACHES.flatMap((approach) => {
        const value = calculation[approach]?.value;
        return value ? [{ name: t(`workbench.approaches.${approach}`), value }] : [];
      }),
      ...(end ? [{ name: t("workbench.conclusion"), value: end.value, strong: true }] : []),
    ],
    [calculation, end, t],
  );
  if (ranges.length === 0 && !calculation.score)
    return (
      <Card>
        <Nothing title={t("workbench.nothing_yet")} advice={t("workbench.nothing_yet_advice")} />
      </Card>
    );
  return (
    <div className={`${styles.inputs} ${stale ? styles.stale : ""}`}>
      <Card title={t("workbench.result")}>
        {end ? <Headline value={end.value} why={end.why} /> : <p className="quiet">{t("workbench.no_conclusion")}</p>}
        {ranges.length > 0 && <RangeChart ranges={ranges} />}
        {end?.warning && <Alert type="warning" showIcon title={words(end.warning)} />}
        {calculation.score && (
          <p>
            {t("workbench.score_total")} <b>{calculation.score.total}</b> <WhyButton why={calculation.score.why} />
          </p>
        )}
        {calculation.rights.length > 1 && (
          <DataTable
            small
            flush
            rows={calculation.rights}
            rowKey={(row) => row.right}
            columns={[
              { key: "right", title: t("workbench.right"), card: "head", show: (row) => subjects.find((each) => each.right === row.right)?.title ?? row.right },
              { key: "low", title: t("workbench.low"), numeric: true, show: (row) => <Amount value={row.value.low} /> },
              { key: "mid", title: t("workbench.mid"), numeric: true, show: (row) => <Amount value={row.value.mid} strong /> },
              { key: "high", title: t("workbench.high"), numeric: true, show: (row) => <Amount value={row.value.high} /> },
            ]}
          />
        )}
      </Card>
      {calculation.income && (
        <Card title={t("workbench.approaches.income")}>
          <p>
            {t("workbench.single")} <b className="number">{formatMoney(calculation.income.single.value)}</b> <WhyButton why={calculation.income.single.why} /> · {t("workbench.discount")}{" "}
            <span className="number">{formatRate(calculation.income.discount.rate)}</span> <WhyButton why={calculation.income.discount.why} />
          </p>
          {calculation.income.simulation && <Simulated outcome={calculation.income.simulation} reference={reference} live={live} />}
          <div className={styles.figure}>
            <h4>{t("workbench.year_chart")}</h4>
            <YearChart years={calculation.income.single.years} />
          </div>
        </Card>
      )}
      {calculation.market && (
        <Card title={t("workbench.approaches.market")}>
          <DataTable
            small
            flush
            rows={calculation.market.prices}
            rowKey={(row) => row.name}
            emphasise={(row) => row.outlier && row.counts}
            columns={[
              { key: "name", title: t("workbench.deal"), card: "head", show: (row) => row.name },
              { key: "price", title: t("workbench.deal_price"), numeric: true, show: (row) => <Amount value={row.price} /> },
              { key: "factor", title: t("workbench.factor"), numeric: true, show: (row) => row.factor },
              { key: "corrected", title: t("workbench.corrected"), numeric: true, show: (row) => <Amount value={row.corrected} strong /> },
              { key: "note", title: t("workbench.note"), show: (row) => (row.counts ? (row.outlier ? t("workbench.outlier") : "") : t("workbench.not_counted")) },
            ]}
          />
        </Card>
      )}
      {calculation.cost && (
        <Card title={t("workbench.approaches.cost")}>
          <p>
            {t("workbench.cost_sum")} <span className="number">{formatMoney(calculation.cost.single.cost)}</span> · {t("workbench.depreciation")}{" "}
            <span className="number">{formatRate(calculation.cost.single.depreciation)}</span> · {t("workbench.single")} <b className="number">{formatMoney(calculation.cost.single.value)}</b>{" "}
            <WhyButton why={calculation.cost.single.why} />
          </p>
          {calculation.cost.simulation && <Simulated outcome={calculation.cost.simulation} reference={reference} live={live} />}
        </Card>
      )}
    </div>
  );
});

function Headline({ value, why }: { value: Value; why: Parameters<typeof WhyButton>[0]["why"] }) {
  const { t } = useTranslation();
  return (
    <p className={styles.headline}>
      <span>
        <b className="number">{formatMoney(value.mid)}</b> <WhyButton why={why} />
      </span>
      <span className="quiet">
        {t("workbench.range")} <span className="number">{formatMoney(value.low)}</span> – <span className="number">{formatMoney(value.high)}</span>
      </span>
    </p>
  );
}

function Simulated({ outcome, reference, live }: { outcome: Outcome; reference: Reference; live: number | undefined }) {
  const { t } = useTranslation();
  const { percentiles } = outcome;
  return (
    <div className={styles.figure}>
      <h4>
        {t("workbench.histogram")} · {t("workbench.trials_seed", { trials: outcome.plan.trials, seed: outcome.plan.seed })}
        {live !== undefined && outcome.plan.trials >= live && ` ${t("workbench.live_trials")}`} <WhyButton why={outcome.why} />
      </h4>
      <Histogram outcome={outcome} />
      <dl className={styles.percentiles}>
        {(["p5", "p25", "p50", "p75", "p95"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`workbench.percentile.${name}`)}</dt>
            <dd className="number">{formatMoney(percentiles[name])}</dd>
          </div>
        ))}
        <div>
          <dt>{t("workbench.mean")}</dt>
          <dd className="number">
            {formatMoney(outcome.mean)} ± {formatMoney(outcome.standard_error)}
          </dd>
        </div>
      </dl>
      <h4>{t("workbench.tornado")}</h4>
      <Tornado outcome={outcome} quantities={reference.quantities} />
    </div>
  );
}

// What stands between the sheet and a value, each with its place.
export function Problems({ problems, strict, title }: { problems: FieldProblem[]; strict: boolean; title: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = problems.filter((each) => strict || !isMissing(each));
  const missing = problems.length - shown.length;
  if (problems.length === 0) return null;
  const place = (field: string) => {
    const part = field.replace(/^sheet\.?/, "").split(/[.[]/)[0] ?? "";
    const known = ["income", "market", "cost", "plan", "conclusion", "scoring", "shares", "evidence", "professionals", "assumptions"] as const;
    const found = known.find((each) => each === part);
    return found ? t(`workbench.part.${found}`) : "";
  };
  return (
    <Card size="small" title={title}>
      <ul className={styles.problems}>
        {shown.slice(0, 12).map((each, index) => (
          <li key={`${each.field}-${each.code}-${index}`}>
            <span className={styles.where}>{place(each.field)} </span>
            {language === "zh" ? each.zh : each.en || each.zh}
          </li>
        ))}
        {shown.length > 12 && <li className="quiet">{t("workbench.more_problems", { count: shown.length - 12 })}</li>}
        {missing > 0 && <li className="quiet">{t("workbench.still_missing", { count: missing })}</li>}
      </ul>
    </Card>
  );
}
