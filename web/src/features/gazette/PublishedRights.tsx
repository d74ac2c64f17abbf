import type { PublishedRight } from "./gazette";

export function PublishedRights({ rights }: { rights: PublishedRight[] }) {
  return rights.map((right) => (
    <div key={right.number}>
      {right.title} <span className="number quiet">{[right.number, right.main_class, right.granted_on].filter(Boolean).join(" · ")}</span>
    </div>
  ));
}
