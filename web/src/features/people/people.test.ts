import { describe, expect, it } from "vitest";
import { kindOf } from "@/shared/form/schema";
import { belongs, passwordAge, type PersonRow, withPassword } from "./people";

const DAY = 86_400_000;
const row: PersonRow = {
  user: "li.ming",
  name: "李明",
  organisation: "长沙科技银行",
  organisation_id: "OR1",
  roles: ["bank_officer"],
  role: { zh: "银行客户经理", en: "Bank officer" },
  disabled: false,
  second_factor: false,
  password_given: false,
  password_set: 10 * DAY,
  jurisdiction: "",
  subjects: ["li-ming@province"],
};

describe("a password's age", () => {
  it.each([
    [10 * DAY, 10 * DAY, 0],
    [10 * DAY, 11 * DAY - 1, 0],
    [10 * DAY, 11 * DAY, 1],
    [11 * DAY, 10 * DAY, 0],
    [0, 10 * DAY, undefined],
  ])("set at %d and seen at %d", (set, now, days) => expect(passwordAge(set, now)).toBe(days));
});

describe("who is shown", () => {
  it("is found by name, user, organisation or name at the provider, in any case", () => {
    for (const each of ["李明", "LI.M", "科技", "province", " "]) expect(belongs(row, "all", each)).toBe(true);
    expect(belongs(row, "all", "王")).toBe(false);
  });
  it("is disabled, or works without a second factor", () => {
    expect(belongs(row, "disabled", "")).toBe(false);
    expect(belongs({ ...row, disabled: true }, "disabled", "")).toBe(true);
    expect(belongs(row, "without_factor", "")).toBe(true);
    expect(belongs({ ...row, second_factor: true }, "without_factor", "")).toBe(false);
    expect(belongs({ ...row, disabled: true }, "without_factor", "")).toBe(false);
  });
});

it("draws a password as one", () => {
  const schema = { type: "object" as const, properties: { user: { type: "string" as const, maxLength: 200 }, password: { type: "string" as const, maxLength: 1024 } } };
  const drawn = withPassword(schema);
  expect(kindOf(drawn.properties!["password"]!)).toBe("password");
  expect(kindOf(drawn.properties!["user"]!)).toBe("text");
  expect(kindOf(schema.properties.password)).toBe("long_text");
});
