import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { Card } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { CasesAnswer } from "@/features/programme/answers";
import { Nothing } from "@/shared/Nothing";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Editor, type EditorHandle } from "./Editor";
import type { Answered } from "./question";
import styles from "./studio.module.css";

export const FEWEST_CASES = 5;

// The worked cases beside what the text makes of them, run again after each change.
export function CasesTab({ cases, run, changed }: { cases: string; run: Answered<CasesAnswer>; changed?: (cases: string) => void }) {
  const { t } = useTranslation();
  const editor = useRef<EditorHandle>(null);
  return (
    <div className={styles.beside}>
      <div className={styles.writing}>
        <div className={styles.editor}>
          <Editor text={cases} label={t("studio.tab.cases")} handle={editor} {...(changed ? { changed } : {})} {...(run.answer ? { problems: run.answer.problems } : {})} />
        </div>
      </div>
      <Card size="small" title={t("studio.results")} className={styles.results!}>
        {run.error ? <ProblemNotice error={run.error} /> : run.answer ? <Outcomes answer={run.answer} goTo={(line) => editor.current?.goTo(line)} /> : <Nothing title={t("shared.loading")} />}
      </Card>
    </div>
  );
}

function Outcomes({ answer, goTo }: { answer: CasesAnswer; goTo: (line: number) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  if (answer.problems.length > 0)
    return (
      <ol className={styles.problems}>
        {answer.problems.map((each, index) => (
          <li key={index}>
            <button type="button" onClick={() => goTo(each.line)}>
              <span className="number">{t("studio.at", { line: each.line, column: each.column })}</span>
              <span>{words(each)}</span>
            </button>
          </li>
        ))}
      </ol>
    );
  if (!answer.text_clean) return <Nothing title={t("studio.cases_wait")} advice={t("studio.cases_wait_advice")} />;
  if (answer.outcomes.length === 0) return <Nothing title={t("studio.no_cases")} advice={t("studio.no_cases_advice", { count: FEWEST_CASES })} />;
  return (
    <>
      <p role="status">{t("studio.passed", { passed: answer.passed, count: answer.outcomes.length })}</p>
      <ul className={styles.outcomes}>
        {answer.outcomes.map((each) => (
          <li key={each.name}>
            {each.passed ? <CheckCircleFilled className="good" aria-label={t("studio.pass")} /> : <CloseCircleFilled className="bad" aria-label={t("studio.fail")} />}
            <div>
              <button type="button" onClick={() => goTo(each.line)}>
                {each.name}
              </button>
              {each.differences.map((difference) => (
                <p key={difference.what} className={styles.difference}>
                  <span className="id">{difference.what}</span> {t("studio.expected", { ...difference })}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
