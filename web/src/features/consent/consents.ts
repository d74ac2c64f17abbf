import type { Action, IsoDate, NamedWords, Page } from "@/shared/contract";

export interface ConsentRow {
  id: string;
  firm: string;
  firm_name: string;
  to: string;
  to_name: string;
  matters: NamedWords[];
  from: IsoDate;
  until: IsoDate; // the last day
  purpose: string;
  by: string;
  stage: NamedWords;
  in_force: boolean;
  withdrawn_on?: IsoDate;
  actions: Action[];
}
export interface ConsentsAnswer extends Page<ConsentRow> {
  actions: Action[];
}

// The server says whether it holds today; why it does not is seen from its stage.
export type Standing = "in_force" | "over" | "withdrawn";
export function standingOf(row: Pick<ConsentRow, "in_force" | "withdrawn_on">): Standing {
  return row.withdrawn_on !== undefined ? "withdrawn" : row.in_force ? "in_force" : "over";
}
