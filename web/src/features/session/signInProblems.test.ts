import { expect, it } from "vitest";
import { Problem } from "@/shared/api";
import { returnedBy, secondsToWait } from "./signInProblems";

const refused = (code: string, facts: Record<string, string>) =>
  new Problem({ status: 429, code, errors: [{ field: "", code, zh: "", en: "", facts }] });

it("knows how long who failed too often waits", () => {
  expect(secondsToWait(refused("identity.too_many_attempts", { found: "30" }))).toBe(30);
  expect(secondsToWait(refused("identity.too_many_attempts", { found: "soon" }))).toBeUndefined();
  expect(secondsToWait(refused("identity.wrong", { found: "30" }))).toBeUndefined();
  expect(secondsToWait(new Error("30"))).toBeUndefined();
});

it("has words for what single sign-on came back with, and for nothing else", () => {
  expect(returnedBy("openid.state")).toBe("state");
  expect(returnedBy("identity.unknown_subject")).toBe("unknown_subject");
  expect(returnedBy("toString")).toBeUndefined();
  expect(returnedBy("openid.else")).toBeUndefined();
});
