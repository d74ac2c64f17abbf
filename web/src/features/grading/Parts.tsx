import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { Words } from "@/shared/contract";
import { Mark } from "@/shared/Mark";
import { height, percentText, type RuleStep, type Source, toneOfGrade, type Truth } from "./gradings";
import styles from "./Grading.module.css";

export function GradeMark({ grade, name }: { grade: string | undefined; name?: Words | string | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  if (!grade) return <Mark>{t("grading.not_graded")}</Mark>;
  return <Mark tone={toneOfGrade(grade)}>{words(name) || grade.toUpperCase()}</Mark>;
}

// Where a rule comes from; the address opens where there is one.
export function SourceText({ source }: { source: Source }) {
  const words = useWords();
  const text = [words(source) || source.id, source.article].filter(Boolean).join(" ");
  return source.address ? (
    <a className="quiet" href={source.address} target="_blank" rel="noreferrer">
      {text}
    </a>
  ) : (
    <span className="quiet">{text}</span>
  );
}

export function Percentile({ value }: { value: string | undefined }) {
  if (value === undefined) return <span className="quiet">—</span>;
  return (
    <Tooltip title={percentText(value)}>
      <div>
        <span className="number">{percentText(value)}</span>
        <div className={styles.bar}>
          <span style={{ width: `${height(value) * 100}%` }} />
        </div>
      </div>
    </Tooltip>
  );
}

const TONES = { yes: "good", no: "plain", unknown: "warning" } as const;
export function Holds({ truth }: { truth: Truth }) {
  const { t } = useTranslation();
  return <Mark tone={TONES[truth]}>{t(`grading.holds.${truth}`)}</Mark>;
}

export function Rules({ rules }: { rules: RuleStep[] }) {
  const words = useWords();
  return (
    <div className={styles.rules}>
      {rules.map((rule, index) => (
        <div key={index}>
          <Holds truth={rule.holds} /> {words(rule)}
          {rule.conditions.map((each, place) => (
            <div key={place} className={styles.condition}>
              <Holds truth={each.holds} /> {words(each)}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
