import type { Action, Field, FieldType, IsoDate, NamedWords, TimelineItem, Why, Words } from "@/shared/contract";

export interface SectionColumn extends Words {
  name: string;
  type: FieldType | "words";
}
export interface SectionRow {
  cells: Record<string, Field["value"] | Words>;
  href?: string;
}
// What one feature says of the right (src/features/rights/page.h).
export interface RightSection {
  kind: string;
  title: NamedWords;
  note?: Words;
  fields: Field[];
  columns: SectionColumn[];
  rows: SectionRow[];
  when_empty?: Words;
  data?: unknown;
}

export interface RightAnswer {
  right: { id: string; number: string; title: string; right_kind: string };
  status: NamedWords;
  as_of?: IsoDate; // the register as it stood at the end of that day
  fields: Field[];
  sections: RightSection[];
  actions: Action[];
  timeline: TimelineItem[];
}

export const verdicts = ["recorded", "updated", "same", "refused"] as const;
export type Counts = Record<(typeof verdicts)[number], number>;
export interface RefusedRow {
  row: number;
  number: string;
  title: string;
  holder: string;
  problems: (Words & { cell: string; code: string })[];
}
export interface PreviewAnswer {
  file: string;
  rows: number;
  counts: Counts;
  ignored_columns: string[];
  refused: RefusedRow[];
}
export interface PartAnswer {
  counts: Counts;
  next: number;
  repeated: number;
  ended: boolean;
  refused: RefusedRow[];
}

export interface FeeAmount extends Words {
  reduction: string;
  fee: string;
  surcharge: string;
  total: string;
  why: Why;
}
export interface FeeYear {
  year: number;
  due: IsoDate;
  grace_end: IsoDate;
  state: NamedWords;
  full?: string;
  steps: { from: IsoDate; surcharge: string }[];
}
export interface FeeData {
  today: IsoDate;
  amounts: FeeAmount[];
  years: FeeYear[];
  source?: Words & { verified: boolean };
}
export interface LifeData {
  today: IsoDate;
  from?: IsoDate;
  to?: IsoDate;
  marks: (NamedWords & { date: IsoDate })[];
}
