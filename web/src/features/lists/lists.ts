import type { Action, Field, IsoDate, Named, TimelineItem, Words } from "@/shared/contract";

export type SubjectKind = "enterprise" | "right";
export interface ListRow {
  id: string;
  title: Words;
  subject: SubjectKind;
  source: string;
  region: string;
  owner: Named;
  members: number;
}
export type ListRef = Omit<ListRow, "members">;
export interface ListsAnswer {
  items: ListRow[];
  on: IsoDate;
  own: boolean; // a firm: it sees its own memberships only
}
export interface PeriodRow {
  subject: string;
  name: string;
  from: IsoDate;
  until?: IsoDate;
  reference: string;
  end_reference?: string;
  entered_by: string;
  state: Words & { name: "in" | "later" | "over" };
}
export interface MembershipRow extends PeriodRow {
  list: ListRef;
}
export interface ListAnswer {
  list: ListRef;
  fields: Field[];
  on: IsoDate;
  members: number;
  own: boolean;
  may_import: boolean;
  actions: Action[];
  timeline: TimelineItem[];
}
export interface MemberAnswer {
  list: ListRef;
  subject: string;
  name: string;
  periods: PeriodRow[];
  actions: Action[];
  timeline: TimelineItem[];
}

export const verdicts = ["enters", "ends", "already", "refused"] as const;
export type Verdict = (typeof verdicts)[number];
export type Counts = Record<Verdict, number>;
export interface JudgedRow {
  row: number;
  verdict: Verdict;
  subject: string;
  name: string;
  from?: IsoDate;
  until?: IsoDate;
  reference: string;
  problems?: (Words & { cell: string; code: string })[];
}
export interface PreviewAnswer {
  file: string;
  plan: string;
  counts: Counts;
  ignored_columns: string[];
  rows: JudgedRow[];
}

export const pathOf = (list: string) => `/lists/${encodeURIComponent(list)}`;
