import { describe, expect, it } from "vitest";
import { type LanguageSchema, placeOf, reach } from "./completion";

const lines = (text: string) => text.split("\n");

describe("the place of the cursor", () => {
  it("is the whole text at its margin", () => expect(placeOf(lines("programme: a"), "")).toEqual({ path: [], key: undefined }));
  it("is found by indentation, over comments and empty lines", () =>
    expect(placeOf(lines("quantities:\n  share:\n\n    # why\n    zh: 比例"), "    un")).toEqual({ path: ["quantities", "share"], key: undefined }));
  it("is the value of the key on the line", () => expect(placeOf(lines("quantities:\n  share:"), "    unit: ")).toEqual({ path: ["quantities", "share"], key: "unit" }));
  it("is within braces on the line", () =>
    expect(placeOf(lines("quantities:\n  share:"), "    formula: {share: a, of: ")).toEqual({ path: ["quantities", "share", "formula"], key: "of" }));
  it("is the list whose item is written", () =>
    expect(placeOf(lines("quantities:\n  share:"), "    formula: {least: [a, ")).toEqual({ path: ["quantities", "share", "formula"], key: "least" }));
  it("is the item of a list in the block form", () => expect(placeOf(lines("eligibility:\n  - id: a"), "    when: {value: ")).toEqual({ path: ["eligibility", "when"], key: "value" }));
  it("is behind a brace that closed", () => expect(placeOf([], "a: {b: c}, ")).toEqual({ path: [], key: undefined }));
});

describe("what the schema allows there", () => {
  const schema: LanguageSchema = {
    properties: {
      quantities: { additionalProperties: { properties: { unit: { enum: ["money", "rate"] }, formula: { $ref: "#/$defs/expression" } } } },
      caps: { items: { properties: { at_most: { $ref: "#/$defs/expression" } } } },
    },
    $defs: { expression: { anyOf: [{ description: "a name" }, { properties: { least: { items: { $ref: "#/$defs/expression" } } } }] } },
  };
  it("follows names that are free, lists and references to themselves", () => {
    expect(reach(schema, ["quantities", "any", "unit"]).schemas.flatMap((each) => each.enum ?? [])).toEqual(["money", "rate"]);
    expect(reach(schema, ["caps", "at_most"]).expression).toBe(true);
    expect(reach(schema, ["quantities", "any", "formula", "least"]).expression).toBe(true);
  });
  it("knows nothing of a name that is not there", () => expect(reach(schema, ["absent"]).schemas).toEqual([]));
});
