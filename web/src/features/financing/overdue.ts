import type { FinancingRow } from "@/shared/contract";

export function isOverdue(row: Pick<FinancingRow, "days_overdue">): boolean {
  return (row.days_overdue ?? 0) > 0;
}
