import type { Action, IsoDate, Money, NamedWords, TimelineItem, Words } from "@/shared/contract";

export interface CaseRow {
  id: string;
  firm: string;
  number: string;
  title: string;
  opponent: string;
  zone: NamedWords;
  occurred_on: IsoDate;
  opened_on: IsoDate;
  helper?: string;
  cost: Money;
  days: number;
  target_days: number;
  target?: IsoDate; // while it can still be met
  stage: NamedWords;
}
export interface Step extends Words {
  name: string;
  on: IsoDate;
  text: string;
}
export interface CaseAnswer {
  case: CaseRow;
  what: string;
  demands: NamedWords[];
  amount?: Money;
  right?: string;
  policy?: string;
  policy_number?: string;
  product?: Words;
  pays_on_mediation?: boolean;
  steps: Step[];
  costs: { kind: NamedWords; item?: Words; amount: Money; payee: string; invoice: string; on: IsoDate }[];
  mediation_result?: { success: boolean; summary: string; agreement?: string; amount?: Money; performed?: boolean };
  judgment?: { result: NamedWords; number: string; amount?: Money };
  claimed?: { claim: string; by_itself: boolean; on: IsoDate; stage?: NamedWords; paid?: Money };
  target_source: Words;
  actions: Action[];
  timeline: TimelineItem[];
}
export interface HelperRow {
  id: string;
  name: string;
  sort: NamedWords;
  licence: string;
  region: string;
  contact: string;
  operator: string;
  admitted_on: IsoDate;
  stage: NamedWords;
  actions?: Action[];
}

export const toneOfStage = (stage: string) =>
  (
    ({
      opened: "primary",
      assigned: "primary",
      mediating: "primary",
      mediated: "good",
      mediation_failed: "warning",
      in_suit: "warning",
      judged: "good",
    }) as const
  )[stage] ?? "plain";
const ENDED = ["closed", "withdrawn"];
export const isOpen = (row: CaseRow) => !ENDED.includes(row.stage.name);
