// A sheet that the server wrote has its rates as decimals ("0.05"); people read and type them in per
// cent. What was typed otherwise stays as it was.
import { formatRate } from "@/shared/money";
import type { Draft, DraftValue, Reference } from "./workbench";

const RATES = new Set(["growth", "tax", "royalty", "decay", "margin", "share", "rate", "risk_free", "equity_premium", "equity_weight", "equity_rate", "debt_rate", "required_return", "functional", "economic", "weight"]);
const OF_RATES = new Set(["corrections", "weights"]);
const DECIMAL = /^-?\d+(\.\d+)?$/;

const percent = (value: DraftValue): DraftValue => (typeof value === "string" && (DECIMAL.test(value) || value.includes("/")) ? formatRate(value).replace("−", "-") : value);

export function readable(sheet: Draft, reference: Reference): Draft {
  const plain = new Set(reference.quantities.filter((each) => !each.percent).map((each) => each.name));
  const distribution = (input: DraftValue, value: Draft): Draft => {
    const rates = !plain.has(String(input as string));
    const one = (part: string, of: DraftValue) => (part === "weight" || (rates && !(part === "deviation" && value["type"] === "lognormal")) ? percent(of) : of);
    return Object.fromEntries(
      Object.entries(value).map(([part, of]) => [
        part,
        Array.isArray(of) ? of.map((point) => Object.fromEntries(Object.entries(point as Draft).map(([name, each]) => [name, one(name, each)]))) : part === "type" ? of : one(part, of),
      ]),
    );
  };
  const walk = (value: DraftValue, name: string): DraftValue => {
    if (Array.isArray(value)) return value.map((each) => walk(each, name));
    if (value === null || typeof value !== "object") return RATES.has(name) ? percent(value) : value;
    if (value["input"] !== undefined && typeof value["distribution"] === "object" && value["distribution"] !== null) return { ...value, distribution: distribution(value["input"], value["distribution"] as Draft) };
    return Object.fromEntries(
      Object.entries(value).map(([part, of]) => [part, OF_RATES.has(part) && of !== null && typeof of === "object" && !Array.isArray(of) ? Object.fromEntries(Object.entries(of).map(([each, rate]) => [each, percent(rate)])) : walk(of, part)]),
    );
  };
  return walk(sheet, "") as Draft;
}
