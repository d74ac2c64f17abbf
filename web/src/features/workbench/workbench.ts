// Shapes of the working files' part of the API, and what its screens share.
import type { Action, FieldProblem, IsoDate, Money, Named, NamedWords, Rate, TimelineItem, Why, Words } from "@/shared/contract";

export interface Value {
  low: Money;
  mid: Money;
  high: Money;
}
export interface FileRow {
  id: string;
  title: string;
  organisation: Named;
  rights: { id: string; title: string }[];
  base_date: IsoDate;
  opened_on: IsoDate;
  finished_on?: IsoDate;
  financing?: string;
  number?: string;
  methods?: Words;
  value?: Value;
  used: boolean;
  stage: NamedWords;
}
export interface Subject {
  right: string;
  number: string;
  title: string;
  kind: string;
  owner: string;
  legal_end?: IsoDate;
  term_source: Words;
  licences: { licensee: string; until: IsoDate }[];
}
export interface Bin {
  from: Money;
  until: Money;
  count: number;
}
export interface SwingBar {
  input: string;
  low_input: string;
  high_input: string;
  at_low: Money;
  at_high: Money;
  swing: Money;
}
export interface Outcome {
  plan: { trials: number; seed: number; sampling: string };
  version: number;
  mean: Money;
  standard_error: Money;
  least: Money;
  greatest: Money;
  percentiles: { p5: Money; p25: Money; p50: Money; p75: Money; p95: Money };
  histogram: Bin[];
  worthless: number;
  tornado: SwingBar[];
  why: Why;
}
export interface IncomeYear {
  year: number;
  from: IsoDate;
  until: IsoDate;
  fraction: string;
  amount: Money;
  portion: string;
  benefit: Money;
  factor: string;
  present: Money;
}
export interface Calculation {
  version: number;
  income?: {
    discount: { rate: Rate; why: Why };
    single: { value: Money; life: { least: string; years: string; why: Why }; years: IncomeYear[]; why: Why };
    simulation?: Outcome;
    value: Value;
  };
  market?: {
    value: Value;
    prices: { name: string; price: Money; factor: string; corrected: Money; counts: boolean; outlier: boolean; distance: string }[];
    why: Why;
  };
  cost?: { single: { cost: Money; physical: Rate; depreciation: Rate; value: Money; why: Why }; simulation?: Outcome; value: Value };
  conclusion?: { value: Value; spread: string; warning?: Words; why: Why };
  rights: { right: string; value: Value }[];
  score?: { total: string; scores: { id: string; level: number; score: string; share: Rate }[]; why: Why };
}
export interface Provenance {
  basis: string;
  source: Words;
}
export interface Computed {
  calculation: Calculation;
  problems: FieldProblem[];
  live_trials: number;
  royalty_by_score?: { rate: Rate; from: Rate; to: Rate; field: Words; provenance: Provenance };
}
export interface Indicator {
  id: string;
  parent?: string;
  zh: string;
  en: string;
  weight: Rate;
  provenance: Provenance;
  guide?: Words;
}
export interface IndicatorTree {
  name: string;
  version: number;
  from: IsoDate;
  title: Words;
  provenance: Provenance;
  indicators: Indicator[];
}
export interface FileAnswer extends FileRow {
  subjects: Subject[];
  purpose: string;
  sheet: Draft;
  saves: number;
  suggestions: {
    legal_end?: { date: IsoDate; right: string; source: Words };
    contracts: { licensee: string; right: string; end: IsoDate }[];
  };
  may_edit: boolean;
  copied_from?: string;
  calculation?: Calculation;
  digest?: string;
  finished_by?: string;
  tables?: { name: string; version: number; from: IsoDate }[];
  indicators?: IndicatorTree;
  computed?: Computed;
  uses: { valuation: string; report: string; on: IsoDate }[];
  actions: Action[];
  timeline: TimelineItem[];
}
export interface Replay {
  same: boolean;
  stored_digest: string;
  digest: string;
  version: number;
  program_version: number;
  stored_value: Value;
  value?: Value;
  differs?: string;
}
export interface Quantity extends NamedWords {
  percent: boolean;
  bounds: Words;
}
export interface Comparable {
  name: string;
  source: string;
  date: IsoDate;
  price: Money;
}
export interface Reference {
  indicators: IndicatorTree;
  lives: { rows: { field: string; name: Words; least_years: number; most_years: number; provenance: Provenance }[] };
  royalties: { rows: { field: string; name: Words; least: Rate; usual_from: Rate; usual_to: Rate; most: Rate; provenance: Provenance }[] };
  corrections: { rows: { rule: NamedWords & { low: Rate; high: Rate }; guide: Words; provenance: Provenance }[] };
  quantities: Quantity[];
  uncertain: Record<string, string[]>;
  least_comparables: number;
  least_trials: number;
  most_trials: number;
  live_trials: number;
}

// What is typed so far: any part may be missing, so it is a tree and not a type.
export type Draft = { [name: string]: DraftValue };
export type DraftValue = string | number | boolean | null | undefined | DraftValue[] | Draft;
export type Path = (string | number)[];

export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${part}` : part), "");
}

export function at(tree: DraftValue, path: Path): DraftValue {
  let here: DraftValue = tree;
  for (const part of path) {
    if (here === null || typeof here !== "object") return undefined;
    here = (here as Record<string | number, DraftValue>)[part];
  }
  return here;
}

// A copy with that place changed; undefined removes it.
export function put(tree: DraftValue, path: Path, value: DraftValue): DraftValue {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (typeof part === "number") {
    const list = Array.isArray(tree) ? [...tree] : [];
    list[part] = put(list[part], rest, value);
    return list;
  }
  const members: Draft = tree !== null && typeof tree === "object" && !Array.isArray(tree) ? { ...tree } : {};
  const changed = put(members[part], rest, value);
  if (changed === undefined) delete members[part];
  else members[part] = changed;
  return members;
}

// What is sent: without what is empty, so that it is missing and not wrong.
export function withoutEmpty(tree: DraftValue): DraftValue {
  if (Array.isArray(tree)) return tree.map((each) => withoutEmpty(each) ?? {}).filter((each) => each !== "");
  if (tree === null || tree === undefined || tree === "") return undefined;
  if (typeof tree !== "object") return typeof tree === "string" ? tree.trim() || undefined : tree;
  const members: Draft = {};
  for (const [name, value] of Object.entries(tree)) {
    const kept = withoutEmpty(value);
    if (kept !== undefined) members[name] = kept;
  }
  return members;
}

export const textAt = (tree: DraftValue, path: Path): string => {
  const found = at(tree, path);
  return found === undefined || found === null ? "" : String(found as string | number);
};
export const listAt = (tree: DraftValue, path: Path): DraftValue[] => {
  const found = at(tree, path);
  return Array.isArray(found) ? found : [];
};

export const APPROACHES = ["income", "market", "cost"] as const;
export type Approach = (typeof APPROACHES)[number];
export const approachesIn = (sheet: Draft): Approach[] => APPROACHES.filter((each) => sheet[each] !== undefined && sheet[each] !== null);
