// Credit in the console: a bank's table of ceilings by two people, products side by side for one firm, a
// proposal past a soft bound with its reason, approved by another person, and a park's firms at once.
import assert from "node:assert/strict";
import { it } from "node:test";
import { as, base, checkedInBoth, choose, item, WIDE } from "./walk.mjs";

const both = (page, name) => checkedInBoth(page, "proposal", name);

let proposal;

it("an officer compares products for a firm and proposes past a soft bound with a reason", () =>
  as("bank.officer", WIDE, async (page) => {
    await page.goto(`${base}/products`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await both(page, "products");
    await page.getByRole("link", { name: /技术流/ }).first().click();
    await page.getByRole("heading", { level: 1, name: /技术流/ }).waitFor();
    await both(page, "product");
    await page.goto(`${base}/proposals/new`);
    const form = page.locator("form");
    await form.getByRole("button", { name: "测算" }).click();
    await page.getByText("请选择企业或融资项目").waitFor();
    await both(page, "unsaid");
    await choose(page, item(form, "企业").locator(".ant-select"), "湘江智能泵业");
    await form.getByLabel("申请金额").fill("3000000");
    await page.getByText("更多资料：等级、阶段").click();
    await choose(page, item(form, "填报等级").locator(".ant-select"), "T8");
    await form.getByLabel("评定日").fill("2025-05-01");
    await form.getByLabel("评定日").press("Enter");
    await form.getByLabel("来源").fill("行内评级");
    await form.getByRole("button", { name: "添加一件权利的价值" }).click();
    await form.getByLabel("权利编号").fill("RT201910123456X");
    for (const [label, amount] of [
      ["低值", "8000000"],
      ["中值", "10000000"],
      ["高值", "12000000"],
    ])
      await item(form, label).locator("input").fill(amount);
    await form.getByLabel("价值依据").fill("行内评价");
    await form.getByRole("button", { name: "测算" }).click();
    await page.getByText("湘江智能泵业有限公司：产品比较").waitFor();
    await page.getByText("哪条约束决定额度").first().waitFor();
    await both(page, "compared");

    const terms = page.locator("form").last();
    await item(terms, "额度").locator("input").fill("2500000");
    await terms.getByLabel("方案说明").fill("测算后提交");
    await terms.getByRole("button", { name: "提交授信方案" }).click();
    await terms.locator(".ant-form-item-explain-error").first().waitFor();
    await both(page, "reason-missing");
    await terms.getByLabel("突破约束的理由").fill("关键客户，订单充足");
    await terms.getByRole("button", { name: "提交授信方案" }).click();
    await page.getByText("按留存资料重算一致").waitFor();
    proposal = new URL(page.url()).pathname;
    await both(page, "proposed");
  }, ["status of 422"]));

it("the person who decides sees every bound and its working", () =>
  as("bank.approver", WIDE, async (page) => {
    await page.goto(base + proposal);
    await page.getByRole("button", { name: "审批授信方案" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await drawer.getByText("同意", { exact: true }).first().click();
    await drawer.getByLabel("意见").fill("同意按方案授信");
    await drawer.getByRole("button", { name: "审批授信方案" }).click();
    await page.getByText("同意按方案授信").first().waitFor();
    await both(page, "approved");
    await page.goto(`${base}/loan-to-value`);
    await page.getByText("本行还没有自己的质押率表，现用示例").or(page.getByText("生效中").first()).waitFor();
    await both(page, "ceilings");
    await page.goto(`${base}/proposals`);
    await page.getByRole("heading", { level: 1, name: "授信方案" }).waitFor();
    await both(page, "list");
    await page.goto(`${base}/overrides`);
    await page.getByRole("heading", { level: 1, name: "突破记录" }).waitFor();
    await both(page, "overrides");
    await page.goto(`${base}/proposals/batch`);
    await page.getByRole("heading", { level: 1, name: "批量授信与共用额度" }).waitFor();
    await both(page, "batch");
  }));
