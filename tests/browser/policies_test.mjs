// A policy in the console: a firm applies and sends its schedule as a workbook of which some rows are wrong,
// the insurer underwrites, binds, endorses backwards, cancels and reinstates, and each day shows what was
// covered then; in a wide and in a phone's window.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, choose, fill, item, later, opened, selectOf, send, sent, submit, WIDE } from "./walk.mjs";
import { workbook } from "./workbook.mjs";

const both = (page, name, told) => checkedInBoth(page, "policies", name, told);
const OFFICER = "insurer.new";
const WRITTEN = 40;

// With its check digit: weights 2 to 9, then 2 to 5.
function patentNumber(serial) {
  const digits = `20151${String(1_200_000 + serial).padStart(7, "0")}`;
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const rest = [...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0) % 11;
  return `ZL${digits}.${rest === 10 ? "X" : rest}`;
}

const hidden = (drawer) => drawer.waitFor({ state: "hidden" });
async function downloaded(page, click) {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFile(await file.path());
}

let today;
let policy;
const path = () => `/insurance-policies/${policy}`;

it("a firm applies; what is wrong is said at its field", () =>
  as("pump", WIDE, async (page) => {
    today = (await answer(page, "/session")).business_date;
    await page.goto(`${base}/insurance-policies`);
    await page.getByText("没有保险单").waitFor();
    await both(page, "none");
    const drawer = await opened(page, "投保");
    await choose(page, selectOf(drawer, "保险产品"), "专利执行保险", "专利执行");
    await choose(page, selectOf(drawer, "保险人"), "洞庭财产保险", "洞庭");
    await fill(drawer, { 保险金额: "10000", 起保日: today });
    await item(drawer, "已知纠纷").locator("textarea").fill("无");
    await submit(drawer, "投保");
    await drawer.locator(".ant-form-item-explain-error", { hasText: "低于最低保额" }).first().waitFor();
    await both(page, "refused");
    await fill(drawer, { 保险金额: "50000" });
    await submit(drawer, "投保");
    await page.getByText("保险标的清单还是空的").first().waitFor();
    policy = page.url().split("/").at(-1);
    await both(page, "applied");
  }, ["status of 422"]));

it("a workbook is judged row by row, and the good rows go on where the firm says so", () =>
  as("pump", WIDE, async (page) => {
    await page.goto(`${base}${path()}`);
    const drawer = await opened(page, /从文件导入$/);
    const rows = [["专利号", "名称", "权利种类"]];
    for (let serial = 0; serial < WRITTEN; serial += 1) rows.push([patentNumber(serial), `叶轮结构 ${serial}`, "发明专利"]);
    rows.push([patentNumber(3), "重复的一件", "发明专利"], ["ZL201512345678.9", "号码有误", "发明专利"], [patentNumber(900), "种类不符", "地理标志"]);
    await drawer.locator('input[type="file"]').setInputFiles({ name: "标的清单.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: workbook(rows) });
    await drawer.getByText(`${WRITTEN} 行可以接受，3 行有误`).waitFor();
    await both(page, "judged");
    const wrong = await downloaded(page, () => drawer.getByRole("button", { name: "下载有误的行" }).click());
    assert.match(wrong.toString("utf8"), /ZL201512345678\.9/);
    await drawer.getByRole("button", { name: `只导入正确的 ${WRITTEN} 件` }).click();
    await drawer.getByText(`已接受 ${WRITTEN} 件，3 行未接受`).waitFor();
    await both(page, "imported");
    await page.keyboard.press("Escape");
    await page.getByText(`，${WRITTEN} 件）`).waitFor();
  }));

it("the insurer underwrites with the findings before it, and binds", () =>
  as(OFFICER, WIDE, async (page) => {
    await page.getByRole("link", { name: "核保" }).first().click();
    await page.getByText("核保事项").first().waitFor();
    let drawer = await opened(page, "核保");
    await item(drawer, "核保意见").locator("textarea").fill("风险正常。");
    await both(page, "underwriting");
    await submit(drawer, "核保");
    await hidden(drawer);
    drawer = await opened(page, "出具保单");
    await fill(drawer, { 保险人签署人: "常承保" });
    await submit(drawer, "出具保单");
    await hidden(drawer);
    await page.getByText("逐日承保与保险费").first().waitFor();
    await both(page, "bound");
    await page.getByRole("button", { name: /为什么是这个数/ }).first().click();
    await page.locator(".ant-drawer-open").getByText("基准费率（年）").first().waitFor();
    await both(page, "why", { programText: true });
  }));

it("the same right is not insured twice in a line", () =>
  as("pump", WIDE, async (page) => {
    const body = { product: "patent_execution", insurer: "xiang-insurance", insured: "owner", zone: "mainland", sum: "50000.00", from: today, months: 12, claims: 0, items: [{ number: patentNumber(1), kind: "invention", title: "叶轮结构 1" }], known_disputes: "无" };
    const { body: applied } = await send(page, "/insurance-policies", body);
    await as("insurance.officer", WIDE, async (insurer) => {
      const seen = await answer(insurer, `/insurance-policies/${applied.id}`);
      const refer = seen.findings.some((each) => each.verdict.name === "refer");
      assert.equal(refer, false);
      assert.equal((await send(insurer, `/insurance-policies/${applied.id}/underwriting`, { verdict: "accept", opinion: "正常" })).status, 200);
      const bound = await send(insurer, `/insurance-policies/${applied.id}/binding`, { signatory: "施承保" });
      assert.equal(bound.status, 409);
      assert.match(JSON.stringify(bound.body), /policy\.insured_already/);
    }, ["status of 409"]);
  }));

it("changes take effect on their own days, in whatever order they are made", () =>
  as(OFFICER, WIDE, async (page) => {
    const told = (what, body) => sent(page, `${path()}/${what}`, body);
    await told("endorsements", { from: later(today, 200), sum: "80000.00", reason: "提高保额" });
    await page.goto(`${base}${path()}`);
    const drawer = await opened(page, "批改");
    await fill(drawer, { 批改生效日: later(today, 90) });
    await item(drawer, "减少标的").locator("input").first().fill(patentNumber(0));
    await item(drawer, "批改事由").locator("textarea").fill("专利转让");
    await both(page, "endorsing");
    await submit(drawer, "批改");
    await hidden(drawer);
    await page.getByText("减少 1 件").waitFor();
    await told("cancellation", { from: later(today, 300), by: "insured", manner: "short_rate", reason: "停产" });
    await told("reinstatement", { from: later(today, 310), reason: "恢复生产" });
    await page.reload();
    await page.getByText("批改、退保与恢复").waitFor();
    await page.getByText("恢复效力").first().waitFor();
    await both(page, "moved");
    const seen = await answer(page, path());
    const changes = seen.movements.map((each) => Math.round(Number(each.change) * 100));
    const written = Math.round(Number(seen.movements[0].after) * 100) - changes[0];
    assert.equal(written + changes.reduce((sum, each) => sum + each, 0), Math.round(Number(seen.policy.premium) * 100), "what it cost is what the movements made of it");
    const then = await answer(page, `${path()}?on=${later(today, 305)}`);
    assert.equal(then.state?.covered ?? false, false, "between cancellation and reinstatement nothing is covered");
  }));

it("it is printed in two languages, and its schedule goes to Excel", () =>
  as("pump", WIDE, async (page) => {
    await page.goto(`${base}${path()}`);
    await page.getByText("逐日承保与保险费").first().waitFor();
    for (const language of ["中文", "英文"]) {
      await page.getByRole("button", { name: /打印保险单/ }).hover();
      const file = await downloaded(page, () => page.getByRole("menuitem", { name: language }).getByRole("link").click());
      assert.equal(file.subarray(0, 5).toString(), "%PDF-");
      await page.mouse.move(0, 0);
    }
    const sheet = await downloaded(page, () => page.getByRole("link", { name: /标的清单/ }).first().click());
    assert.equal(sheet.subarray(0, 2).toString(), "PK");
    const certificate = await downloaded(page, () => page.locator('a[href*="certificate.pdf"]').first().click());
    assert.equal(certificate.subarray(0, 5).toString(), "%PDF-");
    await both(page, "firm");
  }));

it("the desk shows what waits, and gives it to Excel", () =>
  as("insurance.officer", WIDE, async (page) => {
    await page.goto(`${base}/insurance-policies`);
    await page.getByText(/待办理 \d/).waitFor();
    await both(page, "desk");
    const sheet = await downloaded(page, () => page.getByRole("link", { name: /导出/ }).first().click());
    assert.equal(sheet.subarray(0, 2).toString(), "PK");
  }));
