import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Amount, formatMoment } from "./Amount";
import type { TimelineItem } from "./contract";
import { isMoney } from "./money";
import { Nothing } from "./Nothing";
import styles from "./Timeline.module.css";

function amountOf({ amount, body }: TimelineItem): string | undefined {
  const found = amount ?? body?.amount;
  return typeof found === "string" && isMoney(found) ? found : undefined;
}

// What happened, newest first: the business date in front, the moment it was recorded behind.
export function Timeline({ items }: { items: TimelineItem[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (items.length === 0) return <Nothing title={t("timeline.none")} />;
  const newestFirst = [...items].sort((left, right) => right.at - left.at);
  return (
    <ol className={styles.list}>
      {newestFirst.map((item, index) => (
        <li key={`${item.at}-${index}`}>
          <time dateTime={item.date} className="number">
            {item.date}
          </time>
          <div className={styles.what}>
            <div className={styles.line}>
              <b>{words(item)}</b>
              {amountOf(item) && <Amount value={amountOf(item)} />}
            </div>
            <div className={styles.who}>
              {[item.actor, item.organisation].filter(Boolean).join(" · ")}
              <span className="number"> {t("timeline.recorded", { at: formatMoment(item.at) })}</span>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
