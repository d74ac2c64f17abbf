// The JSON Schema that the program prints, held by a validator of its own against every shipped file:
// what the language loads, an editor does not mark, and what it must mark, it marks.
//
//   ZHIRONG   the program; required
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const Ajv = require("ajv/dist/2020").default;
const { parse } = require("yaml");

const programmes = new URL("../../programmes/", import.meta.url);
const schema = JSON.parse(execFileSync(process.env.ZHIRONG, ["programme", "schema"], { encoding: "utf8" }));
// Strict: a keyword that the draft does not know fails too.
const fits = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

const files = readdirSync(programmes, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, programmes))
      .filter((file) => /^programme.*\.yaml$/.test(file))
      .map((file) => `${name}/${file}`),
  )
  .sort();
const textOf = (file) => readFileSync(new URL(file, programmes), "utf8");
const marks = (programme) => (fits(programme) ? [] : fits.errors.map((each) => `${each.instancePath} ${each.message}`));

test("every case of the notice has a file", () => {
  const cases = new Set(files.map((file) => file.slice(0, 2)));
  assert.deepEqual([...cases], Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(2, "0")));
});

for (const file of files) test(`${file} fits the schema`, () => assert.deepEqual(marks(parse(textOf(file))), []));

// Each begins with a file that fits, and names the place that the editor must mark.
const mistakes = [
  { what: "an unknown key", at: "", change: (programme) => (programme.compensations = {}) },
  { what: "an unknown key of a rule", at: "/eligibility/0", change: ({ eligibility }) => (eligibility[0].sourc = "x") },
  { what: "a number where the name of a quantity is required", at: "/compensation/base", change: ({ compensation }) => (compensation.base = 5000000) },
  { what: "a number to compare with", at: "/eligibility/0/when", change: ({ eligibility }) => (eligibility[0].when = { value: "loan.principal", at_most: 5000000 }) },
  { what: "a word that is no unit", at: "/quantities/", change: ({ quantities }) => (Object.values(quantities)[0].unit = "yuan") },
  { what: "a quantity in two forms at once", at: "/quantities/", change: ({ quantities }) => Object.assign(Object.values(quantities)[0], { values: [], formula: "loan.principal" }) },
  { what: "a party that does not exist", at: "/compensation/uncovered_to", change: ({ compensation }) => (compensation.uncovered_to = "banker") },
  { what: "an operation that does not exist", at: "/compensation/base", change: ({ compensation }) => (compensation.base = { product: ["loan.principal"] }) },
  { what: "a region that is no code", at: "/jurisdiction", change: (programme) => (programme.jurisdiction = "湖南省") },
  { what: "a missing title", at: "", change: (programme) => delete programme.title },
];
for (const { what, at, change } of mistakes)
  test(`${what} is marked`, () => {
    const programme = parse(textOf("02-hunan/programme.yaml"));
    change(programme);
    const found = marks(programme);
    assert.ok(found.some((each) => each.startsWith(`${at}${at.endsWith("/") ? "" : " "}`)), `marked: ${found.join("; ") || "nothing"}`);
  });
