import type { Action, IsoDate, Money, NamedWords, Rate, TimelineItem, Why, Words } from "@/shared/contract";

export interface Figures {
  policies: number;
  claims: number;
  written: Money;
  earned: Money;
  unearned: Money;
  paid: Money;
  outstanding: Money;
  recovered: Money;
  ibnr: Money;
  incurred: Money;
  loss_ratio?: Rate;
  why_unearned: Why;
  why_incurred: Why;
  why_loss_ratio?: Why;
}
export interface LineRow {
  line: NamedWords;
  figures: Figures;
}
export interface Month {
  month: string;
  written: Money;
  earned: Money;
}
export interface Ceded {
  treaty: string;
  title: string;
  policies: number;
  premium: Money;
  unearned: Money;
  commission: Money;
  paid: Money;
  outstanding: Money;
}
export interface TreatyTerms {
  kind: NamedWords;
  lines: NamedWords[];
  from: IsoDate;
  until: IsoDate;
  share?: Rate;
  retention?: Money;
  multiple?: number;
  commission: Rate;
}
export interface TreatyRow {
  id: string;
  insurer: string;
  title: string;
  reinsurer: string;
  reference: string;
  terms: TreatyTerms;
  entered_on: IsoDate;
  stage: NamedWords;
}
export interface ClosingRow {
  id: string;
  insurer: string;
  through: IsoDate;
  total: Figures;
  proposed_on: IsoDate;
  decided_on?: IsoDate;
  stage: NamedWords;
}
export interface Dashboard {
  insurer: { id: string; name: string };
  on: IsoDate;
  valuation: IsoDate;
  ibnr_through?: IsoDate;
  total: Figures;
  lines: LineRow[];
  months: Month[];
  ceded: Ceded[];
  treaties: TreatyRow[];
  closings: ClosingRow[];
  actions: Action[];
}
interface Decision {
  approved: boolean;
  opinion: string;
  on: IsoDate;
}
export interface TreatyAnswer {
  treaty: TreatyRow;
  decision?: Decision;
  actions: Action[];
  timeline: TimelineItem[];
}
export interface ClosedLine {
  line: NamedWords;
  figures: Figures;
  method: NamedWords;
  not_computable?: Words;
  prior?: { loss_ratio: Rate; source: string };
  why: Why;
}
export interface PostingLine extends Words {
  entry: string;
  value_date: IsoDate;
  account: string;
  amount: Money;
}
export interface ClosingAnswer {
  closing: ClosingRow;
  decision?: Decision;
  lines: ClosedLine[];
  treaties: Ceded[];
  postings: PostingLine[];
  actions: Action[];
  timeline: TimelineItem[];
}

export interface Factor {
  development: number;
  links: { origin: string; earlier: Money; later: Money; use: string }[];
  earlier: Money;
  later: Money;
  factor: Rate;
  values: number;
  thin: boolean;
}
export interface Origin {
  origin: string;
  known: number;
  latest: Money;
  to_ultimate: string;
  ultimate: Money;
  reserve: Money;
}
export interface Mack {
  factors: { development: number; variance: Money; standard_error: Rate; extrapolated: boolean; residuals: { origin: string; residual: Money; standardised: Rate }[] }[];
  origins: { origin: string; reserve: Money; standard_error: Money }[];
  reserve: Money;
  standard_error: Money;
}
export interface TriangleAnswer {
  line: NamedWords;
  basis: NamedWords;
  through: IsoDate;
  periods: { name: string; from: IsoDate; until: IsoDate; earned: Money }[];
  rows: { origin: string; amounts: Money[] }[];
  not_computable?: Words;
  ladder?: { factors: Factor[]; origins: Origin[]; latest: Money; ultimate: Money; reserve: Money };
  why?: Why;
  mack?: Mack;
  no_errors?: Words;
  calendar?: { diagonals: { calendar: number; larger: number; smaller: number }[]; statistic: number; expected: Rate; low: Rate; high: Rate; effect: boolean };
}
export interface EventSum {
  court_case: string;
  opponent: string;
  occurred_on?: IsoDate;
  claims: string[];
  policies: { id: string; number: string }[];
  limits: Money;
  paid: Money;
  outstanding: Money;
  incurred: Money;
}
export interface ItemSum {
  number: string;
  title: string;
  kind?: NamedWords;
  lines: NamedWords[];
  policies: { id: string; number: string }[];
  sum: Money;
  claims: number;
  incurred: Money;
}
export interface AccumulationAnswer {
  on: IsoDate;
  events: EventSum[];
  items: ItemSum[];
  items_in_all: number;
  most: number;
}

export const toneOfStage = (stage: string) => (({ in_force: "good", closed: "good", proposed: "warning", declined: "bad" }) as const)[stage] ?? "plain";

// "22/19" is "1.1579"; rounded half up, to be read only.
export function decimals(ratio: string, places = 4): string {
  const [above = "", below] = ratio.split("/");
  const scale = 10n ** BigInt(places);
  let scaled: bigint;
  if (below) scaled = (2n * BigInt(above.replace("-", "")) * scale + BigInt(below)) / (2n * BigInt(below));
  else {
    const [whole = "0", part = ""] = above.replace("-", "").split(".");
    const digits = BigInt(whole + part.slice(0, places).padEnd(places, "0"));
    scaled = (part[places] ?? "0") >= "5" ? digits + 1n : digits;
  }
  const text = scaled.toString().padStart(places + 1, "0");
  const sign = above.startsWith("-") && scaled !== 0n ? "−" : "";
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}
