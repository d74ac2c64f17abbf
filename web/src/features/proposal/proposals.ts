import type { Figured, Provenance } from "@/shared/product/Source";
import type { Action, IsoDate, TimelineItem, Why, Words } from "@/shared/contract";

export type Coded = Words & { name: string };
export interface ProductRow {
  id: string;
  version: string;
  title: Words;
  summary: Words;
  lender: Words;
  mode: Coded;
  notice_case: number;
  from: IsoDate;
  until?: IsoDate;
  in_force?: boolean;
  cap?: string;
  months: number;
  rate_floor: string;
  rate_ceiling: string;
  revolving: boolean;
  examples: boolean;
  subsidy?: Words;
}
export interface ProductsAnswer {
  items: ProductRow[];
  on: IsoDate;
}
export interface GradeRow {
  grade: string;
  line?: string;
  margin_bp: number;
  review_months: number;
  after_loan: Words;
}
export interface Product {
  product: string;
  version: string;
  examples: boolean;
  title: Words;
  summary: Words;
  lender: { code: string; name: Words };
  mode: string;
  notice_case: number;
  from: IsoDate;
  until?: IsoDate;
  who: { id: string; title: Words; asked: string; one_of?: string[]; at_least?: string; at_most?: string; provenance: Provenance }[];
  line: {
    loan_to_value?: { point: string; kinds: { kind: string; most: string; provenance: Provenance }[]; hard_ceiling: Figured<string> };
    cap?: Figured<string>;
    least?: Figured<string>;
  };
  grades?: { scale: string[]; rows: GradeRow[]; provenance: Provenance };
  rate: { reference: string; margin: Figured<string>; floor: Figured<string>; ceiling: Figured<string> };
  tenor: { longest: Figured<number>; reserve: Figured<number> };
  cover?: { effect: string; most_share?: Figured<string>; points?: Figured<string> };
  repayment: string[];
  drawdown: { revolving: boolean; valid: Figured<number>; way: Words };
  papers: Words[];
  subsidy?: { programme: Words; share: Figured<string>; most_a_year: Figured<string> };
}
export interface ProductAnswer {
  product: Product;
  versions: ProductRow[];
  on: IsoDate;
}
export interface Checked {
  id: string;
  title: Words;
  answer: "holds" | "fails" | "unknown";
  found: Words;
  needed: Words;
  source: Words;
}
export interface Bound {
  code: string;
  title: Words;
  value: string;
  hard: boolean;
  deciding: boolean;
}
export interface Offer {
  product: string;
  version: string;
  eligible: boolean;
  conditions: Checked[];
  line_bounds: Bound[];
  tenor_bounds: Bound[];
  rate_bounds: Bound[];
  line?: string;
  months?: number;
  rate?: string;
  line_why?: Why;
  tenor_why?: Why;
  rate_why?: Why;
  cost?: { interest_a_month: string; interest_a_year: string; subsidy_a_year: string; after_subsidy_a_month: string };
  review_months?: number;
  after_loan?: Words;
  reason: Words;
  repayment: string[];
}
export interface ValuedRight {
  right: string;
  title: string;
  kind: string;
  low: string;
  median: string;
  high: string;
  ends?: IsoDate;
  pledged_for?: string;
  basis: string;
}
export interface Inputs {
  on: IsoDate;
  firm: string;
  firm_name: string;
  size?: string;
  region?: string;
  life_stage?: string;
  grade?: { grade: string; on: IsoDate; source: string };
  rights: ValuedRight[];
  need: { amount: string; months: number };
  exposures: { record: string; what: Words; amount: string }[];
  room?: { limit: string; name: string; amount: string; used: string; until: IsoDate };
  cover?: { fund: string; share: string; free?: string; source: string };
  programme?: { programme: string; version: string; title: Words; line?: string; rate?: string; days?: number; unknown: string[] };
  table?: { source: Words; hard?: string; ceilings: { kind: string; ceiling: string }[] };
  one_year: string;
  over_five_years: string;
}
export interface EvaluationAnswer {
  inputs: Inputs;
  offers: { product: ProductRow; offer: Offer }[];
}
export interface ProposalRow {
  id: string;
  stage: Coded;
  firm: { id: string; name: string };
  bank: { id: string; name: string };
  product: { id: string; title: Words; mode: Coded };
  financing?: string;
  line: string;
  rate: string;
  months: number;
  drawn: string;
  passed: number;
  valid_until: IsoDate;
  on: IsoDate;
}
export interface ProposalAnswer {
  proposal: ProposalRow;
  product: Product;
  inputs: Inputs;
  offer: Offer;
  terms: { line: string; rate: string; months: number };
  passed: { bound: string; title: Words; limit: string; chosen: string; unit: string }[];
  reason?: string;
  note: string;
  maker: string;
  revolving: boolean;
  left: string;
  draws: { financing: string; contract: string; amount: string; on: IsoDate; phase: Coded }[];
  financings: string[];
  recomputes: boolean;
  approved?: { checker: string; opinion: string; on: IsoDate };
  ended_because?: string;
  actions: Action[];
  timeline: TimelineItem[];
}
export interface Limit {
  id: string;
  name: string;
  mode: Coded;
  stage: Coded;
  amount: string;
  used: string;
  free: string;
  until: IsoDate;
  reason: string;
  maker: string;
  checker?: string;
  list?: string;
  core_enterprise?: string;
  uses: { proposal: string; firm: string; amount: string; on: IsoDate }[];
  actions: Action[];
}
export interface LimitsAnswer {
  items: Limit[];
  propose?: Action;
}
export interface BatchRow {
  subject: string;
  name: string;
  firm?: string;
  eligible: boolean;
  why_not: Words;
  offer?: Offer;
}
export interface BatchAnswer {
  rows: BatchRow[];
  eligible: number;
  together: string;
  room?: { name: string; amount: string; used: string; until: IsoDate };
}
export interface OverrideRow {
  record: string;
  of_proposal: boolean;
  firm: string;
  on: IsoDate;
  officer: string;
  officer_name: string;
  checker: string;
  outcome: Coded;
  bound: string;
  title: Words;
  limit: string;
  chosen: string;
  unit: string;
  reason: string;
}
export interface Tally {
  name: string;
  title: Words;
  count: number;
  approved: number;
}
export interface OverridesAnswer {
  items: OverrideRow[];
  by_officer: Tally[];
  by_bound: Tally[];
  more: boolean;
}
export interface CeilingTable {
  id: string;
  bank: string;
  stage: Coded;
  in_force: boolean;
  from: IsoDate;
  source: string;
  reason: string;
  hard: string;
  maker: string;
  checker?: string;
  opinion?: string;
  proposed_on: IsoDate;
  ceilings: { kind: Coded; ceiling: string }[];
  actions: Action[];
}
export interface CeilingsAnswer {
  items: CeilingTable[];
  example: { source: Words; ceilings: { kind: Coded; ceiling: string }[] };
  on: IsoDate;
  propose?: Action;
}

export const LIFE_STAGES = ["from_zero", "growing", "at_scale"];

export function toneOfStage(name: string): "plain" | "good" | "warning" | "bad" | "primary" {
  if (name === "approved" || name === "open") return "good";
  if (name === "proposed") return "warning";
  if (name === "declined" || name === "expired") return "bad";
  return "plain";
}

export const upper = (grade: string) => grade.toUpperCase();
