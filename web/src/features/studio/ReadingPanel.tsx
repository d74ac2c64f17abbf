import { CheckCircleFilled } from "@ant-design/icons";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { CheckAnswer, Reading, TextProblem } from "@/features/programme/answers";
import { Nothing } from "@/shared/Nothing";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { Answered } from "./question";
import styles from "./studio.module.css";

interface Given {
  check: Answered<CheckAnswer>;
  goTo: (line: number, column?: number) => void;
}

export function ProblemList({ check, goTo }: Given) {
  const { t } = useTranslation();
  const words = useWords();
  if (check.error) return <ProblemNotice error={check.error} />;
  if (!check.answer) return null;
  const { problems, warnings, clean } = check.answer;
  return (
    <>
      {clean && (
        <p className={styles.clean} role="status">
          <CheckCircleFilled className="good" /> {t("studio.clean")}
        </p>
      )}
      {!clean && list(problems, t("studio.problems"))}
      {warnings.length > 0 && list(warnings, t("studio.warnings"), true)}
    </>
  );

  function list(found: TextProblem[], label: string, mild = false) {
    return (
      <ol className={mild ? `${styles.problems} ${styles.mild}` : styles.problems} aria-label={label}>
        {found.map((each, index) => (
          <li key={index}>
            <button type="button" onClick={() => goTo(each.line, each.column)}>
              <span className="number">{t("studio.at", { line: each.line, column: each.column })}</span>
              <span>{words(each)}</span>
            </button>
          </li>
        ))}
      </ol>
    );
  }
}

// What each rule says, beside the text; the rule under the cursor is brought into view.
export function ReadingPanel({ check, line, goTo }: Given & { line: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const panel = useRef<HTMLDivElement>(null);
  const [lastGood, keep] = useState<CheckAnswer>();
  const answer = check.answer;
  if (answer?.clean && answer !== lastGood) keep(answer);
  const shown = answer?.clean ? answer : lastGood;
  const blocks = useMemo(() => {
    const found = new Map<string, { heading: Reading["block"]; readings: Reading[] }>();
    for (const each of shown?.readings ?? []) {
      const block = found.get(each.block.zh) ?? { heading: each.block, readings: [] };
      block.readings.push(each);
      found.set(each.block.zh, block);
    }
    return [...found.values()];
  }, [shown]);
  const rule = shown?.rules.find((each) => each.line <= line && line <= each.end);
  const isActive = (each: Reading) => rule !== undefined && each.line >= rule.line && each.line <= rule.end;

  useEffect(() => {
    const box = panel.current;
    const active = box?.querySelector<HTMLElement>("[data-active=true]");
    if (!box || !active) return;
    const top = active.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + active.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTo({ top: top - box.clientHeight / 3 });
  }, [rule?.line, blocks]);

  return (
    <aside className={styles.reading} ref={panel} aria-label={t("studio.reading")}>
      <h2>{t("studio.reading")}</h2>
      {!shown && <Nothing title={t("studio.no_reading")} advice={t("studio.no_reading_advice")} />}
      {shown && !answer?.clean && <p className={styles.stale}>{t("studio.stale_reading")}</p>}
      {blocks.map((block) => (
        <section key={block.heading.zh}>
          <h3>{words(block.heading)}</h3>
          <ul>
            {block.readings.map((each, index) => (
              <li key={index} data-active={isActive(each)} className={isActive(each) ? styles.active : undefined}>
                {each.line > 0 ? (
                  <button type="button" onClick={() => goTo(each.line)}>
                    {words(each)}
                  </button>
                ) : (
                  words(each)
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}
