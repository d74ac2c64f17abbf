import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { get, query } from "@/shared/api";
import type { FinancingPage, FinancingRow, Page } from "@/shared/contract";

const ROWS_PER_REQUEST = 200;

export function useFinancings(search: string) {
  return useInfiniteQuery({
    queryKey: ["financings", search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      get<Page<FinancingRow>>(`/financings${query({ q: search, limit: ROWS_PER_REQUEST, cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
}

export function useFinancing(id: string) {
  return useQuery({
    queryKey: ["financing", id],
    queryFn: () => get<FinancingPage>(`/financings/${encodeURIComponent(id)}`),
  });
}
