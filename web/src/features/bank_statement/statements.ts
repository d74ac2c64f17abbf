import type { Action, IsoDate, Money, NamedWords, TimelineItem } from "@/shared/contract";
import type { Tone } from "@/shared/Mark";

export const OUTCOMES = ["waiting", "recorded", "set_aside", "outgoing"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const TONES: Record<Outcome, Tone> = { waiting: "warning", recorded: "good", set_aside: "plain", outgoing: "plain" };

export const COMPONENTS = ["costs", "compound", "penalty", "interest", "principal"] as const;

export interface StatementRow {
  id: string;
  bank: string;
  account: string;
  number: string;
  message: string;
  sequence?: number;
  opening: { amount: Money; on: IsoDate };
  closing: { amount: Money; on: IsoDate };
  lines: number;
  counts: Record<Outcome, { count: number; amount: Money }>;
  taken_on: IsoDate;
  maker: string;
  stage: NamedWords;
  before?: { id: string; joins: boolean };
}
export interface LoanRef {
  id: string;
  financing?: string;
  borrower?: string;
  contract?: string;
}
export interface Entry {
  number: number;
  entry: number;
  detail: number;
  amount: Money;
  direction: NamedWords;
  reversal: boolean;
  booked: IsoDate;
  value: IsoDate;
  reference: string;
  end_to_end: string;
  counterparty: string;
  texts: string[];
  outcome: NamedWords & { name: Outcome };
  left: Money;
  reason?: NamedWords;
  said?: NamedWords;
  named: LoanRef[];
  parts: (LoanRef & { amount: Money; allocation?: Record<(typeof COMPONENTS)[number], Money> })[];
  maker?: string;
  note?: string;
  aside?: { kind: NamedWords; amount: Money; reason: string; maker: string };
  actions?: Action[];
}
export interface StatementAnswer extends StatementRow {
  entries: Entry[];
  timeline: TimelineItem[];
}
export interface PreviewAnswer {
  file: string;
  items: (StatementRow & { entries: Entry[] })[];
}
export interface TakenAnswer {
  items: { id: string; number: string; counts: StatementRow["counts"] }[];
}

// What moved on the account: out is negative.
export const signed = (entry: Entry): Money => (entry.direction.name === "debit" ? `-${entry.amount}` : entry.amount);
// Everything that a search looks through.
export const written = (entry: Entry): string =>
  [
    entry.counterparty,
    entry.reference,
    entry.end_to_end,
    ...entry.texts,
    ...[...entry.named, ...entry.parts].flatMap((loan) => [loan.id, loan.borrower ?? "", loan.contract ?? ""]),
  ]
    .join("\n")
    .toLowerCase();
