import type { Action, IsoDate, Milliseconds, NamedWords, Words } from "@/shared/contract";

export interface DraftRow {
  id: string;
  programme: string;
  title: Words;
  stage: NamedWords;
  office: string;
  author: string;
  revision: number;
  changed_on: IsoDate;
  based_on?: string;
}
export interface DraftPage extends DraftRow {
  text: string;
  cases: string;
  authors: string[];
  submission?: { version: string; from: IsoDate; cases: number; note: string };
  publication?: string;
  opinions: { act: NamedWords; person: string; words: string; on: IsoDate }[];
  // Where its version would stand; absent while the text has errors.
  placing?: { version: string; from: IsoDate; until?: IsoDate; refused?: Words; closes?: { version: string; from: IsoDate; until: IsoDate } };
  actions: Action[];
  history: (Words & { at: Milliseconds; date: IsoDate; person: string })[];
}
