import type { Action, Field, FieldType, NamedWords, TimelineItem, Words } from "@/shared/contract";

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
  fields: Field[];
  sections: RightSection[];
  actions: Action[];
  timeline: TimelineItem[];
}
