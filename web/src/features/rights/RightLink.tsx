import { Link } from "react-router";
import type { RightRef } from "@/shared/contract";

export function RightLink({ right }: { right: RightRef }) {
  return (
    <>
      <Link to={`/rights/${right.id}`}>{right.title}</Link>
      <div className="number quiet">{right.number}</div>
    </>
  );
}
