// What the questions about programmes answer (/api/v1/programmes/check, /trial, /cases, …).
import type { IsoDate, NamedWords, Why, Words } from "@/shared/contract";

export type Unit = "money" | "rate" | "days" | "count" | "date" | "flag" | "text";

export interface FactForm extends NamedWords {
  unit: Unit;
  choices?: NamedWords[];
  value?: string | number | boolean; // known already
  origin?: Words; // from where
}
export interface QuantityForm extends NamedWords {
  unit: Unit;
  line: number;
  open?: { why: "agreed" | "unknown"; at_least?: string | number; at_most?: string | number; choices?: NamedWords[] };
}
export interface Head {
  id: string;
  title: Words;
  version: string;
  from: IsoDate;
  until?: IsoDate;
  jurisdiction: string;
}
export interface TextProblem extends Words {
  line: number; // from 1
  column: number;
  code: string;
}
export interface Reading extends Words {
  block: Words;
  line: number; // 0: of the block as a whole
}
export interface Rule {
  block: string;
  name: string;
  line: number;
  end: number;
}
export interface CheckAnswer {
  clean: boolean;
  programme?: Head;
  problems: TextProblem[];
  warnings: TextProblem[]; // it can be used all the same
  readings: Reading[];
  rules: Rule[];
  quantities: QuantityForm[];
  facts: FactForm[];
  recovery?: { parties: NamedWords[] }; // who may have borne the loss
}

export interface Refused extends Words {
  code: string;
  name?: string; // what is missing
  missing?: Words; // the fact that is, in words
}
export interface ConditionAnswer {
  id: string;
  title: Words;
  reading: Words;
  holds?: boolean; // absent: something is missing
  found?: Words;
  needed?: Words;
  refused?: Refused[];
  source?: Words;
  article?: string;
  why?: Why;
}
export interface FigureAnswer extends NamedWords {
  block: Words;
  unit: Unit;
  value?: string | number | boolean | Words;
  why?: Why;
  refused?: Refused[];
}
export interface TrialAnswer extends Head {
  date: IsoDate;
  eligible: "yes" | "no" | "unknown";
  conditions: ConditionAnswer[];
  figures: FigureAnswer[];
  quantities: FigureAnswer[];
}
export interface DirectoryAnswer {
  date: IsoDate;
  items: (Head & Pick<TrialAnswer, "eligible" | "conditions" | "figures"> & { local?: boolean })[];
}

export interface CaseOutcome {
  name: string;
  line: number;
  passed: boolean;
  differences: { what: string; expected: string; found: string }[];
}
export interface CasesAnswer {
  text_clean: boolean;
  problems: TextProblem[];
  passed: number;
  outcomes: CaseOutcome[];
}

interface Side {
  line: number;
  end: number;
  readings: Words[];
}
export interface RuleChange {
  change: "added" | "removed" | "changed";
  block: string;
  name: string;
  title?: Words;
  old?: Side;
  new?: Side;
}

export interface Vocabulary {
  facts: FactForm[];
  references: NamedWords[];
  units: NamedWords[];
  parties: NamedWords[];
  roundings: NamedWords[];
}

// /api/v1/programmes/compare: two versions over the existing book. Amounts as text, numbers of rows
// as numbers.
export interface ComparedVersion {
  programme: string;
  version: string;
  title: Words;
  from: IsoDate;
  until?: IsoDate;
  moved: number; // rows outside these dates, by the rules of the nearest day in force
}
export interface BorrowerChange {
  borrower: string; // empty: not told to this reader
  rows: number;
  a: string | number;
  b: string | number;
  difference: string | number;
}
export interface ChangeBand {
  from?: string;
  to?: string;
  borrowers: number;
}
export interface Measure {
  id: string;
  title: Words;
  unit: "money" | "count";
  rows: number;
  unknown: number;
  a: string | number;
  b: string | number;
  difference: string | number;
  gain: number;
  lose: number;
  same: number;
  quarters: { year: number; quarter: number; rows: number; a: string | number; b: string | number; difference: string | number }[];
  gainers: BorrowerChange[];
  losers: BorrowerChange[];
  bands: ChangeBand[];
}
export interface DryPot {
  side: "a" | "b";
  cap: string;
  title: Words;
  per: Words;
  subject: string;
  year?: number;
  day: IsoDate;
  record: string;
  limit: string;
}
export interface MissingInBook {
  side: "a" | "b";
  code: string;
  name: string;
  title: Words; // of what is missing; empty where it has no name
  why: Words;
  rows: number;
}
export interface WhatIf {
  a: ComparedVersion;
  b: ComparedVersion;
  from: IsoDate;
  to: IsoDate;
  rows: number;
  measures: Measure[];
  dry: DryPot[];
  missing: MissingInBook[];
  borrowers: Record<string, string>;
}
