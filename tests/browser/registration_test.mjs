// The desk in the console: its queue by clocks, paper at the counter checked before it is taken in,
// a registered pledge extended and its certificate printed, the gazette, and the search that needs no
// account; each screen in a wide and in a phone's window.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { answer, as, base, checked, checkedInBoth, choose, item, look, pictures, signInPage, WIDE } from "./walk.mjs";

const both = (page, name) => checkedInBoth(page, "registration", name);

async function saved(page, path, name) {
  const bytes = await page.evaluate(async (from) => Array.from(new Uint8Array(await (await fetch(`/api/v1${from}`)).arrayBuffer())), path);
  assert.equal(Buffer.from(bytes).subarray(0, 5).toString(), "%PDF-");
  await writeFile(join(pictures, `${name}.pdf`), Buffer.from(bytes));
}

let registration;

it("the desk sees what is due, and takes in paper at the counter after a pre-check", () =>
  as(
    "registry",
    WIDE,
    async (page) => {
      await page.goto(`${base}/registrations`);
      await page.getByRole("heading", { level: 1, name: "质押登记" }).waitFor();
      await both(page, "queue");
      await page.goto(`${base}/registrations/statistics`);
      await page.getByRole("heading", { level: 1, name: "窗口统计" }).waitFor();
      await both(page, "statistics");
      await page.goto(`${base}/registrations/counter`);
      await page.getByRole("heading", { level: 1, name: "窗口收件" }).waitFor();
      await both(page, "counter");
      await page.getByRole("button", { name: "预审" }).click();
      await page.locator(".ant-form-item-explain-error").first().waitFor();
      await both(page, "counter-refused");
      const form = page.locator("form");
      await page.getByLabel("收件时间").fill("10:30");
      await choose(page, item(form, "出质的权利").locator(".ant-select"), "合金薄板控温轧制装置", "合金薄板");
      await page.keyboard.press("Escape");
      await page.getByLabel("主债权合同编号", { exact: true }).fill("岳商银借字2025-9");
      await page.getByLabel("质押合同编号", { exact: true }).fill("岳商银质字2025-9");
      await item(form, "被担保债权的数额").locator("input").fill("1000000");
      await page.getByLabel("专利号、注册号或者登记号").fill("ZL202110345671.1");
      for (const field of await page.getByLabel("编号或文件").all()) await field.fill("纸质原件");
      for (const [at, [name, code]] of [
        ["娄底特种合金有限公司", "91431300MA4W1E2R36"],
        ["岳阳商业银行", "914306007121000Y2F"],
      ].entries()) {
        await page.getByLabel("姓名或者名称").nth(at).fill(name);
        await page.getByLabel("证件号码").nth(at).fill(code);
      }
      await page.getByRole("button", { name: "预审" }).click();
      await page.getByText(/现在审查/).first().waitFor();
      await both(page, "counter-checked");
      await page.getByRole("button", { name: "窗口收件（设立登记）" }).click();
      await page.getByText(/已收件，凭证 R2025-/).waitFor();
      await both(page, "counter-received");
    },
    ["status of 4"],
  ));

it("a bank applies to extend a registered pledge and reads what is on the register", () =>
  as("bank.officer", WIDE, async (page) => {
    await page.goto(`${base}/registrations?scope=decided`);
    await page.getByRole("link", { name: "娄底特种合金有限公司" }).first().click();
    await page.getByText("登记簿记载").first().waitFor();
    registration = new URL(page.url()).pathname.split("/").pop();
    await both(page, "registered");
    await page.getByRole("button", { name: "申请延期登记" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await drawer.waitFor();
    await both(page, "extend");
  }));

it("certificate and forms are printed, entries are gazetted", () =>
  as("registry", WIDE, async (page) => {
    const { items: documents } = await answer(page, `/pledges/${registration}/documents`);
    assert.ok(documents.length > 0);
    for (const [at, document] of documents.entries()) await saved(page, document.path.replace("/api/v1", ""), `registration-document-${at}`);
    await page.goto(`${base}/gazette`);
    await page.getByRole("heading", { level: 1, name: "登记公告" }).waitFor();
    await both(page, "gazette");
  }));

it("anybody searches by right and by firm, and sees no amount of a debt", () =>
  look(WIDE, async (page) => {
    await signInPage(page);
    await page.goto(`${base}/search`);
    await page.getByText("请输入号码或者单位名称").waitFor();
    await both(page, "search");
    await page.goto(`${base}/search?right=${encodeURIComponent("ZL202310789012.6")}`);
    await page.getByText("一种高强耐蚀钛合金及其热处理方法").first().waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), /2,400,000/);
    await both(page, "search-right");
    await page.goto(`${base}/search?firm=${encodeURIComponent("娄底")}`);
    await page.getByText("娄底特种合金有限公司").first().waitFor();
    await both(page, "search-firm");
    await page.goto(`${base}/search?right=99999999`);
    await page.getByText(/没有查到/).waitFor();
    await both(page, "search-none");
  }));
