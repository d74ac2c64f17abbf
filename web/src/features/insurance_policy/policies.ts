import type { Action, IsoDate, Money, NamedWords, Page, TimelineItem, Why, Words } from "@/shared/contract";

export interface PolicyRow {
  id: string;
  number?: string;
  product: string;
  title?: Words;
  line: NamedWords;
  insurer: string;
  holder: string;
  from: IsoDate;
  until: IsoDate;
  sum: Money;
  items: number;
  premium: Money;
  unpaid: Money;
  applied_on: IsoDate;
  stage: NamedWords;
  standing: NamedWords;
}
export interface Stretch {
  from: IsoDate;
  until: IsoDate;
  covered: boolean;
  zone: string;
  sum: Money;
  count: number;
  aggregate: Money;
  term_premium: Money;
  premium: Money;
}
export interface Finding {
  words: NamedWords;
  verdict: NamedWords;
  found: string;
  expected: string;
  source: Words;
}
export interface ScheduledItem {
  number: string;
  title: string;
  kind?: NamedWords;
  owner?: string;
}
export interface Change {
  type: "change" | "cancellation" | "reinstatement";
  from: IsoDate;
  add?: { number: string; title: string }[];
  remove?: string[];
  sum?: Money;
  zone?: string;
  manner?: string;
}
export interface Movement {
  number: number;
  movement: Change;
  from: IsoDate;
  reason: string;
  before: Money;
  after: Money;
  change: Money;
  on: IsoDate;
}
interface Opinion {
  opinion: string;
  on: IsoDate;
}
export interface Section {
  kind: string;
  title: NamedWords;
  columns: { name: string; zh: string; en: string; type: string }[];
  rows: { cells: Record<string, unknown>; href?: string }[];
  when_empty?: Words;
  data?: { link?: Words & { href: string } };
}
export interface PolicyAnswer {
  policy: PolicyRow;
  on: IsoDate;
  insured: NamedWords;
  zone: NamedWords;
  months: number;
  claims: number;
  known_disputes: string;
  renews?: string;
  financing?: string;
  paid: Money;
  limit_taken: Money;
  limit_left?: Money;
  premium?: Money;
  earned?: Money;
  why?: Why;
  state?: Stretch;
  stretches?: Stretch[];
  problems?: Words[];
  findings?: Finding[];
  referral?: Opinion;
  acceptance?: Opinion;
  declined?: Opinion;
  product?: { id: string; title: Words; version: string; cover: Words; examples: boolean };
  movements: Movement[];
  requests: { number: number; open: boolean; on: IsoDate; content: Omit<Change, "type"> & { reason: string } }[];
  sections: Section[];
  actions: Action[];
  timeline: TimelineItem[];
}
export interface ScheduleAnswer extends Page<ScheduledItem> {
  on: IsoDate;
  count: number;
  matching: number;
}
export interface SchedulePreview {
  file: string;
  good: number;
  wrong: number;
  ignored_columns: string[];
  wrong_rows: JudgedItem[];
  good_rows: JudgedItem[];
}
export interface JudgedItem extends ScheduledItem {
  row: number;
  problems?: { cell: string; code: string; zh: string; en: string }[];
}

export const pathOf = (id: string) => `/insurance-policies/${encodeURIComponent(id)}`;

export const toneOfStanding = (standing: string) =>
  (
    ({
      in_force: "good",
      accepted: "good",
      referred: "warning",
      applied: "primary",
      declined: "bad",
      ended: "bad",
    }) as const
  )[standing] ?? "plain";
export const toneOfVerdict = (verdict: string) => (({ accept: "good", refer: "warning", decline: "bad" }) as const)[verdict] ?? "plain";

// What somebody still has to do something about.
export const isOpen = (row: PolicyRow) => ["applied", "referred", "accepted"].includes(row.stage.name) || Number(row.unpaid) !== 0;
