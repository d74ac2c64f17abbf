import type { Action, IsoDate, NamedWords, Words } from "@/shared/contract";

export interface WarningRow {
  id: string;
  right: { id: string; number: string; title: string };
  financing?: string;
  kind: NamedWords;
  severity: NamedWords;
  found: Words;
  advice: Words;
  source: Words;
  deadline?: IsoDate;
  opened_on: IsoDate;
  updated_on: IsoDate;
  closed_on?: IsoDate;
  stage: NamedWords;
  acknowledgements: { organisation: string; by: string; note: string; on: IsoDate }[];
  actions: Action[];
}
export interface WarningsAnswer {
  items: WarningRow[];
  severities: (NamedWords & { count: number })[];
  kinds: (NamedWords & { count: number })[];
  as_of: IsoDate;
  more: boolean;
}
export interface Asked {
  stage: "open" | "closed";
  severity?: string;
  kind?: string;
  right?: string;
  until?: string;
}
