import type { IsoDate, Money, Named, NamedWords } from "@/shared/contract";

export interface BankAccount {
  number: string;
  holder: string;
  bank: string;
  bank_cnaps: string;
}
export interface PaymentRow {
  id: string; // EndToEndId
  kind: NamedWords;
  record: string;
  financing?: string;
  payee: Named;
  amount: Money;
  on: IsoDate;
  remittance: string;
  account?: BankAccount;
  problem?: NamedWords; // why no account is known
}
export interface PaymentsAnswer {
  from: IsoDate;
  to: IsoDate;
  items: PaymentRow[];
  sum: Money;
  payer?: BankAccount;
  problem?: NamedWords; // why the payer's is not
  message?: string; // MsgId of what would be downloaded
}
