import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import styles from "./Registration.module.css";
import { Changes } from "./Changes";
import type { GroundFound, PreCheckAnswer } from "./registrations";

// What the registry would refuse, each thing by its name; the same evaluation binds the desk.
export function PreCheckResult({ answer }: { answer: PreCheckAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const open = answer.grounds.filter((each) => !each.waived);
  const count = open.length + answer.missing_papers.length + answer.missing_fields.length;
  return (
    <div className={styles.stack}>
      <Alert
        showIcon
        type={answer.would_register ? "success" : "warning"}
        title={answer.would_register ? t("registration.would_register") : t("registration.would_refuse", { count })}
        description={t("registration.by_rules", { rules: words(answer.rules), from: answer.rules_from })}
      />
      <Grounds grounds={answer.grounds} />
      {[
        ["missing_papers", answer.missing_papers] as const,
        ["missing_fields", answer.missing_fields] as const,
        ["flags", answer.flags] as const,
      ].map(([name, list]) =>
        list.length === 0 ? null : (
          <section key={name}>
            <h3>{t(`registration.${name}`)}</h3>
            <ul className={styles.lines}>
              {list.map((each, index) => (
                <li key={`${each.name}-${index}`}>{words(each)}</li>
              ))}
            </ul>
          </section>
        ),
      )}
      {answer.changes && answer.changes.length > 0 && <Changes changes={answer.changes} />}
    </div>
  );
}

export function Grounds({ grounds }: { grounds: GroundFound[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (grounds.length === 0) return null;
  return (
    <ul className={styles.grounds}>
      {grounds.map((each, index) => (
        <li key={index} className={each.waived ? styles.waived : undefined}>
          <span className={styles.groundNumber}>{each.number > 0 ? each.number : "·"}</span>
          <div>
            <b>{words(each.ground)}</b>
            {each.waived && <span className="quiet"> {t("registration.waived")}</span>}
            <div>{words(each)}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}
