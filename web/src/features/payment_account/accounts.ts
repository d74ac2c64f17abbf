import type { Action, IsoDate, Named, NamedWords } from "@/shared/contract";
import type { Tone } from "@/shared/Mark";

export interface AccountRow {
  id: string;
  holder: Named;
  own: boolean;
  number: string;
  bank: string;
  bank_cnaps: string;
  basis: string;
  stage: NamedWords;
  maker: string;
  entered_on: IsoDate;
  checker?: string;
  opinion?: string;
  decided_on?: IsoDate;
  closed_because?: string;
  actions: Action[];
}

export const toneOfStage = (stage: string): Tone => (({ active: "good", proposed: "warning", rejected: "bad" }) as Record<string, Tone>)[stage] ?? "plain";
