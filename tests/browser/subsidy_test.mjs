// A subsidy in headless Chromium on the real server: the firm applies with the outcome beside the form,
// the office reviews, gathers, approves and pays, and claws a part back; in a wide and a phone's window.
// The programmes are those of the HTTP tests, beside Hunan's, which the demonstration needs.
//
//   ZHIRONG   the program; required
//   CHROMIUM  /usr/bin/chromium
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { startServer } from "./server.mjs";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");

const root = new URL("../..", import.meta.url).pathname;
const pictures = join(root, "web/test-results");
const PASSWORD = "zhirong-demo";
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server;
let base;
let folder;
let context;

before(async () => {
  await mkdir(pictures, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), "zhirong-subsidy-"));
  const resources = join(folder, "resources");
  await mkdir(join(resources, "programmes"), { recursive: true });
  for (const part of ["reference", "scorecards", "products", "insurance", "guarantees", "web"]) await symlink(join(root, part), join(resources, part));
  await cp(join(root, "programmes/02-hunan"), join(resources, "programmes/02-hunan"), { recursive: true });
  for (const each of ["interest", "district", "premium"])
    await cp(join(root, "tests/http/subsidy_programmes", each), join(resources, "programmes", each), { recursive: true });
  server = await startServer(resources);
  base = server.address;
  context = await chromium.launchPersistentContext(join(folder, "profile"), {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: WIDE,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  context.setDefaultTimeout(20_000);
  await context.route("**/*", (route) => (route.request().url().startsWith(base) ? route.continue() : route.abort()));
});

after(async () => {
  await context?.close();
  if (server) assert.equal(await server.stop(), 0, "the server stops in order");
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function as(user, walk) {
  await context.clearCookies();
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !message.text().includes("status of 4")) complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()} ${error}`));
  try {
    await page.goto(base);
    await page.getByLabel("用户名").fill(user);
    await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
    await walk(page);
    assert.deepEqual(complaints, []);
  } catch (error) {
    await page.screenshot({ path: join(pictures, "failed-subsidy.png") }).catch(() => {});
    throw error;
  } finally {
    await page.close();
  }
}

// No codes, no values that are not there, no page that scrolls sideways; a picture in both windows.
async function checked(page, name) {
  for (const [window, size] of [
    ["wide", WIDE],
    ["phone", PHONE],
  ]) {
    await page.setViewportSize(size);
    await page.waitForLoadState("networkidle");
    await page.locator(".ant-skeleton-active").first().waitFor({ state: "detached" });
    await page.waitForTimeout(350);
    const raw = (await page.locator("body").innerText()).match(/\b[a-z]+_[a-z_]+\b|undefined|\bNaN\b|\[object /g) ?? [];
    assert.deepEqual(raw, [], `${name} shows what is for programs`);
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(inner <= outer, `${name} is ${inner} px wide in a window of ${outer} px`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, Math.min(height, 4000)) });
    await page.screenshot({ path: join(pictures, `subsidy-${window}-${name}.png`), animations: "disabled" });
  }
  await page.setViewportSize(WIDE);
}

const answer = (page, path) => page.evaluate(async (from) => (await fetch(`/api/v1${from}`)).json(), path);

async function choose(page, label, option) {
  const item = page.locator(".ant-form-item", { has: page.locator("label", { hasText: new RegExp(`^${label}$`) }) });
  await item.locator(".ant-select").click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option", { hasText: option }).first().click();
}

// The list of what waits, where everybody begins, has that line.
const waits = (page, action, about) =>
  page
    .locator("tr, li", { has: page.getByRole("link", { name: action, exact: true }) })
    .filter({ hasText: about })
    .first()
    .waitFor();

async function setDay(page, label, day) {
  await page.getByLabel(label).fill(day);
  await page.getByLabel(label).press("Enter");
}

async function act(page, name, fields) {
  await page.getByRole("button", { name, exact: true }).first().click();
  const drawer = page.locator(".ant-drawer-open");
  for (const [label, value] of Object.entries(fields)) await drawer.getByLabel(label).fill(value);
  await drawer.getByRole("button", { name, exact: true }).click();
  const sure = page.getByRole("button", { name: "确认办理" });
  await Promise.race([drawer.waitFor({ state: "hidden" }), sure.waitFor()]);
  if ((await sure.count()) > 0) {
    // It grows into its place, and a click on its way there may miss.
    const gone = () => sure.waitFor({ state: "hidden", timeout: 3_000 }).then(() => true, () => false);
    for (let tries = 0; tries < 3; ++tries) {
      await page.waitForTimeout(350);
      await sure.click();
      if (await gone()) break;
    }
  }
  await drawer.waitFor({ state: "hidden" });
}

let id;
let batch;

it("the firm is asked only what the system does not know, and sees what comes of it", () =>
  as("pump", async (page) => {
    await page.goto(`${base}/subsidies`);
    await checked(page, "none");
    await page.getByRole("button", { name: "申请补贴" }).click();
    await choose(page, "申请哪项补贴", "示范市贷款贴息");
    const { items } = await answer(page, "/subsidy-loans");
    const loan = items.find((each) => each.borrower.id === "xiangjiang-pump");
    assert.ok(loan, "the story's borrower has a loan");
    await choose(page, "贷款", loan.id);
    const state = await answer(page, `/loans/${loan.id}/state?date=2024-06-30`);
    assert.ok(state.state, "the loan has a state");
    await setDay(page, "计息起始日", "2024-04-01");
    await setDay(page, "计息截止日（含）", "2024-05-31");
    await page.getByText("属于高端产业", { exact: true }).first().waitFor();
    await page.getByText("缺少信息，尚不能判断").first().waitFor();
    await checked(page, "apply-asked");
    await page.getByRole("radio", { name: "是" }).click();
    await page.getByText("要求：").first().waitFor();
    await checked(page, "apply-fails");
    await page.locator(".ant-form-item", { hasText: "银行付息证明" }).locator("input").fill("付息证明 2024-15");
    const send = page.getByRole("button", { name: "提交申请" });
    await page.waitForFunction(() => [...document.querySelectorAll("button")].some((each) => each.textContent?.includes("提交申请") && !each.disabled));
    await checked(page, "apply-ready");
    await send.click();
    await page.waitForURL(/\/subsidies\/SA/);
    id = page.url().split("/").pop();
    await checked(page, "filed");
    // The same days again, under another programme: refused with a reference to the first.
    await page.goto(`${base}/subsidies/apply`);
    await choose(page, "申请哪项补贴", "示范区贷款贴息");
    await choose(page, "贷款", loan.id);
    await setDay(page, "计息起始日", "2024-05-31");
    await setDay(page, "计息截止日（含）", "2024-06-20");
    await page.getByText(id).first().waitFor();
    assert.ok(await page.getByRole("button", { name: "提交申请" }).isDisabled());
    await checked(page, "double");
  }));

it("the office reviews by two, gathers, approves by two and pays", async () => {
  await as("subsidy.officer", async (page) => {
    await waits(page, "审核补贴、要求补正", "湘江智能泵业有限公司 · ");
    await checked(page, "tasks-review");
    await page.goto(`${base}/subsidies`);
    await checked(page, "board");
    await page.goto(`${base}/subsidies/${id}`);
    await checked(page, "review");
    await act(page, "审核补贴", { "审核意见（不予补贴或核减须写明理由）": "材料齐全，符合办法" });
  });
  await as("subsidy.approver", async (page) => {
    await waits(page, "复核补贴", "湘江智能泵业有限公司 · ");
    await page.getByRole("link", { name: "复核补贴" }).click();
    await page.waitForURL(new RegExp(`/subsidies/${id}`));
    await act(page, "复核补贴", { 复核意见: "同意" });
  });
  await as("subsidy.officer", async (page) => {
    await waits(page, "编制拨付批次", "（1 笔）");
    await checked(page, "tasks-gather");
    await page.getByRole("link", { name: "编制拨付批次" }).click();
    await page.getByRole("checkbox", { name: "选择" }).first().click();
    await page.getByRole("button", { name: /编制拨付批次/ }).click();
    await page.getByPlaceholder("例如：2024 年二季度贴息").fill("2024 年二季度贴息");
    await checked(page, "gather");
    await page.getByRole("button", { name: "提交复核" }).click();
    await page.waitForURL(/\/subsidy-batches\/SB/);
    batch = page.url().split("/").pop();
    await checked(page, "batch");
  });
  await as("subsidy.approver", async (page) => {
    await waits(page, "复核拨付批次", "2024 年二季度贴息");
    await page.goto(`${base}/subsidy-batches/${batch}`);
    await act(page, "复核拨付批次", { 复核意见: "同意拨付" });
  });
  await as("subsidy.officer", async (page) => {
    await waits(page, "登记拨付", "2024 年二季度贴息");
    await page.getByRole("link", { name: "登记拨付" }).click();
    await page.waitForURL(new RegExp(`/subsidy-batches/${batch}`));
    await act(page, "登记拨付", { 拨付凭证号: "国库支付 2024-0701" });
    await checked(page, "batch-paid");
    const list = await page.evaluate(async (from) => (await fetch(from)).text(), `/api/v1/subsidy-batches/${batch}/payments.csv`);
    assert.match(list, /湘江智能泵业有限公司/);
    assert.match(list, /湖南省财政厅/);
    await page.goto(`${base}/subsidy-batches`);
    await checked(page, "batches");
    await page.goto(`${base}/subsidy-counters`);
    await checked(page, "counters");
    await page.getByRole("link", { name: "全年资金" }).first().click();
    await page.locator("canvas").first().waitFor();
    await checked(page, "counter");
  });
});

it("a part is taken back by two, and both sides see what is still to be returned", async () => {
  await as("subsidy.officer", async (page) => {
    await page.goto(`${base}/subsidies/${id}`);
    await act(page, "提请追回", { 追回金额: "100.00", 追回理由: "利息多计" });
  });
  await as("subsidy.approver", async (page) => {
    await page.goto(`${base}/subsidies/${id}`);
    await act(page, "复核追回", { 复核意见: "同意追回" });
    await checked(page, "clawed-back");
  });
  await as("pump", async (page) => {
    const application = await answer(page, `/subsidy-applications/${id}`);
    assert.equal(application.outstanding, "100.00");
    await page.goto(`${base}/ledger`);
    await checked(page, "ledger");
  });
});
