import type { Action, IsoDate, NamedWords, Words } from "@/shared/contract";

export interface Statistics {
  count: number;
  total: string;
  lower: string;
  median: string;
  upper: string;
}
export interface IndexRow extends Statistics {
  key: string;
  label: NamedWords;
}
export interface Minimum {
  observations: number;
  parties: number;
  largest_share: string;
  reason: string;
}
export interface IndexAnswer {
  rows: IndexRow[];
  series: IndexRow[];
  all?: Statistics;
  across: number;
  rule: Words;
  minimum: Minimum;
  published?: { quarter: string; on: IsoDate };
  may_report: boolean;
  actions: Action[];
}
export interface ComparableRow {
  id: string;
  basis: NamedWords;
  class: string;
  region: NamedWords;
  period: string;
  wider: boolean;
  price: string;
}
export interface ComparablesAnswer {
  items: ComparableRow[];
  found: number;
  least: number;
  enough: boolean;
}
export interface PublicationRow {
  quarter: string;
  on: IsoDate;
  bases: NamedWords[];
  groups: number;
  withdrawn: number;
  count: number;
  minimum: Minimum;
}
export interface DealRow {
  id: string;
  reference: string;
  on: IsoDate;
  known: IsoDate;
  kind: NamedWords;
  class: string;
  region: NamedWords;
  price: string;
  appraisal?: string;
  channel: NamedWords;
  source: string;
  stage: NamedWords;
  actions: Action[];
}
export const verdicts = ["reports", "already", "refused"] as const;
export type Verdict = (typeof verdicts)[number];
export type Counts = Record<Verdict, number>;
export interface PreviewAnswer {
  file: string;
  plan: string;
  counts: Counts;
  ignored_columns: string[];
  rows: { row: number; verdict: Verdict; reference: string; price: string; problems: (Words & { cell: string; code: string })[] }[];
}
export interface ScoreRow {
  count: number;
  lower: string;
  median: string;
  upper: string;
  near: number;
  near_share: string;
  ranged: number;
  within: number;
  label: NamedWords;
}
export const aspects = ["method", "appraiser", "kind", "elapsed"] as const;
export interface BackTestAnswer {
  own: boolean;
  all?: ScoreRow;
  tables: Partial<Record<(typeof aspects)[number], ScoreRow[]>>;
  minimum: Minimum;
  items?: {
    subject: string;
    valued: string;
    realised: string;
    ratio: string;
    near: boolean;
    low?: string;
    high?: string;
    within?: boolean;
    valued_on?: IsoDate;
    realised_on: IsoDate;
    method?: NamedWords;
    kind?: NamedWords;
  }[];
}

export const ways = ["quarter", "kind", "section", "class", "province", "city"] as const;
export interface Asked {
  basis: string;
  kind?: string;
  class?: string;
  region?: string;
  from?: string;
  through?: string;
  by: (typeof ways)[number];
}
