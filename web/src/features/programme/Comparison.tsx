import { useQuery } from "@tanstack/react-query";
import { structuredPatch } from "diff";
import { Card } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { ask } from "@/shared/api";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import type { RuleChange } from "./answers";
import styles from "./programme.module.css";

const TONES = { added: "good", removed: "bad", changed: "warning" } as const;
const LINES_AROUND = 2;

// What two texts say differently, rule by rule in words, then line by line.
export function Comparison({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const compared = useQuery({
    queryKey: ["programme-comparison", before, after],
    queryFn: () => ask<{ rules: RuleChange[] }>("/programmes/comparison", { before: { text: before }, after: { text: after } }),
    gcTime: 0,
  });
  return (
    <div className={styles.stack}>
      <Card title={t("compare.rules")}>
        <Loaded from={compared}>
          {({ rules }) =>
            rules.length === 0 ? (
              <Nothing title={t("compare.same")} />
            ) : (
              <ul className={styles.changes}>
                {rules.map((each) => (
                  <Change key={`${each.change} ${each.block} ${each.name}`} rule={each} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      <Card title={t("compare.lines")}>
        <Lines before={before} after={after} />
      </Card>
    </div>
  );
}

function Change({ rule }: { rule: RuleChange }) {
  const { t } = useTranslation();
  const words = useWords();
  const side = (which: "old" | "new") => {
    const shown = rule[which];
    if (!shown) return null;
    return (
      <div>
        <span className={styles.source}>{t(`compare.${which}`, { line: shown.line })}</span>
        {shown.readings.length > 0 ? (
          shown.readings.map((each) => <p key={each.zh}>{words(each)}</p>)
        ) : (
          <p className="quiet">{t("compare.no_reading")}</p>
        )}
      </div>
    );
  };
  return (
    <li>
      <div className={styles.changeHead}>
        <Mark tone={TONES[rule.change]}>{t(`compare.${rule.change}`)}</Mark>
        <b>{words(rule.title)}</b>
        <span className="id">{[rule.block, rule.name].filter(Boolean).join(".")}</span>
      </div>
      <div className={styles.sides}>
        {side("old")}
        {side("new")}
      </div>
    </li>
  );
}

function Lines({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const hunks = useMemo(() => structuredPatch("", "", before, after, "", "", { context: LINES_AROUND })?.hunks ?? [], [before, after]);
  if (hunks.length === 0) return <Nothing title={t("compare.same_lines")} />;
  return (
    <div className={styles.lines}>
      {hunks.map((hunk) => {
        let old = hunk.oldStart;
        let now = hunk.newStart;
        return (
          <table key={`${hunk.oldStart}-${hunk.newStart}`}>
            <tbody>
              {hunk.lines.map((line, index) => {
                const sign = line[0];
                const shownOld = sign === "+" ? "" : old++;
                const shownNew = sign === "-" ? "" : now++;
                return (
                  <tr key={index} className={sign === "+" ? styles.plus : sign === "-" ? styles.minus : undefined}>
                    <td>{shownOld}</td>
                    <td>{shownNew}</td>
                    <td>{sign}</td>
                    <td>{line.slice(1)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
