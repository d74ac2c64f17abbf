import { useTranslation } from "react-i18next";
import { semicolon, useWords } from "@/app/words";
import type { IsoDate } from "@/shared/contract";
import { useNarrow } from "@/shared/narrow";
import type { LifeData } from "./rights";
import styles from "./Rights.module.css";
import type { SectionGiven } from "./sections";

const DAY = 86_400_000;
const LINE = 36; // px a row of words needs
const BOX = { wide: 860, narrow: 310 }; // px that the line has, about
const DATE = 68;
const MARGIN = 14;
const letters = (text: string) => [...text].reduce((sum, each) => sum + (each.charCodeAt(0) > 0x2e7f ? 12 : 6.5), 0);
const YEARS_SHOWN_WITHOUT_END = 5;

const at = (date: IsoDate) => Date.parse(`${date}T00:00:00Z`);

// The right from its filing to its legal end: what lies behind, what is ahead, where today is.
export default function LifeLine({ section }: SectionGiven) {
  const { t } = useTranslation();
  const words = useWords();
  const box = useNarrow() ? BOX.narrow : BOX.wide;
  const data = section.data as LifeData;
  if (!data.from) return null;
  const from = at(data.from);
  const today = at(data.today);
  const to = data.to ? at(data.to) : Math.max(today, from) + YEARS_SHOWN_WITHOUT_END * 365 * DAY;
  const last = Math.max(to, ...data.marks.map(({ date }) => at(date)));
  const place = (moment: number) => Math.min(100, Math.max(0, ((moment - from) * 100) / Math.max(DAY, last - from)));
  const due = data.marks.find(({ name }) => name === "upkeep");
  const grace = data.marks.find(({ name }) => name === "grace");
  const marks = [
    ...data.marks.map((mark) => ({ key: mark.name, label: words(mark), date: mark.date, today: false })),
    ...(data.to ? [{ key: "end", label: t("rights.life_end"), date: data.to, today: false }] : []),
    { key: "today", label: t("rights.today"), date: data.today, today: true },
  ].sort((left, right) => left.date.localeCompare(right.date));
  // Words that would meet stand on rows of their own.
  const rows: number[] = [];
  const placed = marks.map((mark) => {
    const x = place(at(mark.date));
    const wide = ((Math.max(DATE, letters(mark.label)) + MARGIN) * 100) / box;
    const start = x > 50 ? x - wide : x;
    let row = rows.findIndex((end) => start >= end);
    if (row < 0) row = rows.length;
    rows[row] = start + wide;
    return { ...mark, x, row };
  });
  return (
    <figure className={styles.life} role="img" aria-label={marks.map(({ label, date }) => `${label} ${date}`).join(semicolon())}>
      <div className={styles.bar}>
        <div className={styles.lived} style={{ width: `${place(Math.min(today, to))}%` }} />
        {due && grace && (
          <div
            className={styles.grace}
            style={{ left: `${place(at(due.date))}%`, width: `${Math.max(0.4, place(at(grace.date)) - place(at(due.date)))}%` }}
          />
        )}
        <div className={styles.today} style={{ left: `${place(today)}%` }} />
      </div>
      <div className={styles.markers} style={{ height: rows.length * LINE + 8 }}>
        {placed.map(({ key, label, date, today: now, x, row }) => (
          <div
            key={`${key}${date}`}
            className={[styles.marker, x > 50 ? styles.left : "", now ? styles.todayMarker : ""].join(" ")}
            style={{ ...(x > 50 ? { right: `${100 - x}%` } : { left: `${x}%` }), paddingTop: row * LINE + 6 }}
          >
            <span>{label}</span>
            <span className="number">{date}</span>
          </div>
        ))}
      </div>
    </figure>
  );
}
