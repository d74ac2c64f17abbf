// The valuation workbench in the console: an appraiser opens a file for its firm's patent, sees the
// range while typing, mends what is named at its field, finishes, computes again and prints.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { answer, as, base, checked, choose, PHONE, pictures, WIDE } from "./walk.mjs";

const id = (field) => `[id="${field}"]`;

const select = (page, field) => page.locator(".ant-select", { has: page.locator(id(field)) });

let file;

it("a firm values its patent and sees the range while typing", () =>
  as(
    "pump",
    WIDE,
    async (page) => {
      await page.goto(`${base}/working-files`);
      await page.getByRole("heading", { level: 1, name: "估值工作台" }).waitFor();
      await checked(page, "workbench-none");
      await page.getByRole("button", { name: "开立估值底稿" }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("底稿名称").fill("多级泵专利估值");
      await dialog.getByLabel("评估对象").click();
      await page.locator(".ant-select-item-option", { hasText: "多级泵轴向力平衡装置" }).click();
      await page.keyboard.press("Escape");
      await dialog.getByRole("button", { name: "开立估值底稿" }).click();
      await page.getByRole("heading", { level: 1, name: /多级泵专利估值/ }).waitFor();
      file = new URL(page.url()).pathname;
      await checked(page, "workbench-new");

      await page.getByRole("checkbox", { name: "收益法" }).check();
      await page.getByText("收益年限不得超过").waitFor();
      await choose(page, select(page, "income.field"), "机械");
      await page.getByText("7 至 10 年").waitFor();
      await page.getByRole("button", { name: "取 7 年" }).click();
      for (const [year, amount] of ["10000000", "12000000", "13000000"].entries()) await page.locator(id(`income.forecast[${year}]`)).fill(amount);
      await page.locator(id("income.growth")).fill("12%");
      await page.locator(id("income.tax")).fill("15%");
      await page.locator(id("income.forecast_basis")).fill("近三年审计报告与在手订单");
      await page.locator(id("income.method.royalty")).fill("3.5%");
      await page.locator(id("income.method.decay")).fill("10%");
      await choose(page, select(page, "income.discount.type"), "风险累加法");
      await page.locator(id("income.discount.risk_free")).fill("2.5%");
      for (const [index, rate] of ["3%", "2%", "1.5%", "1%"].entries()) {
        await page.locator(id(`income.discount.premiums[${index}].rate`)).fill(rate);
        await page.locator(id(`income.discount.premiums[${index}].reason`)).fill("见风险评分表");
      }
      // 2.5 + 3 + 2 + 1.5 + 1 = 10 %, below the growth.
      await page.getByText(/折现率 10% 应高于增长率 12%/).first().waitFor();
      await checked(page, "workbench-growth");
      await page.locator(id("income.growth")).fill("3%");
      await page.getByText("逐年税后收益与现值").first().waitFor();
      await page.getByRole("button", { name: "添加不确定的输入" }).or(page.getByRole("button", { name: /不确定的输入$/ })).first().click();
      await choose(page, select(page, "income.uncertain[0].input"), "许可费率");
      for (const [part, rate] of [["low", "2%"], ["mode", "3.5%"], ["high", "5%"]]) await page.locator(id(`income.uncertain[0].distribution.${part}`)).fill(rate);
      await page.getByText("什么最影响价值").waitFor();
      await page.getByRole("tab", { name: /结论与权重/ }).click();
      await page.locator(id("conclusion.weights[0].weight")).fill("100%");
      await page.locator(id("conclusion.weights[0].reason")).fill("收益可以可靠预测，市场上没有足够的可比案例");
      await page.getByText("价值区间与结论").waitFor();
      await page.locator("canvas").first().waitFor();
      await checked(page, "workbench-live");
      await page.getByRole("tab", { name: /指标评分/ }).click();
      await page.getByText("不是 GB/T 42748-2023 的内容").first().waitFor();
      await checked(page, "workbench-indicators");

      await page.getByRole("button", { name: "完成底稿" }).click();
      await page.locator("#working-file-number").fill("湘泵底稿〔2024〕第1号");
      await page.getByRole("dialog").getByRole("button", { name: "完成底稿" }).click();
      await page.getByRole("tab", { name: /资料与签字/ }).click();
      await page.getByText(/缺少必填项/).first().waitFor();
      await checked(page, "workbench-missing");
      await page.locator(id("assumptions")).fill("权利有效且年费按期缴纳；企业持续经营");
      await page.getByRole("button", { name: /添加 ?资料|资料$/ }).first().click();
      await page.locator(id("evidence[0].name")).fill("审计报告");
      await page.locator(id("evidence[0].reference")).fill("湘审〔2024〕3号");
      await page.getByRole("button", { name: /签字人员$/ }).first().click();
      await page.locator(id("professionals[0].name")).fill("陈湘江");
      await page.locator(id("professionals[0].licence")).fill("内部评价人员 001");
      await page.getByRole("button", { name: "保存", exact: true }).click();
      await page.getByText("已保存 1 次").waitFor();
      await page.getByRole("button", { name: "完成底稿" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "完成底稿" }).click();
      await page.getByRole("button", { name: "重算核对" }).waitFor();
      await page.getByRole("button", { name: "重算核对" }).click();
      await page.getByText("重算一致：数值与摘要相同").waitFor();
      await checked(page, "workbench-finished");

      const kept = await answer(page, `${file}`);
      assert.equal(kept.stage.name, "finished");
      assert.ok(Number(kept.value.low) < Number(kept.value.mid) && Number(kept.value.mid) < Number(kept.value.high));
      const paper = await page.evaluate(async (from) => Array.from(new Uint8Array(await (await fetch(`/api/v1${from}/report.pdf`)).arrayBuffer())), file);
      await writeFile(join(pictures, "workbench-report.pdf"), Buffer.from(paper));
      assert.equal(Buffer.from(paper).subarray(0, 5).toString(), "%PDF-");
    },
    ["422", "400", "404"],
  ));

it("the same on a phone, and the panel of appraisers", async () => {
  await as("pump", PHONE, async (page) => {
    await page.goto(`${base}/working-files`);
    await page.getByRole("link", { name: "多级泵专利估值" }).waitFor();
    await checked(page, "workbench-phone-list");
    await page.goto(`${base}${file}`);
    await page.getByRole("button", { name: "重算核对" }).waitFor();
    await checked(page, "workbench-phone-finished");
  });
  await as("bank.officer", WIDE, async (page) => {
    await page.goto(`${base}/panel`);
    await page.getByRole("heading", { level: 1, name: "评估机构名录" }).waitFor();
    await page.getByText("中南资产评估有限公司").first().waitFor();
    await checked(page, "panel");
  });
});
