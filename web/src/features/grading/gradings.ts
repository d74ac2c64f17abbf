import type { Action, IsoDate, NamedWords, TimelineItem, Words } from "@/shared/contract";

export interface Counted extends Words {
  code: string;
  count: number;
}
export interface GradeCount extends Words {
  grade: string;
  firms: number;
}
export interface CodeCount extends Words {
  code: string;
  firms: number;
}
export interface RunRow {
  id: string;
  day: IsoDate;
  scorecard: string;
  version: string;
  title: Words;
  organisation: { id: string; name: string };
  by: string;
  note: string;
  firms: number;
  patents: number;
  graded: number;
  refused: number;
  distribution: GradeCount[];
}
export interface RunsAnswer {
  items: RunRow[];
  actions: Action[];
}
export interface RunAnswer extends RunRow {
  patents_without_code: number;
  refusals: CodeCount[];
  segments: CodeCount[];
  journal: number;
  inputs: string;
  results: string;
  scorecard_there: boolean;
  actions: Action[];
}
export interface ReplayAnswer {
  stored: { inputs: string; results: string };
  now: { inputs: string; results: string };
  journal: number;
  same: boolean;
}
export interface Reason extends Words {
  code: string;
}
export interface FirmRow {
  credit_code: string;
  name: string;
  patents: number;
  region?: string;
  field?: string;
  grade?: string;
  by_score?: string;
  score?: string;
  segment?: string;
  reasons: Reason[];
}
export interface Graded extends FirmRow {
  run: string;
  day: IsoDate;
  scorecard: string;
  version: string;
  stage?: string;
  inputs: string;
}
export interface FoundFirm {
  credit_code: string;
  name: string;
  latest?: Graded;
  runs?: number;
}
export interface Source extends Words {
  id: string;
  address?: string;
  article?: string;
}
export interface GradeOnDay {
  run: string;
  day: IsoDate;
  grade: NamedWords;
  computed: NamedWords;
  by_score: NamedWords;
  score: string;
  overridden: boolean;
  levers: { id: string; title: Words; shown: Words; applies: boolean }[];
}
export interface FigureRow extends Words {
  name: string;
  title?: Words;
  type: "date" | "rate" | "money" | "flag" | "word" | "count";
  value?: string;
  words?: NamedWords;
  as_of?: IsoDate;
  source?: string;
  statement?: number;
  stated_by?: string;
  by_firm?: boolean;
  verified_by?: string;
}
export interface StatementRow {
  statement: number;
  as_of: IsoDate;
  on: IsoDate;
  source: string;
  stated_by: string;
  by_firm: boolean;
  verified_by?: string;
  verified_on?: IsoDate;
  evidence?: string;
  withdrawn?: string;
}
export interface PortraitRight {
  id: string;
  number: string;
  title: string;
  class: string;
  kind: NamedWords;
  status: NamedWords;
  filed_on: IsoDate;
  legal_end?: IsoDate;
  pledgee?: string;
  claims?: number;
  forward_citations?: number;
  family_size?: number;
  licences?: number;
  facts_from?: string;
}
export interface OverrideRow {
  proposed: { run: string; on: IsoDate; details: { grade: string; reason: string; until: IsoDate } };
  decided?: { on: IsoDate; details: { approved: boolean; opinion: string } };
  organisation_name: string;
  proposed_by: string;
  decided_by?: string;
}
export interface AppealRow {
  appealed: { run: string; on: IsoDate; details: { reason: string; evidence?: string } };
  answered?: { on: IsoDate; details: { answer: string } };
}
export interface Demand {
  on: IsoDate;
  amount: string;
  purpose: string;
  term_months: number;
  contact: string;
  source: string;
  name: string;
}
export interface Portrait {
  credit_code: string;
  name: string;
  on_platform: boolean;
  today: IsoDate;
  region?: string;
  grade?: GradeOnDay;
  latest?: Graded;
  grades?: (Words & { id: string })[];
  history?: Graded[];
  overrides?: OverrideRow[];
  appeals?: AppealRow[];
  stage?: Words | null;
  segment?: Words | null;
  field?: Words;
  trace_there?: boolean;
  missing: Reason[];
  patents: {
    total: number;
    in_force: number;
    with_facts: number;
    by_kind: Counted[];
    by_status: Counted[];
    by_year: Counted[];
    by_class: Counted[];
    by_field: Counted[];
  };
  rights: PortraitRight[];
  pledges: { pledge: string; number: string; title: string; pledgee: string }[];
  licences: { number: string; title: string; licensee: string; type: NamedWords; from: IsoDate; until: IsoDate; over: boolean }[];
  figures: FigureRow[];
  statements: StatementRow[];
  demands?: Demand[];
  actions: Action[];
  timeline: TimelineItem[];
}

export interface DimensionStep {
  id: string;
  title: Words;
  group: string;
  source: Source;
  weight: string;
  patents?: number;
  left_out?: number;
  lack?: Words;
  value?: string;
  shown?: Words;
  percentile?: string;
  compared_with?: Words;
  group_size?: number;
  points: string;
}
export type Truth = "yes" | "no" | "unknown";
export interface RuleStep extends Words {
  holds: Truth;
  conditions: (Words & { condition: string; holds: Truth })[];
}
export interface CorrectionStep {
  id: string;
  title: Words;
  source: Source;
  reason: Words;
  before: string;
  after: string;
  rules: RuleStep[];
}
export interface GroupRow {
  id: string;
  title: Words;
  source: Source;
  dimensions: number;
  unknown: number;
  weight: string;
  points: string;
  percentile?: string;
}
export interface TraceAnswer {
  credit_code: string;
  name: string;
  run: string;
  stored: Graded;
  title: Words;
  firms: number;
  minimum: number;
  inputs_same: boolean;
  groups: GroupRow[];
  grades: (Words & { id: string; at_least: string })[];
  grade_source: Source;
  formula_source: Source;
  field_source: Source;
  normalisation_source: Source;
  trace: {
    version: string;
    day: IsoDate;
    field?: Words & { id: string; patents: number };
    dimensions: DimensionStep[];
    score?: string;
    grade_by_score?: string;
    corrections: CorrectionStep[];
    refusals?: Reason[];
    grade?: string;
    levers?: { id: string; title: Words; source: Source; shown: Words; value?: unknown }[];
  };
  correction_rules: RuleStep[][]; // as the corrections of the trace, in words
  segmentation?: { title: Words; stage_rules: RuleStep[]; segment_rules: RuleStep[]; reason: Words };
}

export interface CardRow {
  id: string;
  version: string;
  from: IsoDate;
  title: Words;
  file: string;
  dimensions: number;
  fields: number;
  grades: number;
  minimum: number;
  segmentation?: Words;
}
export interface CardDimension {
  id: string;
  group: string;
  title: Words;
  source: Source;
  take: NamedWords;
  of?: Words;
  per?: Words;
  where: Words[];
  among: Words[];
  years?: number;
  better: "more" | "less";
  least_known: string;
  absent: "refuse" | "worst";
  weights: Record<string, string>;
}
export interface RuleOfSegment {
  id: string;
  title: Words;
  source: Source;
  when: Words[];
}
export interface CardAnswer extends CardRow {
  sources: Source[];
  groups: { id: string; title: Words; source: Source }[];
  field_list: { id: string; title: Words; source: Source; classes: string[]; otherwise: boolean }[];
  field_decided_by: Words[];
  dimension_list: CardDimension[];
  formula_source: Source;
  normalisation: { levels: Words[]; minimum: number; winsorise: string; source: Source };
  grade_list: { id: string; title: Words; at_least: string }[];
  grade_source: Source;
  corrections: { id: string; title: Words; source: Source; rules: { title: Words; when: Words[]; then: Words }[]; if_unknown: Words }[];
  levers: { id: string; title: Words; source: Source; values: (Words & { grade: string })[] }[];
  stages?: RuleOfSegment[];
  segments?: RuleOfSegment[];
}
export interface TrialAnswer {
  problems: (Words & { line: number; column: number; code: string })[];
  now?: CardRow;
  candidate?: CardRow;
  same_version?: boolean;
  moves?: {
    firms: number;
    better?: number;
    same?: number;
    worse?: number;
    newly_graded?: number;
    no_longer_graded?: number;
    grades?: { id: string; title: Words }[];
    table?: number[][];
  };
}

export const verdicts = ["enters", "already", "refused"] as const;
export type Verdict = (typeof verdicts)[number];
export type Counts = Record<Verdict, number>;
export interface JudgedRow {
  row: number;
  verdict: Verdict;
  subject: string;
  name: string;
  problems?: (Words & { cell: string; code: string })[];
}
export interface PreviewAnswer {
  file: string;
  plan: string;
  counts: Counts;
  ignored_columns: string[];
  rows: JudgedRow[];
}
export interface SegmentAnswer {
  segment: CodeCount;
  items: (Graded & { demand?: Demand & { surveyed_by: string } })[];
}
export interface PushRow {
  id: string;
  run: string;
  on: IsoDate;
  segment: NamedWords;
  organisation: string;
  by: string;
  note: string;
  banks: { id: string; name: string }[];
  firms: number;
}
export interface PushAnswer extends PushRow {
  list: { credit_code: string; name: string; grade: string; amount?: string; purpose?: string; term_months?: number }[];
}

export type Tone = "good" | "primary" | "warning" | "bad" | "plain";
// T1 to T10 in five shades: which ones a colour takes is for the eye alone.
export function toneOfGrade(grade: string | undefined): Tone {
  const number = Number(grade?.replace(/\D/g, ""));
  if (!grade || !number) return "plain";
  return number <= 3 ? "good" : number <= 6 ? "primary" : number <= 8 ? "warning" : "bad";
}
// A width in pixels, never a figure that is read.
export const height = (decimal: string | undefined) => Number(decimal ?? "0");
// "0.0625" is read as "6.25%": the digits move, nothing is computed.
export function percentText(decimal: string | undefined): string {
  if (decimal === undefined) return "—";
  const [whole = "0", part = ""] = decimal.split(".");
  const digits = part.padEnd(2, "0");
  const left = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const right = digits.slice(2).replace(/0+$/, "");
  return `${left}${right ? `.${right}` : ""}%`;
}
export const shortDigest = (digest: string) => digest.slice(0, 12);
