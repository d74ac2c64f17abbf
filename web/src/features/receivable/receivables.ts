import type { Clock } from "@/features/licence/licences";
import type { Action, Field, IsoDate, Money, NamedWords, TimelineItem } from "@/shared/contract";

export interface ReceivableRow {
  id: string;
  number: string;
  secured_party: string;
  grantor: string;
  grantor_code: string;
  debtor?: string;
  claim: NamedWords;
  nature: NamedWords;
  description: string;
  registered_on: IsoDate;
  ends_on: IsoDate;
  days_left: number;
  standing: NamedWords;
  confirmed: boolean;
  licence?: string;
  secured_amount?: Money;
  objections: number;
}
export interface SearchAnswer {
  grantor: string;
  on: IsoDate;
  in_force: number;
  items: ReceivableRow[];
}
export interface ReceivableAnswer {
  registration: ReceivableRow;
  whole: boolean; // false: only what the register shows to everybody
  fields: Field[];
  payments: { due: IsoDate; amount: Money; past: boolean }[];
  ranking: { rank: number; id: string; number: string; secured_party: string; registered_on: IsoDate; ends_on: IsoDate; own: boolean }[];
  objections: {
    number: number;
    objector: string;
    reason: string;
    answer: string;
    demanded_on: IsoDate;
    on: IsoDate;
    standing?: NamedWords;
    notify_by?: IsoDate;
    suit_by?: IsoDate;
    notified_on?: IsoDate;
    suit?: string;
  }[];
  notes: NamedWords[];
  clocks: Clock[];
  actions: Action[];
  timeline: TimelineItem[];
}

export const toneOfStanding = (standing: string) =>
  (({ in_force: "good", lapsed: "bad", pending: "warning", in_suit: "bad" }) as const)[standing] ?? "plain";
