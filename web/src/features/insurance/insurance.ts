import type { Figured, Provenance } from "@/shared/product/Source";
import type { IsoDate, Why, Words } from "@/shared/contract";

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
