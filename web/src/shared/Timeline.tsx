import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Amount, formatMoment } from "./Amount";
import { useCatalogue } from "./catalogue";
import type { TimelineItem } from "./contract";
import { isMoney } from "./money";
import { Nothing } from "./Nothing";
import styles from "./Timeline.module.css";

function amountOf({ body }: TimelineItem): string | undefined {
  const found = body?.event?.happening?.amount ?? body?.amount;
  return typeof found === "string" && isMoney(found) ? found : undefined;
}

// The same thing done by the system day after day is one line with its first and last day.
interface Line {
  item: TimelineItem;
  since: string;
  times: number;
}
function linesOf(items: TimelineItem[]): Line[] {
  const lines: Line[] = [];
  for (const item of [...items].sort((left, right) => right.at - left.at)) {
    const last = lines.at(-1);
    if (last && !item.name && !last.item.name && last.item.type === item.type) {
      last.since = item.date;
      last.times += 1;
    } else lines.push({ item, since: item.date, times: 1 });
  }
  return lines;
}

// What happened, newest first: the business date in front, the moment it was recorded behind.
export function Timeline({ items }: { items: TimelineItem[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  if (items.length === 0) return <Nothing title={t("timeline.none")} />;
  const whatOf = ({ body, ...item }: TimelineItem) => {
    const happening = body?.event?.happening?.type;
    return happening ? catalogue.of("loan_event", happening) : words(item);
  };
  return (
    <ol className={styles.list}>
      {linesOf(items).map(({ item, since, times }, index) => (
        <li key={`${item.at}-${index}`}>
          <time dateTime={item.date} className="number">
            {item.date}
          </time>
          <div className={styles.what}>
            <div className={styles.line}>
              <b>{whatOf(item)}</b>
              {times > 1 && <span className="quiet">{t("timeline.repeated", { since, count: times })}</span>}
              {amountOf(item) && <Amount value={amountOf(item)} />}
            </div>
            {item.changes && item.changes.length > 0 && (
              <ul className={styles.changes}>
                {item.changes.map((change) => (
                  <li key={change.name}>
                    {words(change)}
                    {": "}
                    {change.before && <del>{change.before}</del>}
                    {change.before && " → "}
                    {change.after ?? t("timeline.removed")}
                  </li>
                ))}
              </ul>
            )}
            <div className={styles.who}>
              {[item.name ?? t("timeline.system"), item.organisation?.name].filter(Boolean).join(" · ")}
              <span className="number"> {t("timeline.recorded", { at: formatMoment(item.at) })}</span>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
