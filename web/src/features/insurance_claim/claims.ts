import type { Action, IsoDate, Money, NamedWords, TimelineItem, Why, Words } from "@/shared/contract";

export interface Deadline {
  term: string;
  due: IsoDate;
  late: boolean;
  source: Words;
}
export interface ClaimRow {
  id: string;
  policy: string;
  policy_number: string;
  product?: Words;
  line: NamedWords;
  insurer: string;
  holder: string;
  item: string;
  title: string;
  what: string;
  zone: NamedWords;
  occurred_on: IsoDate;
  claimed_on: IsoDate;
  notified_on: IsoDate;
  estimated: Money;
  outstanding?: Money; // for the insurer
  paid: Money;
  recovered: Money;
  awaits_papers: boolean;
  deadline?: Deadline;
  stage: NamedWords;
}
export interface Finding {
  words: NamedWords;
  outcome: NamedWords;
  found: string;
  expected: string;
  source: Words;
}
export interface LossPart {
  item: string;
  title: Words;
  amount: Money;
}
export interface AssessedPart {
  item: string;
  title: Words;
  loss: Money;
  excluded?: Money;
  exclusion_title?: Words;
}
export interface Proposal {
  basis: NamedWords;
  reference: string;
  basis_on: IsoDate;
  parts: AssessedPart[];
  opinion: string;
  sum: Money;
  limit_left: Money;
  payable: Money;
  borne_by_insured: Money;
  why: Why;
  on: IsoDate;
}
export interface Reserve {
  parts: LossPart[];
  sum: Money;
  reason: string;
  on: IsoDate;
}
export interface PaperAsked {
  paper: string;
  reference?: string;
  received_on?: IsoDate;
}
export interface ClaimAnswer {
  claim: ClaimRow;
  inside: boolean;
  event: { what: string; occurred_on: IsoDate; zone: string; opponent?: string; court_case?: string };
  estimates: LossPart[];
  protection_case?: string;
  product?: { id: string; title: Words; trigger: NamedWords; payable_on: NamedWords[]; recovery: Words };
  deadlines?: (Omit<Deadline, "term"> & { term: NamedWords })[];
  deadlines_unknown?: Words;
  papers: PaperAsked[];
  papers_asked_on?: IsoDate;
  other_papers: { paper: string; reference: string; received_on: IsoDate }[];
  cover?: { result: NamedWords; opinion: string; on: IsoDate; findings: Finding[] };
  findings_now?: Finding[];
  refusal?: { approved: boolean; opinion?: string; on: IsoDate };
  refusal_sent?: { sent_on: IsoDate; reference: string; late: boolean };
  reserves?: Reserve[];
  outstanding?: Money;
  investigations?: { note: string; paper?: string; found_on: IsoDate }[];
  advance?: { ground: NamedWords; parts: LossPart[]; amount: Money; most: Money; reason: string; why: Why };
  proposal?: Proposal;
  settled?: Proposal;
  signals?: { words: NamedWords; found: string }[];
  room?: { sum: Money; aggregate: Money; limit_left: Money };
  payments: { kind: "advance" | "payment"; amount: Money; reference: string; late?: boolean; on: IsoDate }[];
  settled_amount: Money;
  returned: Money;
  to_return: Money;
  recoveries: { from: string; amount: Money; costs: Money; reference: string; on: IsoDate }[];
  division?: { net: Money; insurer: Money; insured: Money; why: Why };
  reason?: string;
  actions: Action[];
  timeline: TimelineItem[];
}

export const pathOf = (id: string) => `/insurance-claims/${encodeURIComponent(id)}`;

export const toneOfStage = (stage: string) =>
  (
    ({
      notified: "primary",
      handling: "primary",
      refusal_proposed: "warning",
      payment_proposed: "warning",
      decided: "warning",
      paid: "good",
      refused: "bad",
    }) as const
  )[stage] ?? "plain";
export const toneOfOutcome = (outcome: string) => (({ passed: "good", failed: "bad", unknown: "warning" }) as const)[outcome] ?? "plain";

const ENDED = ["paid", "refused", "closed", "withdrawn"];
export const isOpen = (row: ClaimRow) => !ENDED.includes(row.stage.name);
