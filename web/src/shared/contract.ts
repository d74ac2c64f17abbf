// Shapes of the API's answers (/api/v1). Money, rates and dates stay text from the wire to the
// screen: nothing here is ever a floating-point number.

export type Money = string; // "1234.56", yuan
export type Rate = string; // "0.0435" or "9/20"
export type IsoDate = string; // "2024-02-29"
export type Milliseconds = number; // since 1970-01-01 UTC

export interface Words {
  zh: string;
  en: string;
}
export interface Named {
  id: string;
  name: string;
}
export interface NamedWords extends Words {
  name: string;
}
export interface Page<T> {
  items: T[];
  next?: string;
}

export type OrganisationKind =
  | "enterprise"
  | "bank"
  | "guarantor"
  | "insurer"
  | "appraiser"
  | "fund_operator"
  | "registry"
  | "treasury"
  | "authority"
  | "administrator"
  | "platform";

export type Role =
  | "enterprise_officer"
  | "bank_officer"
  | "bank_approver"
  | "guarantor_officer"
  | "guarantor_approver"
  | "insurer_officer"
  | "insurer_approver"
  | "appraiser_officer"
  | "fund_officer"
  | "fund_approver"
  | "registry_officer"
  | "treasury_officer"
  | "treasury_approver"
  | "policy_officer"
  | "policy_approver"
  | "administrator"
  | "auditor";

export interface Me {
  user: string;
  name: string;
  organisation: Named & { kind: OrganisationKind };
  roles: Role[];
  business_date: IsoDate;
  demonstration: boolean;
  due?: "password" | "second_factor"; // must be done before anything else
  jurisdiction?: string; // GB/T 2260, the beginning of a code
}

export interface DemonstrationAccount {
  user: string;
  name: string;
  organisation: string;
  role: Words;
  password?: string;
}
export interface Health {
  status: string;
  demonstration?: boolean;
  single_sign_on?: boolean;
  accounts?: DemonstrationAccount[];
}

export interface Catalogue {
  phases: (NamedWords & { ended: boolean })[]; // ended: nothing follows
  kinds?: Record<string, NamedWords[]>;
  enums?: Record<string, NamedWords[]>;
  accounts: (Words & { prefix: string })[];
  classes: NamedWords[];
}

export interface FieldProblem {
  field: string;
  code: string;
  zh: string;
  en: string;
  facts?: Record<string, unknown>;
}
export interface ProblemBody {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  instance?: string;
  code?: string;
  request_id?: string;
  errors?: FieldProblem[];
}

// The part of JSON Schema that the server writes for commands.
export interface Schema {
  type?: "object" | "string" | "integer" | "boolean" | "array";
  title?: string;
  description?: string;
  additionalProperties?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: string[];
  const?: string;
  oneOf?: Schema[];
  pattern?: string;
  format?: string;
  examples?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  "x-lookup"?: string;
  "x-enum"?: string;
}

export interface Action extends Words {
  name: string;
  method: "POST";
  path: string;
  schema: Schema;
  prefill?: Record<string, unknown>;
  dangerous?: boolean;
  note?: Words;
}

export interface WhyInput extends Words {
  name: string;
  value: string;
  unit?: string;
}
export interface Why {
  title: Words;
  rule: string;
  programme?: string;
  version?: string;
  source?: Words;
  formula?: Words;
  rounding?: string;
  unit?: string;
  inputs: WhyInput[];
  result: string;
  steps: Why[];
}

export interface WaitingFor extends Words {
  role: string;
}

export interface FinancingRow {
  id: string;
  applicant: Named;
  bank?: Named;
  programme?: string | Words;
  amount: Money;
  phase: string;
  days_overdue?: number;
  class?: string;
  outstanding?: Money;
  updated?: Milliseconds;
  since?: IsoDate; // when its phase began
}

export interface RightRef {
  id: string;
  number: string;
  title: string;
  kind: string;
}

export interface Phase extends NamedWords {
  state: "done" | "current" | "todo" | "skipped";
  since?: IsoDate;
  until?: IsoDate;
  clock?: { due: IsoDate; working_days: number; source: Words };
}

export type FieldType = "money" | "rate" | "date" | "text" | "count" | "days" | "link";
export interface Field extends Words {
  name: string;
  type: FieldType;
  value: string | number | boolean | null;
  href?: string;
  why?: Why;
}
export interface Paper extends Words {
  kind: string;
  present: boolean;
  reference?: string;
}
export interface Section {
  kind: string;
  id: string;
  title: Words;
  stage: NamedWords;
  fields: Field[];
  papers: Paper[];
}

export interface Instalment {
  due: IsoDate;
  principal: Money;
  interest: Money;
  balance: Money; // principal left after it
}
// The loan at the end of `date`, as the fold gives it (src/features/loan/fold.h).
export interface LoanState {
  date: IsoDate;
  started: boolean;
  final: boolean;
  written_off: boolean;
  maturity: IsoDate;
  annual_rate: Rate;
  principal_not_due: Money;
  principal_due: Money;
  principal_overdue: Money;
  interest_accrued: Money;
  interest_due: Money;
  penalty: Money;
  compound: Money;
  costs: Money;
  due: Money;
  owed: Money;
  next?: Instalment;
  oldest_unpaid?: IsoDate;
  days_overdue: number;
  loan_class: string;
}
export interface LoanEvent {
  id: string;
  date: IsoDate;
  happening: { type: string; amount?: Money };
}
export interface Loan {
  id: string;
  state: LoanState;
  schedule: Instalment[]; // still to fall due
  events: LoanEvent[];
}

export interface TimelineItem extends Words {
  at: Milliseconds;
  date: IsoDate;
  actor: string;
  name?: string; // of the actor; the system's own acts have none
  organisation?: Named;
  kind?: string;
  type?: string;
  changes?: (Words & { name: string; before?: string; after?: string })[]; // of a right: what it was, what it is
  body?: { amount?: unknown; event?: { happening?: { type?: string; amount?: unknown } } };
}

export interface Financing {
  id: string;
  applicant: Named;
  bank?: Named;
  appraiser?: Named;
  guarantor?: Named;
  programme?: { id: string; version?: string; title: Words };
  amount: Money;
  tenor_months: number;
  purpose: string;
  rights: RightRef[];
  phase: string;
  applied_on?: IsoDate;
}
export interface FinancingPage {
  financing: Financing;
  phases: Phase[];
  sections: Section[];
  loan?: Loan;
  actions: Action[];
  waiting_for: WaitingFor[];
  timeline: TimelineItem[];
}

export interface Posting extends Words {
  entry: string;
  value_date: IsoDate;
  booking_date: IsoDate;
  book: Named;
  account: string;
  account_zh?: string;
  amount: Money; // debit positive
  programme?: string;
  version?: string;
  rule?: string;
  event?: string;
}
export interface Balance {
  account: string;
  account_zh?: string;
  debit: Money;
  credit: Money;
  balance: Money;
  below: boolean; // others stand under it, and this is their sum
}
export interface AccountLevel extends Page<Balance> {
  under: string;
  total: Pick<Balance, "debit" | "credit" | "balance">;
}

export interface FundRow extends Named {
  programme?: { id: string; title: Words };
  size: Money;
}
export interface FundDay {
  date: IsoDate;
  free: Money;
  reserved: Money;
  paid: Money;
  recovered: Money;
  headroom?: Money;
}
export interface FundFigures {
  balances: { deposits: Money; free: Money; reserved: Money; paid: Money; recovered: Money };
  headroom: Money;
  history: FundDay[];
  by_bank: { bank: Named; deposit: Money; enrolled: Money; paid: Money }[];
  enrolments: Enrolment[];
}
// The figures only for its operator and who works with it.
export type FundPage = FundRow & { actions: Action[]; waiting_for?: WaitingFor[] } & (FundFigures | { balances?: undefined });
export interface Enrolment {
  id: string;
  financing?: string;
  loan?: string;
  borrower: Named;
  bank: Named;
  principal: Money;
  reserved: Money;
  paid: Money;
  stage: Words;
  signed_on: IsoDate;
}

export interface RightRow extends RightRef {
  holder: { name: string; credit_code?: string };
  classes: string[];
  status: NamedWords;
  legal_end?: IsoDate;
  upkeep_due?: IsoDate;
  upkeep_grace_end?: IsoDate;
  pledge?: string;
}

export interface Task {
  kind: "financing" | "draft" | "proposal" | "shared_limit" | "subsidy_application" | "subsidy_batch" | "subsidy_gathering" | "licence" | "receivable" | "guarantee" | "guarantor_line" | "guarantor_standing" | "pledge" | "pledge_procedure" | "warning" | "insurance_policy" | "insurance_claim" | "protection_case" | "reinsurance_treaty" | "insurance_closing" | "bank_statement" | "payment_account";
  record: string; // of a gathering: the programme
  about: Words;
  action: Words;
  since?: IsoDate | Milliseconds;
  due?: IsoDate;
}

export interface Organisation extends Named {
  kind: OrganisationKind;
  credit_code?: string;
}

export interface ProgrammeRow {
  id: string;
  title: Words;
  version: string;
  from?: IsoDate;
  until?: IsoDate;
  jurisdiction?: string; // GB/T 2260
  standing: NamedWords;
  published?: { on: IsoDate; organisation: string; opinion: string };
}
export interface ProgrammePage extends ProgrammeRow {
  blocks: { heading: Words; sentences: Words[] }[];
  versions: ProgrammeRow[];
}

export interface ClosedDay {
  from: IsoDate;
  to: IsoDate;
  loans: number;
  entries: number;
}
