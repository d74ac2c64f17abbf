import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { RightSection } from "./rights";

export interface SectionGiven {
  section: RightSection;
}

// What is drawn for a section below its figures, by the section's kind (src/features/rights/page.h):
// a component of the feature that adds it. A kind that is not named here shows figures and table.
// The component is the default export of its file.
export const drawings: Record<string, LazyExoticComponent<ComponentType<SectionGiven>>> = {
  life: lazy(() => import("./LifeLine")),
  fees: lazy(() => import("./FeeCalendar")),
};
