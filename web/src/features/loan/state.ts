import type { LoanState, Section, Why } from "@/shared/contract";
import { sumMoney } from "@/shared/money";

export function principalOf(state: LoanState): string {
  return sumMoney([state.principal_not_due, state.principal_due, state.principal_overdue]);
}

// The amounts shown, and the figure of the loan's section that explains each.
export const AMOUNTS = [
  { name: "owed", figure: "owed" },
  { name: "due", figure: "due" },
  { name: "principal_overdue", figure: "overdue_principal" },
  { name: "interest_accrued", figure: "accrued_interest" },
  { name: "interest_due", figure: "due_interest" },
  { name: "penalty", figure: "penalty" },
  { name: "compound", figure: "compound" },
  { name: "costs", figure: "costs" },
] as const;

export function whyOf(section: Section | undefined, figure: string): Why | undefined {
  return section?.fields.find(({ name }) => name === figure)?.why;
}
