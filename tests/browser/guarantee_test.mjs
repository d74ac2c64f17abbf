// Guarantees in the console: the shelf of schemes with who bears what, lines and their claim rates, a
// guarantee that was paid and is being recovered, one that waits, and the guarantor's limits; on a phone
// and on a wide screen.
import assert from "node:assert/strict";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, item, WIDE } from "./walk.mjs";

const both = (page, name, told) => checkedInBoth(page, "guarantee", name, told);

it("everybody sees who bears what under a scheme, and tries a loss to the fen", () =>
  as("pump", WIDE, async (page) => {
    await page.getByRole("link", { name: "担保", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "担保" }).waitFor();
    await page.getByText("担保方案", { exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "担保方案" }).waitFor();
    const { items } = await answer(page, "/guarantee-schemes");
    assert.equal(await page.locator("article").count(), items.length);
    await both(page, "schemes");
    await page.getByRole("link", { name: "五方分险（含地方资金）" }).click();
    await page.getByRole("heading", { level: 1, name: "五方分险（含地方资金）" }).waitFor();
    await both(page, "scheme");
    const form = page.locator("form").first();
    await item(form, "贷款本金").locator("input").fill("3000000");
    await item(form, "未还本金").locator("input").fill("1000000");
    await item(form, "代偿上限余额").locator("input").fill("400000");
    await item(form, "追偿净额").locator("input").fill("250000");
    await form.getByRole("button", { name: "计算" }).click();
    await page.getByRole("button", { name: "为什么是这个数：代偿金额" }).waitFor();
    assert.equal(await page.locator("dd", { hasText: /^400,000\.00/ }).count(), 1, "what the stop line lets through");
    await page.getByText("150,000.00").first().waitFor();
    await both(page, "quoted");
    await page.getByRole("button", { name: "为什么是这个数：担保费" }).click();
    await page.locator(".ant-drawer-open").getByText("费率上限").first().waitFor();
    await both(page, "why", { programText: true });
    await page.locator(".ant-drawer-open").getByRole("button", { name: /关闭|Close/i }).first().click();
  }));

it("the guarantor sees its limits, its lines and what was paid", () =>
  as("guarantee", WIDE, async (page) => {
    await page.goto(`${base}/guarantees`);
    await page.getByRole("heading", { level: 1, name: "担保" }).waitFor();
    await both(page, "list");
    await page.getByText("监管指标", { exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "监管指标" }).waitFor();
    await page.getByText("同一实际控制人").first().waitFor();
    await both(page, "standing");
    await page.getByRole("button", { name: "为什么是这个数：放大倍数余额" }).first().click();
    await page.locator(".ant-drawer-open").getByText("第十五条").first().waitFor();
    await page.locator(".ant-drawer-open").getByRole("button", { name: /关闭|Close/i }).first().click();
    await page.goto(`${base}/guarantees/lines`);
    await page.getByRole("link", { name: "湘科担合字2024-01" }).waitFor();
    await both(page, "lines");
    await page.getByRole("link", { name: "湘科担合字2024-01" }).click();
    await page.getByText("国家融资担保基金（演示）").first().waitFor();
    await both(page, "line");
    await page.goto(`${base}/guarantees`);
    await page.getByRole("link", { name: "岳麓光电科技有限公司" }).click();
    await page.getByText("1,970,400.00").first().waitFor();
    await both(page, "paid");
  }));

it("an officer proposes, and the fee is told with its working", () =>
  as("guarantee", WIDE, async (page) => {
    await page.goto(`${base}/guarantees`);
    await page.getByRole("link", { name: "衡阳精密轴承有限公司" }).click();
    await page.getByRole("button", { name: "拟定担保意见" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await item(drawer, "意见").locator("textarea").fill("订单充足，同意担保");
    await both(page, "propose");
    await drawer.getByRole("button", { name: "拟定担保意见" }).click();
    await drawer.getByText("方案要求反担保").first().waitFor();
    await both(page, "propose-refused");
  }, ["status of 422"]));

it("the re-guarantor finds its part waiting among its tasks", () =>
  as("reguarantee", WIDE, async (page) => {
    await page.getByRole("link", { name: "支付分险款" }).first().click();
    await page.getByText("492,600.00").first().waitFor();
    await page.getByRole("button", { name: "支付分险款" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await item(drawer, "付款凭证").locator("input").fill("拨付凭证2025-0626");
    await drawer.getByRole("button", { name: "支付分险款" }).click();
    await page.getByText("已支付").nth(1).waitFor();
    await both(page, "reimbursed");
  }));
