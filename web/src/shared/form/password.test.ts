import { expect, it } from "vitest";
import { proposedPassword } from "./password";

it("proposes passwords of every kind of character, no two alike", () => {
  const proposed = Array.from({ length: 200 }, proposedPassword);
  for (const each of proposed) {
    expect(each).toMatch(/^[A-Za-z2-9]{4}(-[A-Za-z2-9]{4}){3}$/);
    for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /-/]) expect(each).toMatch(kind);
    expect(each).not.toMatch(/[01lIO]/);
  }
  expect(new Set(proposed).size).toBe(proposed.length);
});

it("draws every character that it may", () => {
  const seen = new Set(Array.from({ length: 400 }, proposedPassword).join(""));
  expect(seen.size).toBe(24 + 24 + 8 + 1);
});
