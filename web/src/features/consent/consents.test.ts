import { expect, it } from "vitest";
import { standingOf } from "./consents";

it("tells a consent that was withdrawn from one whose time is over", () => {
  expect(standingOf({ in_force: true })).toBe("in_force");
  expect(standingOf({ in_force: false })).toBe("over");
  expect(standingOf({ in_force: false, withdrawn_on: "2026-01-01" })).toBe("withdrawn");
});
