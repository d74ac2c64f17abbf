import type { Action, Field, IsoDate, Money, NamedWords, Rate, TimelineItem, Why, Words } from "@/shared/contract";
import type { Tone } from "@/shared/Mark";
import type { Figured, Provenance } from "@/shared/product/Source";

export interface Share {
  party: NamedWords;
  share: Rate;
}
export interface SchemeRow {
  id: string;
  version: string;
  title: Words;
  summary: Words;
  notice_case: number;
  from: IsoDate;
  until?: IsoDate;
  in_force?: boolean;
  mode: NamedWords;
  covers: NamedWords;
  shares: Share[];
  rate: Rate;
  ceiling: Rate;
  stop_line?: Rate;
  examples: boolean;
}
export interface PartAmount {
  party: string;
  amount: Money;
}
interface SmallRate {
  up_to: Money;
  rate: Rate;
  provenance: Provenance;
}
export interface Scheme {
  scheme: string;
  version: string;
  examples: boolean;
  title: Words;
  summary: Words;
  notice_case: number;
  provenance: Provenance;
  mode: string;
  covers: string;
  shares: { party: string; share: Rate; provenance: Provenance }[];
  fee: {
    basis: string;
    rate: Figured;
    small?: SmallRate;
    unsecured?: Figured;
    ceiling: Figured;
    upstream: { party: string; rate: Figured; small?: SmallRate }[];
  };
  counter_guarantee: { required: boolean; any_of: string[]; provenance: Provenance };
  automatic?: {
    most: Figured;
    months: Figured<number>;
    borrower_most?: Figured;
    sizes?: { any_of: string[]; provenance: Provenance };
    technology_firm?: { provenance: Provenance };
    rights?: Figured<number>;
    report_within: Figured<number>;
  };
  stop?: { base: string; line: Figured; caps_payment: boolean };
  payment: { after: Figured<number>; call_within: Figured<number>; pay_within: Figured<number> };
  recovery: { pursues: string; division: string; provenance: Provenance };
}
export interface Split {
  covered: Money;
  paid: Money;
  kept: Money;
  parts: PartAmount[];
  why: Why;
}
export interface SchemeAnswer {
  product: Scheme;
  versions: SchemeRow[];
  on: IsoDate;
  of_hundred: Split;
}
export interface QuoteAnswer {
  guaranteed: Money;
  fee: { amount: Money; uncapped: Money; ceiling: Money; upstream: PartAmount[]; why: Why };
  split?: Split;
  returned?: { parts: PartAmount[]; why: Why };
}

export interface Room {
  limit: Money;
  used: Money;
  left: Money;
  why: Why;
}
export interface YearRow {
  year: string;
  issued: Money;
  released: Money;
  paid: Money;
  recovered: Money;
  rate: Rate | ""; // empty: paid, and nothing to hold it against
}
export interface LineRow {
  id: string;
  number: string;
  guarantor: string;
  bank: string;
  scheme: string;
  scheme_title?: Words;
  mode?: NamedWords;
  until: IsoDate;
  stage: NamedWords;
  amount?: Money; // and all below: for the parties
  outstanding?: Money;
  left?: Money;
  paid?: Money;
  claim_rate?: Rate | "";
  stop_line?: Rate;
  stopped?: boolean;
}
export interface Bearer extends Share {
  organisation?: string;
  name?: string;
}
export interface LineAnswer {
  line: LineRow;
  whole: boolean;
  fields: Field[];
  bearers?: Bearer[];
  stop?: Room;
  years: YearRow[];
  actions: Action[];
  timeline: TimelineItem[];
}

export interface GuaranteeRow {
  id: string;
  stage: NamedWords;
  borrower: string;
  guarantor: string;
  bank: string;
  line: string;
  scheme_title?: Words;
  automatic: boolean;
  financing?: string;
  contract?: string;
  principal: Money;
  guaranteed?: Money;
  outstanding: Money;
  fee?: Money;
  paid?: Money;
  recovered?: Money;
  on: IsoDate;
  matures_on?: IsoDate;
  pay_by?: IsoDate;
}
export interface ChainLink extends Bearer {
  borne?: Money;
  returned?: Money;
  reimbursed?: boolean;
}
export interface GuaranteeAnswer {
  guarantee: GuaranteeRow;
  scheme: SchemeRow;
  fields: Field[];
  chain: ChainLink[];
  upstream_fees: { party: NamedWords; amount: Money }[];
  actions: Action[];
  timeline: TimelineItem[];
}

interface NetAssets {
  net_assets: Money;
  as_of: IsoDate;
  mainly_small: boolean;
  paper: string;
  maker: string;
  on: IsoDate;
}
export interface StandingAnswer {
  guarantor: string;
  name: string;
  stage: NamedWords;
  net_assets?: NetAssets;
  reported?: NetAssets;
  outstanding: Money;
  leverage?: Room;
  borrowers: { id: string; name: string; outstanding: Money; room?: Room }[];
  groups: { number: number; name: string; paper: string; on: IsoDate; ended_on?: IsoDate; outstanding: Money; room?: Room; members: { id: string; name: string; outstanding: Money }[] }[];
  years: YearRow[];
  actions: Action[];
  timeline: TimelineItem[];
}

export const toneOfStage = (stage: string): Tone =>
  (
    ({
      issued: "good",
      in_force: "good",
      confirmed: "good",
      proposed: "warning",
      offered: "warning",
      reported: "warning",
      called: "bad",
      payment_proposed: "bad",
      paid: "warning",
      declined: "bad",
    }) as Record<string, Tone>
  )[stage] ?? "plain";
