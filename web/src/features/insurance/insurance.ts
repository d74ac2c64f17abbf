import type { Figured, Provenance } from "@/shared/product/Source";
import type { Asked } from "@/features/programme/FactFields";
import type { FactForm, Head, QuantityForm } from "@/features/programme/answers";
import type { IsoDate, NamedWords, Why, Words } from "@/shared/contract";

export type Coded = Words & { name: string };
export interface InsuranceRow {
  id: string;
  version: string;
  title: Words;
  summary: Words;
  insurer: Words;
  line: Coded;
  notice_case: number;
  from: IsoDate;
  until?: IsoDate;
  in_force?: boolean;
  trigger: string;
  counted: string;
  kinds: string[];
  zones: string[];
  insured: string[];
  deductible: string;
  basis: string;
  least: string;
  most: string;
  minimum: string;
  rate?: string;
  amount?: string;
  examples: boolean;
}
export interface ShelfAnswer {
  items: InsuranceRow[];
  on: IsoDate;
}
export interface CountBand {
  from: number;
  to?: number;
  factor: string;
}
export interface InsuranceProduct {
  product: string;
  version: string;
  examples: boolean;
  title: Words;
  summary: Words;
  insurer: Words;
  line: string;
  notice_case: number;
  provenance: Provenance;
  cover: Words;
  event: Words;
  trigger: string;
  insured: { may_be: string[]; provenance: Provenance };
  objects: { counted: string; kinds: string[]; provenance: Provenance };
  territory: { zones: string[]; provenance: Provenance };
  retroactive: Figured<number>;
  waiting: Figured<number>;
  term: { least: Figured<number>; most: Figured<number> };
  sum: { basis: string; least: Figured; most: Figured };
  items: { id: string; title: Words; most?: Figured; share?: Figured }[];
  limits: { per_claim: Figured; aggregate: Figured };
  deductible: { rule: string; fixed?: Figured; share?: Figured };
  insured_share: Figured;
  rating: {
    basis: string;
    rate?: Figured;
    amount?: Figured;
    kinds?: { rows: { kind: string; factor: string }[]; provenance: Provenance };
    zones?: { rows: { zone: string; factor: string }[]; provenance: Provenance };
    counts?: { bands: CountBand[]; provenance: Provenance };
    sums?: { bands: { up_to: string; factor: string }[]; provenance: Provenance };
    claims?: { bands: CountBand[]; provenance: Provenance };
    minimum: Figured;
  };
  exclusions: { id: string; title: Words; provenance: Provenance }[];
  papers: Words[];
  advance?: { share: Figured; when: Words };
  recovery: { rule: string; text: Words; provenance: Provenance };
  cases: { title: Words; premium: string; payable?: string }[];
}
export interface InsuranceAnswer {
  product: InsuranceProduct;
  versions: InsuranceRow[];
  on: IsoDate;
}
export interface QuoteAnswer {
  firm?: { id: string; name: string };
  quote: {
    count: number;
    sum: string;
    per_claim: string;
    items: { item: string; title: Words; limit: string }[];
    groups: { kind?: string; count: number; sum: string; factor: string; premium: string }[];
    rated: string;
    premium: string;
    why: Why;
  };
  payable?: {
    parts: { item: string; title: Words; loss: string; limit: string; covered: string }[];
    covered: string;
    payable: string;
    borne_by_insured: string;
    advance?: string;
    why: Why;
  };
}

// /insurance-suggestions
export interface HeldRight {
  id: string;
  number: string;
  title: string;
  kind: string;
  status: Coded;
  ends?: IsoDate;
}
export interface Reason {
  code: string;
  words: Words;
}
export interface PremiumAid {
  programme: Head;
  subsidy: Words;
  granted?: string;
  left?: string;
  why?: Why;
  missing: NamedWords[];
  problems: (Words & { code: string })[];
}
export interface Suggestion {
  product: InsuranceRow;
  fits: Coded;
  insured?: Coded;
  zone?: Coded;
  reasons: Reason[];
  missing: NamedWords[];
  rights: string[];
  left_out: { right: string; reason: Reason }[];
  request?: { sum: string; months: number };
  quote?: QuoteAnswer["quote"];
  subsidies?: PremiumAid[];
  left?: string;
}
export interface SuggestionsAnswer {
  on: IsoDate;
  firm: { id: string; name: string; region: string };
  rights: HeldRight[];
  items: Suggestion[];
  programmes: (Head & { in_force: boolean })[];
  no_programme: boolean;
  asked: { facts: FactForm[]; programmes: { id: string; title: Words; facts: FactForm[]; terms: QuantityForm[] }[] };
}
export interface SuggestQuestion {
  plans: {
    abroad?: string[];
    exhibitions?: { zone: string; count: number }[];
    products?: number;
    contracts?: number;
    claims?: number;
  };
  facts?: Record<string, unknown>;
  declared?: Record<string, Record<string, unknown>>;
  terms?: Record<string, Record<string, unknown>>;
}
export const termsAsked = (terms: QuantityForm[]): Asked[] => terms.map((each) => ({ ...each, choices: each.open?.choices }));

// The subsidy that leaves the least to pay; nothing where none could be computed.
export const bestAid = ({ subsidies = [], left }: Suggestion): PremiumAid | undefined => subsidies.find((each) => left !== undefined && each.left === left);
