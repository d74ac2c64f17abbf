import { expect, it } from "vitest";
import { csvCell, csvText } from "./csv";

it("leaves amounts to Excel as numbers, also below zero", () => {
  expect(csvCell("1234.56")).toBe('"1234.56"');
  expect(csvCell("-5000000.00")).toBe('"-5000000.00"');
});
it("keeps credit codes and patent numbers as text", () => {
  expect(csvCell("2014103620773")).toBe('"\t2014103620773"');
});
it("does not hand Excel a formula somebody typed as a name", () => {
  expect(csvCell('=HYPERLINK("x")')).toBe('"\t=HYPERLINK(""x"")"');
  expect(csvCell("-1+2")).toBe('"\t-1+2"');
});
it("starts with a byte order mark, so that Excel reads Chinese", () => {
  expect(csvText(["名称"], [["知融"]])).toBe('\ufeff"名称"\r\n"知融"\r\n');
});
