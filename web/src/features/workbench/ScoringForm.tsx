// The indicator tree: a score and what it rests on for each item of the third level. Its weights are
// the product's example or the user's own, and the screen says which.
import { Alert, Button, Form, Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { formatRate } from "@/shared/money";
import { Sourced } from "./Sourced";
import { isMissing, TextField, useEditing } from "./fields";
import { at, type Computed, type Draft, type Indicator, type IndicatorTree, textAt } from "./workbench";
import styles from "./Workbench.module.css";

export function ScoringForm({ tree, computed, disabled }: { tree: IndicatorTree; computed: Computed["calculation"] | undefined; disabled: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const { sheet, set } = useEditing();
  const own = at(sheet, ["scoring", "weights"]) !== undefined;
  const leaves = tree.indicators.filter((each) => !tree.indicators.some((other) => other.parent === each.id));
  const scored = leaves.filter((each) => textAt(sheet, ["scoring", "scores", each.id]) !== "").length;
  const begun = sheet["scoring"] !== undefined;
  const scores = new Map(computed?.score?.scores.map((each) => [each.id, each]));
  const useOwn = (on: boolean) => {
    if (!on) {
      set(["scoring"], { ...(sheet["scoring"] as Draft), weights: undefined, weights_source: undefined });
      return;
    }
    set(["scoring", "weights"], Object.fromEntries(tree.indicators.map((each) => [each.id, formatRate(each.weight)])));
  };
  return (
    <>
      <Alert className={styles.notice!} type="warning" showIcon title={words(tree.title)} description={<>{words(tree.provenance.source)}<br />{t("workbench.never_the_standard")}</>} />
      <div className={styles.tools}>
        <span>{t("workbench.scored", { scored, all: leaves.length })}</span>
        {computed?.score && (
          <span className={styles.headline}>
            {t("workbench.score_total")} <b>{computed.score.total}</b>
          </span>
        )}
        <span className="quiet">{t("workbench.tree_version", { name: tree.name, version: tree.version })}</span>
        {!disabled && (
          <>
            <Form.Item label={t("workbench.own_weights")} style={{ marginBottom: 0 }} layout="horizontal">
              <Switch checked={own} onChange={useOwn} aria-label={t("workbench.own_weights")} />
            </Form.Item>
            {begun && (
              <Button size="small" onClick={() => set(["scoring"], undefined)}>
                {t("workbench.no_scoring")}
              </Button>
            )}
          </>
        )}
      </div>
      {own && <TextField path={["scoring", "weights_source"]} label={t("workbench.weights_source")} wide placeholder={t("workbench.weights_source_example")} />}
      {tree.indicators
        .filter((each) => !each.parent)
        .map((first) => (
          <section key={first.id} aria-label={words(first)}>
            <div className={styles.first}>
              <span>{words(first)}</span>
              <Weight indicator={first} own={own} score={scores.get(first.id)?.score} />
            </div>
            {tree.indicators
              .filter((each) => each.parent === first.id)
              .map((second) => (
                <div key={second.id}>
                  <div className={styles.second}>
                    <span>{words(second)}</span>
                    <Weight indicator={second} own={own} score={scores.get(second.id)?.score} />
                  </div>
                  {tree.indicators
                    .filter((each) => each.parent === second.id)
                    .map((third) => (
                      <Leaf key={third.id} indicator={third} own={own} />
                    ))}
                </div>
              ))}
          </section>
        ))}
      {tree.indicators[0] && <Sourced provenance={tree.provenance}>{t("workbench.tree_source")}</Sourced>}
    </>
  );
}

function complaintsAt(problems: { field: string; zh: string; code: string; en: string }[], field: string, strict: boolean) {
  return problems.filter((each) => each.field === field && (strict || (!isMissing(each) && each.code !== "appraisal.score_missing" && each.code !== "workbench.score_evidence"))).map((each) => each.zh);
}

function Weight({ indicator, own, score }: { indicator: Indicator; own: boolean; score: string | undefined }) {
  const { t } = useTranslation();
  const { sheet, set } = useEditing();
  return (
    <span className={styles.weight}>
      {score !== undefined && <b className="number">{score} </b>}
      {t("workbench.weight")}{" "}
      {own ? (
        <Input
          size="small"
          style={{ width: 78 }}
          aria-label={`${indicator.zh} ${t("workbench.weight")}`}
          value={textAt(sheet, ["scoring", "weights", indicator.id])}
          onChange={(event) => set(["scoring", "weights", indicator.id], event.target.value)}
        />
      ) : (
        <span className="number">{formatRate(indicator.weight)}</span>
      )}
    </span>
  );
}

function Leaf({ indicator, own }: { indicator: Indicator; own: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const { sheet, set, problems, strict } = useEditing();
  const [touched, setTouched] = useState(false);
  const scorePath = ["scoring", "scores", indicator.id];
  const evidencePath = ["scoring", "evidence", indicator.id];
  const wrong = [...complaintsAt(problems, scorePath.join("."), strict), ...complaintsAt(problems, evidencePath.join("."), strict || touched)];
  return (
    <div className={styles.indicator}>
      <div>
        {words(indicator)}
        {indicator.guide && <div className={styles.guide}>{words(indicator.guide)}</div>}
        {wrong.map((each) => (
          <div key={each} className={styles.error}>
            {each}
          </div>
        ))}
      </div>
      <Input
        inputMode="decimal"
        placeholder="0–100"
        aria-label={`${words(indicator)} ${t("workbench.score")}`}
        value={textAt(sheet, scorePath)}
        {...(wrong.length > 0 ? { status: "error" as const } : {})}
        onChange={(event) => {
          if (sheet["scoring"] === undefined) set(["scoring"], { scores: { [indicator.id]: event.target.value }, evidence: {} });
          else set(scorePath, event.target.value || undefined);
        }}
      />
      <Weight indicator={indicator} own={own} score={undefined} />
      <Input
        placeholder={t("workbench.score_evidence")}
        aria-label={`${words(indicator)} ${t("workbench.score_evidence")}`}
        maxLength={500}
        value={textAt(sheet, evidencePath)}
        onBlur={() => setTouched(true)}
        onChange={(event) => set(evidencePath, event.target.value || undefined)}
      />
    </div>
  );
}
