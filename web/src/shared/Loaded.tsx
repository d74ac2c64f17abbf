import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { ProblemNotice } from "./ProblemNotice";

// Waiting, failed or there: the three faces of everything that is read.
export function Loaded<T>({ from, rows = 6, children }: { from: UseQueryResult<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (from.data !== undefined) return <>{children(from.data)}</>;
  if (from.isError) return <ProblemNotice error={from.error} retry={() => void from.refetch()} />;
  return <Skeleton active paragraph={{ rows }} />;
}
