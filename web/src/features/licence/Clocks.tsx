import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Mark } from "@/shared/Mark";
import type { Clock } from "./licences";
import styles from "./Licence.module.css";

// The times that run, nearest first, each with the rule it comes from.
export function Clocks({ clocks }: { clocks: Clock[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (clocks.length === 0) return null;
  const left = (clock: Clock) => {
    if (clock.days_left < 0) return <Mark tone="bad">{t("due.late")}</Mark>;
    if (clock.days_left === 0) return <Mark tone="warning">{t("due.today")}</Mark>;
    if (clock.working_days_left !== undefined) return <span className="quiet">{t("due.left", { count: clock.working_days_left })}</span>;
    return <span className="quiet">{t("licence.days_left", { count: clock.days_left })}</span>;
  };
  return (
    <Card size="small" title={t("licence.clocks")}>
      <dl className={styles.clocks}>
        {[...clocks]
          .sort((one, other) => one.due.localeCompare(other.due))
          .map((clock) => (
            <div key={`${clock.name} ${clock.due}`}>
              <dt>{words(clock)}</dt>
              <dd>
                <span className={clock.days_left < 0 ? "number bad" : "number"}>{clock.due}</span> {left(clock)}
                <small>{words(clock.source)}</small>
              </dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}
