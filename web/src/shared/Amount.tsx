import { formatMoney, formatRate } from "./money";
import type { Milliseconds } from "./contract";

export function Amount({ value, strong }: { value: string | undefined | null; strong?: boolean }) {
  if (value === undefined || value === null) return <span className="quiet">—</span>;
  const shown = <span className={value.startsWith("-") ? "number bad" : "number"}>{formatMoney(value)}</span>;
  return strong ? <b>{shown}</b> : shown;
}

export function RateText({ value }: { value: string }) {
  return <span className="number">{formatRate(value)}</span>;
}

const moment = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai", // the law's clock, wherever the reader sits
  dateStyle: "short",
  timeStyle: "short",
});

export function formatMoment(at: Milliseconds): string {
  return moment.format(at);
}
