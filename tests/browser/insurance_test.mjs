// Insurance in the console: the shelf by line, a product with its sources, a quote with its working, what a
// loss would pay, and what suits a firm where no subsidy is in force; on a phone and on a wide screen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, choose, item, WIDE } from "./walk.mjs";

const both = (page, name, told) => checkedInBoth(page, "insurance", name, told);
// A later version of a product is no other product.
const counted = (items) => new Set(items.map((each) => each.id)).size;

it("a firm finds a product by its line, is quoted a premium and sees how it came about", () =>
  as("pump", WIDE, async (page) => {
    await page.getByRole("link", { name: "保险产品" }).first().click();
    await page.getByRole("heading", { level: 1, name: "保险产品" }).waitFor();
    const { items } = await answer(page, "/insurance-products");
    await page.getByText(`${counted(items)} 个产品`).waitFor();
    await both(page, "shelf");
    assert.ok(counted(items) >= 55, "the whole shelf");
    await page.getByLabel("险种", { exact: true }).fill("维权");
    await page.locator(".ant-select-item-option", { hasText: "维权执行" }).click();
    const executing = counted(items.filter((each) => each.line.name === "execution"));
    await page.getByText(`${executing} 个产品`).waitFor();
    await page.getByRole("link", { name: "专利执行保险", exact: true }).click();
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

it("the shelf is searched, filtered, put in order, compared and exported", () =>
  as("bank.officer", WIDE, async (page) => {
    await page.goto(`${base}/insurance-products`);
    const { items } = await answer(page, "/insurance-products");
    await page.getByText(`${counted(items)} 个产品`).waitFor();
    assert.equal(await page.getByText("适合本企业").count(), 0, "a bank holds no rights to insure");
    const search = page.getByPlaceholder("查产品名称、险种、权利种类");
    await search.fill("植物新品种");
    await page.getByText("1 个产品").waitFor();
    await search.fill("没有这样的产品");
    await page.getByText("没有符合条件的产品").waitFor();
    await both(page, "none-found");
    await search.fill("");
    await choose(page, page.getByLabel("地域").locator("xpath=ancestor::*[contains(@class,'ant-select')][1]"), "北美", "北美");
    const american = items.filter((each) => each.zones.includes("north_america"));
    await page.getByText(`${counted(american)} 个产品`).waitFor();
    await choose(page, page.getByLabel("排序").locator("xpath=ancestor::*[contains(@class,'ant-select')][1]"), "最高保额由高到低");
    const most = american.map((each) => Number(each.most)).sort((a, b) => b - a);
    const first = american.find((each) => Number(each.most) === most[0]);
    await page.locator("article h2").first().getByText(first.title.zh).waitFor();
    for (const index of [0, 1, 2]) await page.locator("article").nth(index).getByRole("checkbox").check();
    await page.getByRole("button", { name: "比较（3）" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await drawer.getByText("免赔率").first().waitFor();
    assert.equal(await drawer.locator("thead th").count(), 4, "three products beside the names of the rows");
    await both(page, "compared");
    await drawer.getByRole("button", { name: /关闭|Close/i }).first().click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出表格" }).click()]);
    const rows = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
    assert.equal(rows.length, american.length + 1, "what is shown is exported");
    assert.ok(rows[0].includes("最低保费"));
  }));

it("a firm sees what suits it, what is missing, and that no subsidy is in force where it is", () =>
  as("pump", WIDE, async (page) => {
    await page.goto(`${base}/insurance-products`);
    await page.getByText("适合本企业").click();
    await page.getByText("没有现行的保费补贴方案，保险费全部自付").waitFor();
    const row = page.getByRole("row", { name: /专利执行保险/ }).first();
    await row.waitFor();
    await both(page, "mine");
    await row.getByRole("button", { name: "明细：专利执行保险" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await drawer.getByText("基准费率（年）").first().waitFor();
    await drawer.getByText("一种变频智能泵组的控制方法").first().waitFor();
    await both(page, "mine-detail", { programText: true });
    await drawer.getByRole("button", { name: /关闭|Close/i }).first().click();

    await page.getByText(/^尚缺信息 \d+$/).click();
    await page.getByRole("row", { name: /北美知识产权侵权责任保险/ }).getByText("缺：").waitFor();
    await both(page, "mine-missing");
    const form = page.locator("form").first();
    await form.getByLabel("销售、申请或可能应诉的境外地域").click();
    await page.locator(".ant-select-item-option", { hasText: "北美" }).click();
    await page.keyboard.press("Escape");
    await item(form, "生产或出口的产品").locator("input").fill("3");
    await form.getByRole("button", { name: "重新测算" }).click();
    await page.getByText(/^适合 \d+$/).click();
    await page.getByRole("row", { name: /北美知识产权侵权责任保险/ }).getByText("25,760.00").or(page.getByText("30,000.00")).first().waitFor();
    await page.getByText(/^不适合 \d+$/).click();
    await page.getByRole("row", { name: /商标执行保险/ }).getByText("没有登记这些种类的权利").waitFor();
    await both(page, "mine-unfit");
  }));
