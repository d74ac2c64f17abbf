import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from "@ant-design/icons";
import { Tree } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { Why, Words } from "@/shared/contract";
import { Figure } from "@/shared/Figure";
import { Mark } from "@/shared/Mark";
import type { ConditionAnswer, FigureAnswer, Refused, TrialAnswer } from "./answers";
import styles from "./programme.module.css";

export function Eligible({ answer }: { answer: TrialAnswer["eligible"] }) {
  const { t } = useTranslation();
  const tone = { yes: "good", no: "bad", unknown: "warning" } as const;
  return <Mark tone={tone[answer]}>{t(`trial.eligible.${answer}`)}</Mark>;
}

function Missing({ refused }: { refused: Refused[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return refused.map((each) => (
    <p key={each.zh} className={styles.missing}>
      {each.missing ? t("trial.missing", { what: words(each.missing) }) : words(each)}
    </p>
  ));
}

// Each condition with its answer; of one that fails what was found and what it takes.
export function Conditions({ conditions }: { conditions: ConditionAnswer[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (conditions.length === 0) return <p className="quiet">{t("trial.no_conditions")}</p>;
  return (
    <ul className={styles.conditions}>
      {conditions.map((each) => (
        <li key={each.id}>
          {each.holds === undefined ? (
            <QuestionCircleFilled className={styles.unknown} aria-label={t("trial.unknown")} />
          ) : each.holds ? (
            <CheckCircleFilled className="good" aria-label={t("trial.holds")} />
          ) : (
            <CloseCircleFilled className="bad" aria-label={t("trial.fails")} />
          )}
          <div>
            <div>{words(each.title)}</div>
            {each.found && each.needed && (
              <p className={styles.failure}>
                {words(each.found)}
                <br />
                {t("trial.needed")}
                {words(each.needed)}
              </p>
            )}
            {each.refused && <Missing refused={each.refused} />}
            {each.source && (
              <p className={styles.source}>
                {words(each.source)}
                {each.article && ` ${each.article}`}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Value({ value, unit }: { value: NonNullable<FigureAnswer["value"]>; unit: string }) {
  const { t } = useTranslation();
  const words = useWords();
  if (typeof value === "object") return <span>{words(value)}</span>;
  if (typeof value === "boolean") return <span>{t(value ? "shared.yes" : "shared.no")}</span>;
  return <Figure value={String(value)} unit={unit} />;
}

// Figures by block; each opens into the tree of its working.
export function Figures({ figures }: { figures: FigureAnswer[] }) {
  const words = useWords();
  const blocks = new Map<string, FigureAnswer[]>();
  for (const each of figures) {
    const block = words(each.block);
    blocks.set(block, [...(blocks.get(block) ?? []), each]);
  }
  return [...blocks].map(([block, members]) => (
    <section key={block} className={styles.block}>
      <h3>{block}</h3>
      <ul className={styles.figures}>
        {members.map((each) => (
          <FigureLine key={each.name} figure={each} />
        ))}
      </ul>
    </section>
  ));
}

function FigureLine({ figure }: { figure: FigureAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className={styles.figure}>
        <span>{words(figure)}</span>
        <span className={styles.value}>{figure.value !== undefined ? <Value value={figure.value} unit={figure.unit} /> : "—"}</span>
        {figure.why && (
          <button type="button" className={styles.ask} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "trial.hide_working" : "trial.show_working")}
          </button>
        )}
      </div>
      {figure.refused && <Missing refused={figure.refused} />}
      {open && figure.why && <TraceTree why={figure.why} />}
    </li>
  );
}

interface Node {
  key: string;
  title: React.ReactNode;
  children: Node[];
}

// The working as a tree: each step with its amount, operation and source, below it what went in.
export function TraceTree({ why }: { why: Why }) {
  const words = useWords();
  const { t, i18n } = useTranslation();
  const rounded = (rounding: string | undefined) =>
    rounding && rounding !== "exact" && i18n.exists(`why.rounding.${rounding}`) ? t(`why.rounding.${rounding}` as "why.rounding.half_up") : undefined;
  const line = (title: Words, value: string, unit: string | undefined, notes: (string | undefined)[]) => (
    <span className={styles.step}>
      <span className={styles.stepHead}>
        <span>{words(title)}</span>
        <b>
          <Figure value={value} unit={unit} />
        </b>
      </span>
      {notes.some(Boolean) && <span className={styles.source}>{notes.filter(Boolean).join(" · ")}</span>}
    </span>
  );
  const node = (each: Why, key: string): Node => {
    const steps = [...each.steps];
    return {
      key,
      title: line(each.title, each.result, each.unit, [each.formula && words(each.formula), rounded(each.rounding), each.source && words(each.source)]),
      children: each.inputs.map((input, index) => {
        const at = steps.findIndex((step) => step.rule === input.name);
        const step = at < 0 ? undefined : steps.splice(at, 1)[0];
        return step
          ? node(step, `${key}-${index}`)
          : { key: `${key}-${index}`, title: line(input, input.value, input.unit, []), children: [] };
      }),
    };
  };
  return <Tree className={styles.trace!} treeData={[node(why, "0")]} defaultExpandAll selectable={false} showLine />;
}
