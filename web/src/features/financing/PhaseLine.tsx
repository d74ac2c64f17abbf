import { CheckOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { Phase } from "@/shared/contract";
import { Due } from "@/shared/Due";
import styles from "./FinancingPage.module.css";

// The seven stages with the dates they took, and the legal clock of the one that runs.
export function PhaseLine({ phases }: { phases: Phase[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ol className={styles.phases} style={{ "--count": phases.length } as CSSProperties} aria-label={t("financing.phases")}>
      {phases.map((phase, index) => (
        <li key={phase.name} className={styles[phase.state]} {...(phase.state === "current" ? { "aria-current": "step" as const } : {})}>
          <span className={styles.dot} aria-hidden>
            {phase.state === "done" ? <CheckOutlined /> : index + 1}
          </span>
          <div className={styles.name}>{words(phase)}</div>
          {phase.state === "skipped" && <div className={styles.when}>{t("financing.skipped")}</div>}
          {phase.since && (
            <div className={`number ${styles.when}`}>
              {phase.since}
            </div>
          )}
          {phase.clock && phase.state === "current" && (
            <Tooltip title={t("financing.clock", { count: phase.clock.working_days, source: words(phase.clock.source) })}>
              <div className={styles.clock} tabIndex={0}>
                {t("financing.due")} <Due due={phase.clock.due} />
              </div>
            </Tooltip>
          )}
        </li>
      ))}
    </ol>
  );
}
