import { render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, it } from "vitest";
import type { Why } from "../contract";
import { WhyTree } from "./Why";

const loss: Why = {
  title: { zh: "计入补偿的本金损失", en: "Principal loss counted" },
  rule: "loss_base.cap",
  rounding: "exact",
  unit: "money",
  inputs: [{ name: "cap", zh: "单户上限", en: "Cap", value: "5000000.00", unit: "money" }],
  result: "5000000.00",
  steps: [],
};
const share: Why = {
  title: { zh: "补偿金承担", en: "Borne by the fund" },
  rule: "loss_sharing.fund",
  programme: "hunan",
  version: "2023.1",
  source: { zh: "管理办法第十条", en: "Article 10" },
  formula: { zh: "本金损失 × 分担比例", en: "loss × share" },
  rounding: "largest_remainder",
  unit: "money",
  inputs: [{ name: "share", zh: "分担比例", en: "Share", value: "9/20", unit: "rate" }],
  result: "2250000.00",
  steps: [loss],
};

it("shows result, formula, inputs, source and rounding, and each step within its parent", () => {
  render(
    <MemoryRouter>
      <WhyTree why={share} />
    </MemoryRouter>,
  );
  const whole = screen.getByRole("article", { name: "补偿金承担" });
  expect(within(whole).getByText("2,250,000.00")).toBeTruthy();
  expect(within(whole).getByText("本金损失 × 分担比例")).toBeTruthy();
  expect(within(whole).getByText("45%")).toBeTruthy();
  expect(within(whole).getByText("管理办法第十条")).toBeTruthy();
  expect(within(whole).getByText(/最大余数法/)).toBeTruthy();
  const step = within(whole).getByRole("article", { name: "计入补偿的本金损失" });
  expect(within(step).getAllByText("5,000,000.00")).toHaveLength(2);
  expect(within(step).queryByText("取整")).toBeNull();
});
