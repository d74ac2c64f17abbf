import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { get } from "@/shared/api";
import type { RightPage, RightRef } from "@/shared/contract";

// A right with its title; asked for where only its id was given.
export function RightLink({ right }: { right: RightRef | string }) {
  const id = typeof right === "string" ? right : right.id;
  const asked = useQuery({
    queryKey: ["right", id],
    queryFn: () => get<RightPage>(`/rights/${encodeURIComponent(id)}`),
    enabled: typeof right === "string",
  });
  const known = typeof right === "string" ? asked.data?.right : right;
  return (
    <>
      <Link to={`/rights/${id}`}>{known?.title ?? id}</Link>
      {known && <div className="number quiet">{known.number}</div>}
    </>
  );
}
