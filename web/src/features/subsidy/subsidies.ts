// Shapes of the subsidies' part of the API, and what several of its screens share.
import type { Action, IsoDate, Money, Named, NamedWords, Page, TimelineItem, Why, Words } from "@/shared/contract";
import type { Tone } from "@/shared/Mark";

export interface Titled {
  id: string;
  title: Words;
}
export interface Period {
  from: IsoDate;
  until: IsoDate;
}
export interface SubsidyChoice {
  programme: Titled & { jurisdiction: string };
  subsidy: string;
  title: Words;
  expense: NamedWords;
  timing: NamedWords;
  payee: NamedWords;
  for_me: boolean;
  papers: NamedWords[];
}
export interface LoanChoice {
  id: string;
  borrower: Named;
  lender: Named;
  principal: Money;
  maturity: IsoDate;
  settled: boolean;
}
// A policy of the firm whose premium is paid; `applied` names the subsidies that stand on it.
export interface PolicyChoice {
  id: string;
  number: string;
  line: NamedWords;
  insurer: Named;
  from: IsoDate;
  until: IsoDate;
  items: number;
  premium: Money;
  paid: Money;
  applied: string[];
}
export interface InsuredRight {
  number: string;
  title: string;
  kind?: NamedWords;
  days?: Period;
  premium: Money;
  counts: boolean;
  fails: (Words & { id: string; found: Words; needed: Words })[];
}
export interface Insured {
  policy: string;
  number: string;
  insurer: string;
  line: NamedWords;
  from: IsoDate;
  until: IsoDate;
  premium: Money;
  paid: Money;
  eligible: Money;
  why: Why | null;
  rights: InsuredRight[];
}
// The premium has changed since: what the programme gives on what is left of it.
export interface PremiumChange {
  on: IsoDate;
  premium: Money;
  paid: Money;
  base: Money;
  given: Money;
  note: string;
  excess: Money;
  why: Why;
}
export interface Content {
  programme: string;
  subsidy: string;
  office?: string;
  borrower?: string;
  loan?: string;
  from?: IsoDate;
  until?: IsoDate;
  policy?: string;
  number?: string;
  payee?: string;
  paid_on?: IsoDate;
  amount?: Money;
  right?: string;
  facts: Record<string, unknown>;
  papers: Record<string, string>;
}
export interface KnownFact extends NamedWords {
  value: unknown;
  shown?: Words;
  origin: NamedWords;
  reference: string;
}
export interface MissingFact extends Words {
  fact: string;
  unit: "money" | "rate" | "days" | "count" | "date" | "flag" | "text";
  choices: NamedWords[];
  may_be_stated: boolean;
}
export interface Condition extends Words {
  id: string;
  holds?: boolean;
  left_out?: number;
  found?: Words;
  needed?: Words;
}
export interface CapRoom extends Words {
  id: string;
  counter_id?: string;
  when_dry: string;
  limit: Money;
  used: Money;
  room: Money;
  binding: boolean;
}
export interface Computed {
  base: Money;
  entitled: Money;
  granted: Money;
  caps: CapRoom[];
  payers: (NamedWords & { amount: Money })[];
  last_day?: IsoDate;
  trace: Why;
}
export interface Preview {
  missing: MissingFact[];
  conditions: Condition[];
  facts: KnownFact[];
  problems: (Words & { code: string; field: string })[];
  insured?: Insured;
  computed?: Computed;
}
export interface ApplicationRow {
  id: string;
  programme: Titled;
  subsidy: Titled;
  expense: NamedWords;
  timing: NamedWords;
  applicant: Named;
  borrower: Named;
  office: Named;
  what: Words;
  period?: Period;
  filed_on: IsoDate;
  granted: Money;
  charged: Money;
  due: Money;
  paid: Money;
  outstanding: Money;
  stage: NamedWords;
  batch?: string;
}
export interface ApplicationAnswer extends ApplicationRow {
  version: string;
  rules_of: IsoDate;
  content: Content;
  facts: KnownFact[];
  conditions: Condition[];
  insured?: Insured;
  premium_change?: PremiumChange;
  computed: Computed;
  register: {
    id: string;
    what: Words;
    amount: Money;
    claims: { by: string; programme: Words; amount: Money; on: IsoDate; own: boolean; period?: Period }[];
  };
  payments: (NamedWords & { payer: Named; ordered: Money; paid: Money; reclaimed: Money; returned: Money })[];
  review?: { accepted: boolean; amount: Money; opinion: string; on: IsoDate };
  correction?: string;
  refused_because?: string;
  clawback?: { amount: Money; reason: string };
  may_correct: boolean;
  may_settle: boolean;
  actions: Action[];
  timeline: TimelineItem[];
}
export interface BatchRow {
  id: string;
  title: string;
  programme: Titled;
  office: Named;
  on: IsoDate;
  lines: number;
  amount: Money;
  stage: NamedWords;
}
export interface BatchAnswer extends BatchRow {
  items: {
    application: string;
    applicant: Named;
    credit_code: string;
    what: Words;
    accepted: Money;
    amount: Money;
    now: Money;
    parts: (NamedWords & { payer: Named; amount: Money })[];
  }[];
  totals: (NamedWords & { payer: Named; amount: Money })[];
  pots: { counter: string; words: Words; limit: Money; asked: Money; shared: Money }[];
  maker: string;
  checker?: string;
  rejected_because?: string;
  payment?: { reference: string; on: IsoDate };
  actions: Action[];
  timeline: TimelineItem[];
}
export interface CounterRow {
  id: string;
  words: Words;
  name: string;
  programme?: Titled;
  per: NamedWords;
  year?: number;
  subject?: Named;
  limit: Money;
  used: Money;
  is_pot: boolean;
  stage: NamedWords;
}
export interface CounterAnswer extends CounterRow {
  changes: { on: IsoDate; application: string; reason: string; change: Money; used: Money }[];
  applications: { id: string; applicant: Named; amount: Money; stage: NamedWords }[];
  shared?: { batch: string; asked: Money; shared: Money; on: IsoDate };
}
export type Listed<T> = Page<T>;

const TONES: Record<string, Tone> = {
  accepted: "primary",
  batched: "primary",
  paid: "good",
  approved: "primary",
  refused: "bad",
  rejected: "bad",
  clawed_back: "bad",
  full: "bad",
  correction_requested: "warning",
  clawback_proposed: "warning",
  reviewed: "warning",
  proposed: "warning",
};
export const toneOfStage = (stage: string): Tone => TONES[stage] ?? "plain";

export const quarterOf = (day: IsoDate): string => `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
// The quarter that a discount is of: that of its last day; of other subsidies, that of filing.
export const quarterOfRow = (row: ApplicationRow): string => quarterOf(row.period?.until ?? row.filed_on);
