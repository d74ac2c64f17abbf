import { describe, expect, it } from "vitest";
import { capitalAmount, cleanAmount, compareMoney, fenToText, formatMoney, formatRate, parseFen, sumMoney } from "./money";

describe("an amount on the screen", () => {
  it.each([
    ["0", "0.00"],
    ["999.9", "999.90"],
    ["1000", "1,000.00"],
    ["1234567.05", "1,234,567.05"],
    ["-1234.56", "−1,234.56"],
    ["9007199254740993.07", "9,007,199,254,740,993.07"],
  ])("shows %s as %s", (wire, shown) => expect(formatMoney(wire)).toBe(shown));

  it("shows what is no amount as it came", () => {
    expect(formatMoney("12.345")).toBe("12.345");
    expect(formatMoney("1e6")).toBe("1e6");
  });

  it("is read back from what a Chinese keyboard types", () => {
    expect(cleanAmount("\uff11\uff0c000,000.50 元")).toBe("1000000.50");
    expect(cleanAmount("\uffe55 000 000。5")).toBe("5000000.5");
  });
});

describe("sums of amounts", () => {
  it("keep every fen where floating point would not", () => {
    expect(sumMoney(["0.10", "0.20"])).toBe("0.30");
    expect(sumMoney(["9007199254740993.01", "0.01"])).toBe("9007199254740993.02");
    expect(sumMoney(["100.00", "-100.01"])).toBe("-0.01");
  });
  it("refuse three decimals", () => expect(() => parseFen("1.001")).toThrow(RangeError));
  it("compare by amount, not by text", () => {
    expect(compareMoney("9.00", "10.00")).toBe(-1);
    expect(compareMoney("10", "10.00")).toBe(0);
  });
  it("round-trip through fen", () => {
    for (const text of ["0.00", "0.05", "-0.05", "12.30", "-1234567.89"])
      expect(fenToText(parseFen(text))).toBe(text);
  });
});

describe("a rate on the screen", () => {
  it.each([
    ["0.0435", "4.35%"],
    ["0.45", "45%"],
    ["1", "100%"],
    ["0.000005", "0.0005%"],
    ["9/20", "45%"],
    ["1/3", "1/3"],
    ["-0.001", "−0.1%"],
    ["-1/800", "−0.125%"],
  ])("shows %s as %s", (wire, shown) => expect(formatRate(wire)).toBe(shown));
});

describe("an amount in capital numerals", () => {
  it.each([
    ["5000000", "伍佰万元整"],
    ["1409.50", "壹仟肆佰零玖元伍角整"],
    ["6007.14", "陆仟零柒元壹角肆分"],
    ["16409.02", "壹万陆仟肆佰零玖元零贰分"],
    ["107000.53", "壹拾万柒仟元伍角叁分"],
    ["100000000", "壹亿元整"],
    ["100010000.00", "壹亿零壹万元整"],
    ["1080000002000.00", "壹万零捌佰亿零贰仟元整"],
    ["-20.10", "负贰拾元壹角整"],
    ["0.05", "伍分"],
    ["0", "零元整"],
  ])("reads %s as %s", (wire, words) => expect(capitalAmount(wire)).toBe(words));
});
