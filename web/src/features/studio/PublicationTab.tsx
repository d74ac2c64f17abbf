import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from "@ant-design/icons";
import { Button, Card, Steps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import type { CasesAnswer, CheckAnswer } from "@/features/programme/answers";
import { VERSION_SHOWN } from "@/features/programme/versions";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { formatMoment } from "@/shared/Amount";
import { Columns } from "@/shared/Columns";
import type { Action } from "@/shared/contract";
import { Nothing } from "@/shared/Nothing";
import type { DraftPage } from "./answers";
import { FEWEST_CASES } from "./CasesTab";
import type { Answered } from "./question";
import styles from "./studio.module.css";

const STAGES = ["editing", "submitted", "published"] as const;

// How far it is, what still stands in the way, who said what.
export function PublicationTab({ draft, dirty, check, run }: { draft: DraftPage; dirty: boolean; check: Answered<CheckAnswer>; run: Answered<CasesAnswer> }) {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  const acts = draft.actions.filter((each) => each.name !== "saveDraft");
  // Withdrawing ends it, it does not bring it further.
  const goesOn = acts.some((each) => each.name !== "withdrawDraft");
  const at = STAGES.findIndex((each) => each === draft.stage.name);
  const count = run.answer?.outcomes.length ?? 0;
  const placing = draft.placing;
  const ready: { done: boolean | undefined; words: string }[] = [
    { done: check.fresh ? check.answer?.clean : undefined, words: check.answer?.clean ? t("studio.clean") : t("studio.ready.problems", { count: check.answer?.problems.length ?? 0 }) },
    {
      done: run.fresh && run.answer ? count >= FEWEST_CASES && run.answer.passed === count : undefined,
      words: t("studio.ready.cases", { passed: run.answer?.passed ?? 0, count, fewest: FEWEST_CASES }),
    },
    {
      done: placing && !dirty ? !placing.refused : undefined,
      words: !placing
        ? t("studio.ready.no_dates")
        : placing.refused
          ? words(placing.refused)
          : placing.closes
            ? t("studio.ready.closes", { from: placing.from, begun: placing.closes.from, until: placing.closes.until })
            : t("studio.ready.first", { from: placing.from }),
    },
    { done: !dirty, words: t(dirty ? "studio.ready.unsaved" : "studio.ready.saved", { revision: draft.revision }) },
  ];
  return (
    <Columns
      side={
        <Card title={t("action.next")} size="small">
          {acts.length > 0 ? (
            <div className={styles.acts}>
              {acts.map((each, index) => (
                <Button
                  key={each.name}
                  block
                  type={index === 0 && !each.dangerous ? "primary" : "default"}
                  danger={each.dangerous ?? false}
                  disabled={each.name === "submitDraft" && dirty}
                  onClick={() => choose(each)}
                >
                  {words(each)}
                </Button>
              ))}
              {dirty && <p className="quiet">{t("studio.save_first")}</p>}
            </div>
          ) : null}
          {!goesOn && <p className="quiet">{t(`studio.waits.${draft.stage.name}` as "studio.waits.submitted")}</p>}
          <ActionDrawer action={chosen} close={() => choose(undefined)} done={() => undefined} />
        </Card>
      }
    >
      <Card>
        {draft.stage.name === "withdrawn" ? (
          <Nothing title={t("studio.withdrawn")} />
        ) : (
          <Steps className={styles.steps!} current={at} size="small" items={STAGES.map((each) => ({ title: t(`studio.step.${each}`) }))} />
        )}
        {draft.stage.name === "published" ? (
          <p className={styles.published}>
            <Link to={`/programmes/${draft.programme}?version=${draft.submission?.version ?? ""}`}>{t("studio.see_published")}</Link>{" "}
            <span className="id">{draft.submission?.version.slice(0, VERSION_SHOWN)}</span>
          </p>
        ) : (
          <ul className={styles.outcomes}>
            {ready.map((each) => (
              <li key={each.words}>
                {each.done === undefined ? (
                  <QuestionCircleFilled className={styles.open} />
                ) : each.done ? (
                  <CheckCircleFilled className="good" />
                ) : (
                  <CloseCircleFilled className="bad" />
                )}
                <div>{each.words}</div>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("studio.opinions")}>
        {draft.opinions.length === 0 ? (
          <Nothing title={t("studio.no_opinions")} />
        ) : (
          <ul className={styles.opinions}>
            {[...draft.opinions].reverse().map((each, index) => (
              <li key={index}>
                <b>{words(each.act)}</b> <span className="quiet">{each.person} · {each.on}</span>
                <p>{each.words}</p>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("studio.history")}>
        <ul className={styles.history}>
          {draft.history.map((each, index) => (
            <li key={index}>
              <span className="number">{each.date}</span> <span>{words(each)}</span> <span className="quiet">{each.person}</span>{" "}
              <span className="quiet number">{formatMoment(each.at)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Columns>
  );
}
