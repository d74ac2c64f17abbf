// What the registration desk's answers hold.
import type { Action, IsoDate, Named, NamedWords, TimelineItem, Words } from "@/shared/contract";
import type { Tone } from "@/shared/Mark";

export interface Receipt {
  number: string;
  received_on: IsoDate;
  received_at: string;
  counted_from: IsoDate;
}

export interface QueueRow {
  id: string;
  kind: "registration" | "procedure";
  pledge: string;
  procedure: NamedWords;
  in_register: NamedWords;
  intake: NamedWords;
  financing: string;
  applicant: Named;
  pledgee: Named;
  rights: number;
  corrections: number;
  stage: NamedWords;
  standing: NamedWords;
  submitted_on?: IsoDate;
  due_on?: IsoDate;
  promised_on?: IsoDate;
  decided_on?: IsoDate;
  working_days_left?: number;
  certificate?: string;
  amount?: string;
  receipt?: Receipt;
}

export interface DeskWindow {
  closes_at: string;
  promises: { in_register: string; working_days: number }[];
}

export interface Queue {
  items: QueueRow[];
  more: boolean;
  window?: DeskWindow;
}

export interface GroundFound extends Words {
  number: number;
  ground: NamedWords;
  right: string;
  waivable: boolean;
  waived: boolean;
}

export interface PreCheckAnswer {
  would_register: boolean;
  in_register: NamedWords;
  rules: Words;
  rules_from: IsoDate;
  grounds: GroundFound[];
  missing_papers: NamedWords[];
  missing_fields: NamedWords[];
  flags: NamedWords[];
  changes?: Change[];
}

export interface Change {
  item: NamedWords;
  before: string;
  after: string;
}

export interface PaperLine {
  paper: NamedWords;
  source: Words;
  present: boolean;
  reference: string;
}

export interface Rules {
  source: Words;
  from: IsoDate;
  form: { code: string } & Words;
  working_days: number;
  clock: Words;
  joint?: boolean;
}

export interface RegisterEntry {
  number: number;
  kind: string;
  on: IsoDate;
  notice_number?: string;
  officer?: string;
  procedure?: string;
  basis: string;
  changes: { item: string; before: string; after: string }[];
}

export interface DeskNotice {
  kind: string;
  number?: string;
  on: IsoDate;
  officer?: string;
  text: string;
}

export interface RegistrationAnswer {
  registration: QueueRow;
  pledge: {
    entries: RegisterEntry[];
    notices: DeskNotice[];
    now?: Record<string, string>;
    ended_because?: string;
    open_defects?: string;
    procedure?: string;
  };
  rights: { id: string; number: string; title: string; kind: string }[];
  rules: Rules;
  form: (NamedWords & { required: boolean; text?: string })[];
  papers: PaperLine[];
  grounds: GroundFound[];
  procedures: QueueRow[];
  actions: Action[];
  procedure_actions: Action[];
  waiting_for: { role: string; zh: string; en: string }[];
  timeline: TimelineItem[];
}

export interface ProcedureAnswer {
  registration: QueueRow;
  procedure: { notices: DeskNotice[]; open_defects?: string; ended_because?: string };
  rules: Rules;
  form: (NamedWords & { value: unknown })[];
  changes: Change[];
  papers: PaperLine[];
  grounds: GroundFound[];
  actions: Action[];
  timeline: TimelineItem[];
}

export interface DeskCount {
  received: number;
  at_counter: number;
  granted: number;
  refused: number;
  withdrawn: number;
  corrected: number;
  median_days?: string;
}

export interface DeskStatisticsAnswer {
  registry: string;
  from: IsoDate;
  to: IsoDate;
  total: DeskCount;
  by_kind: (DeskCount & { in_register: NamedWords; procedure: NamedWords })[];
  by_day: (DeskCount & { day: IsoDate; worked?: boolean })[];
}

export const pageOf = (row: Pick<QueueRow, "id" | "kind">) => (row.kind === "registration" ? `/registrations/${row.id}` : `/pledge-procedures/${row.id}`);

export function toneOfStanding(name: string): Tone {
  switch (name) {
    case "overdue":
      return "bad";
    case "due_today":
    case "standing_still":
      return "warning";
    case "running":
      return "primary";
    default:
      return "plain";
  }
}

export function toneOfStage(name: string): Tone {
  switch (name) {
    case "registered":
    case "approved":
      return "good";
    case "refused":
    case "revoked":
      return "bad";
    case "correction_requested":
      return "warning";
    case "submitted":
      return "primary";
    default:
      return "plain";
  }
}
