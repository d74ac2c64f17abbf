// Insurance in the console: the shelf by line, a product with its sources, a quote with its working, and
// what a loss would pay; on a phone and on a wide screen.
import assert from "node:assert/strict";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, item, WIDE } from "./walk.mjs";

const both = (page, name, told) => checkedInBoth(page, "insurance", name, told);

it("a firm finds a product by its line, is quoted a premium and sees how it came about", () =>
  as("pump", WIDE, async (page) => {
    await page.getByRole("link", { name: "保险产品" }).first().click();
    await page.getByRole("heading", { level: 1, name: "保险产品" }).waitFor();
    const { items } = await answer(page, "/insurance-products");
    await page.getByText(`${items.length} 个产品`).waitFor();
    await both(page, "shelf");
    await page.getByLabel("险种").fill("维权");
    await page.locator(".ant-select-item-option", { hasText: "维权执行" }).click();
    await page.getByText("1 个产品").waitFor();
    await page.getByRole("link", { name: "专利执行保险" }).click();
    await page.getByRole("heading", { level: 1, name: "专利执行保险" }).waitFor();
    await page.getByText("专利执行险条款").first().waitFor();
    await both(page, "product");

    const form = page.locator("form").first();
    await item(form, "保险金额").locator("input").fill("100000");
    await form.getByRole("button", { name: /试算一笔损失/ }).click();
    await item(form, "调查费用").locator("input").fill("23559.65");
    await item(form, "法律费用").locator("input").fill("15000");
    await form.getByRole("button", { name: "计算保险费" }).click();
    await page.getByRole("button", { name: "为什么是这个数：应赔金额" }).waitFor();
    assert.equal(await page.locator("dd", { hasText: "1,620.00" }).count(), 1, "the premium of the worked case");
    assert.equal(await page.locator("dd", { hasText: "33,803.69" }).count(), 1, "the payment of the worked case");
    await both(page, "quoted");
    await page.getByRole("button", { name: "为什么是这个数：保险费" }).click();
    await page.locator(".ant-drawer-open").getByText("基准费率（年）").first().waitFor();
    await both(page, "why", { programText: true });
    await page.locator(".ant-drawer-open").getByRole("button", { name: /关闭|Close/i }).first().click();
  }));

it("what cannot be insured is said at its field", () =>
  as("bank.officer", WIDE, async (page) => {
    await page.goto(`${base}/insurance-products/pledge_finance_guarantee`);
    await page.getByRole("heading", { level: 1, name: /质押融资保证保险/ }).waitFor();
    const form = page.locator("form").first();
    await item(form, "保险金额").locator("input").fill("10000000.01");
    await form.getByRole("button", { name: "计算保险费" }).click();
    await form.locator(".ant-form-item-explain-error", { hasText: "高于最高保额" }).waitFor();
    await both(page, "refused");
    await item(form, "保险金额").locator("input").fill("3000000");
    await form.getByRole("button", { name: "计算保险费" }).click();
    await page.getByText("51,300.00").first().waitFor();
    await both(page, "guarantee");
  }, ["status of 422"]));
