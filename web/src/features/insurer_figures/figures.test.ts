import { expect, it } from "vitest";
import { decimals } from "./figures";

it("shows a fraction in decimals, half up", () => {
  expect(decimals("22/19")).toBe("1.1579");
  expect(decimals("1")).toBe("1.0000");
  expect(decimals("0.00005")).toBe("0.0001");
  expect(decimals("-1/3")).toBe("−0.3333");
  expect(decimals("-0.00001")).toBe("0.0000");
  expect(decimals("2.5", 1)).toBe("2.5");
});
