import type { Action, Field, IsoDate, Money, Named, NamedWords, Paper, TimelineItem, WaitingFor, Words } from "@/shared/contract";

export interface LicenceRow {
  id: string;
  licensor: Named;
  licensee: string;
  name: string;
  marks: boolean;
  rights: number;
  contract_number: string;
  effective_on: IsoDate;
  until?: IsoDate;
  type?: NamedWords;
  fee_mode?: NamedWords;
  fee?: Words;
  amount?: Money;
  stage: NamedWords;
  standing: NamedWords;
  number?: string;
  filed_on?: IsoDate;
  submitted_on?: IsoDate;
  due_on?: IsoDate;
  working_days_left?: number;
  file_by?: IsoDate;
}
export interface Clock extends Words {
  name: string;
  due: IsoDate;
  days_left: number;
  working_days_left?: number;
  source: Words;
}
export interface RegistryEntry {
  registry: NamedWords;
  number: string;
  organisation: string;
  standing: Words;
  holds: boolean;
  ends_on?: IsoDate;
  href: string;
}
export interface LicenceAnswer {
  licence: LicenceRow;
  fields: Field[];
  rights: { id: string; number: string; title: string; kind: string; legal_end?: IsoDate; pledge?: string }[];
  payments: { due: IsoDate; amount: Money; past: boolean }[];
  registrations: RegistryEntry[];
  consents: {
    right: string;
    number: string;
    pledge: string;
    pledgee: string;
    asked_on: IsoDate;
    answer: NamedWords;
    answered_on?: IsoDate;
    paper?: string;
    proceeds?: Words;
    account?: string;
  }[];
  papers: Paper[];
  grounds: (Words & { number: number; ground: Words; code: string; source: Words })[];
  notes: NamedWords[];
  clocks: Clock[];
  actions: Action[];
  waiting_for: WaitingFor[];
  timeline: TimelineItem[];
}
export interface StatisticsRow {
  year: number;
  mode: NamedWords;
  contracts: number;
  rights: number;
  with_amount: number;
  amount?: Money;
  mean_amount?: Money;
  mean_days: number;
}
export interface StatisticsAnswer {
  patents: StatisticsRow[];
  marks: StatisticsRow[];
  contracts: number;
}

export const toneOfStage = (stage: string) =>
  ({ filed: "good", submitted: "primary", correction_requested: "warning", refused: "bad" }) [stage] as
    | "good"
    | "primary"
    | "warning"
    | "bad"
    | undefined;

// One decimal of a year, by whole numbers: 1,096 days are 3.0 years of 365.25 days.
export function yearsOf(days: number): string {
  const tenths = Math.floor((2 * days * 1000 + 36525) / (2 * 36525));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
