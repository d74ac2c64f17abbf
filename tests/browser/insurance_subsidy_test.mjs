// What suits a firm where premiums are subsidised: the missing facts are asked for, stated, and what is left to
// pay is shown with its working and exported. The programmes are the shipped ones beside those of the HTTP tests.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { as, base, checkedInBoth, choose, item, serveProgrammes, WIDE } from "./walk.mjs";

serveProgrammes({ "": "programmes", model: "tests/http/insurance_programmes" });

const both = (page, name, told) => checkedInBoth(page, "insurance-subsidy", name, told);

it("a firm states what a subsidy asks and sees what is left to pay, with the working", () =>
  as("pump", WIDE, async (page) => {
    await page.goto(`${base}/insurance-products?for=me`);
    await page.getByText("现行的保费补贴方案").first().waitFor();
    const row = page.getByRole("row", { name: /专利执行保险/ }).first();
    await row.getByText(/缺 \d 项信息/).waitFor();
    await both(page, "missing");
    const form = page.locator("form").first();
    await form.getByRole("button", { name: /补贴政策要求填写的信息/ }).click();
    await choose(page, item(form, "保险机构是合作").locator(".ant-select"), "是");
    await choose(page, item(form, "在本市纳税").locator(".ant-select"), "是");
    await both(page, "asked");
    await form.getByRole("button", { name: "重新测算" }).click();
    await row.getByText("700.00").or(row.getByText(/\d+\.\d\d/).nth(2)).first().waitFor();
    await both(page, "left");
    await row.getByRole("button", { name: "明细：专利执行保险" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await drawer.getByText("示范市专利保险补贴").first().waitFor();
    await drawer.getByRole("button", { name: /为什么是这个数：保费补贴/ }).first().click();
    await page.locator(".ant-drawer-open").last().getByText("补贴比例").first().waitFor();
    await both(page, "why", { programText: true });
    await page.locator(".ant-drawer-open").last().getByRole("button", { name: /关闭|Close/i }).first().click();
    await drawer.first().getByRole("button", { name: /关闭|Close/i }).first().click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出表格" }).click()]);
    const rows = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
    assert.ok(rows[0].includes("补贴后自付"));
    const line = rows.find((each) => each.includes('"专利执行保险"'));
    const cells = line.split('","');
    assert.ok(Number(cells[8]) > 0 && Number(cells[9]) > 0, "subsidy and what is left stand in the table");
    assert.equal((Number(cells[8]) + Number(cells[9])).toFixed(2), cells[7], "together they are the premium");
  }));
