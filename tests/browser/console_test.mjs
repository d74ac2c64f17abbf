// The console in headless Chromium: signs in as each role, walks the screens in a wide and in a
// phone's window, and keeps a screenshot of each. Against the stand-in unless ZHIRONG_URL names a
// server.
//
//   ZHIRONG_URL          http://127.0.0.1:8080
//   ZHIRONG_ACCOUNTS     {"enterprise": {"user": "…", "password": "…"}, "bank": …}
//   ZHIRONG_SCREENSHOTS  folder for the pictures (default web/test-results)
//   CHROMIUM             /usr/bin/chromium
import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");

const pictures = process.env.ZHIRONG_SCREENSHOTS ?? new URL("../../web/test-results", import.meta.url).pathname;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const MOST_PICTURE_HEIGHT = 4000;
const STAND_IN_PASSWORD = "zhirong-demo";
const standIn = (user) => ({ user, password: STAND_IN_PASSWORD });
const accounts = process.env.ZHIRONG_ACCOUNTS
  ? JSON.parse(process.env.ZHIRONG_ACCOUNTS)
  : {
      enterprise: standIn("chen.li"),
      bank: standIn("li.min"),
      approver: standIn("wang.jianguo"),
      appraiser: standIn("zhou.tao"),
      fund: standIn("liu.fang"),
      registry: standIn("zhang.ling"),
      administrator: standIn("admin"),
    };

let server;
let base = process.env.ZHIRONG_URL;
let profile;
let context;

before(async () => {
  if (!base) {
    const { listen } = await import("../../web/mock/server.mjs");
    server = await listen(0);
    base = `http://127.0.0.1:${server.address().port}`;
  }
  await mkdir(pictures, { recursive: true });
  profile = await mkdtemp(join(tmpdir(), "zhirong-browser-"));
  context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: WIDE,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  // The console must work without any other host.
  await context.route("**/*", (route) => (route.request().url().startsWith(base) ? route.continue() : route.abort()));
});

after(async () => {
  await context?.close();
  if (profile) await rm(profile, { recursive: true, force: true });
  server?.close();
  server?.closeAllConnections();
});

// A page whose console errors and failed requests are collected; refusals a test provokes are named.
async function open(size, expected = []) {
  const page = await context.newPage();
  await page.setViewportSize(size);
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      if (!expected.some((each) => message.text().includes(each))) errors.push(`${page.url()} ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`${page.url()} ${error}`));
  return { page, errors };
}

// Forgets who was signed in, from a page that runs no script of the console.
async function forget(page) {
  await context.clearCookies();
  await page.goto(`${base}/mark.svg`);
  await page.evaluate(() => localStorage.clear());
}

async function signIn(page, { user, password }) {
  await forget(page);
  await page.goto(base);
  await page.getByLabel("用户名").fill(user);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
}

async function settled(page) {
  await page.waitForLoadState("networkidle");
  await page.locator(".ant-skeleton-active").first().waitFor({ state: "detached" });
  await page.waitForTimeout(350); // drawers slide
}

// The window grows to the whole page for the picture, so that what sticks to its edges stays there.
async function picture(page, name) {
  await settled(page);
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, Math.min(height, MOST_PICTURE_HEIGHT)) });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
  await page.setViewportSize(size);
}

// Nothing may be wider than the window: a phone must not scroll sideways.
async function fits(page) {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(inner <= outer, `${page.url()} is ${inner} px wide in a window of ${outer} px`);
}

const sizes = [
  ["wide", WIDE],
  ["phone", PHONE],
];

for (const [name, size] of sizes)
  describe(`in a ${name} window`, () => {
    it("signs in, refuses a wrong password in words, and offers the demonstration accounts", async () => {
      const { page, errors } = await open(size, ["401"]);
      await forget(page);
      await page.goto(base);
      await picture(page, `${name}-sign-in`);
      await page.getByLabel("用户名").fill(accounts.bank.user);
      await page.getByLabel("密码", { exact: true }).fill("wrong");
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await page.getByRole("alert").waitFor();
      await picture(page, `${name}-sign-in-refused`);
      await fits(page);
      assert.deepEqual(errors, []);
      await page.close();
    });

    it("shows the bank its work, the pipeline as board and table, and a loan with its reasons", async () => {
      const { page, errors } = await open(size);
      await signIn(page, accounts.bank);
      await picture(page, `${name}-tasks`);
      await fits(page);
      await page.goto(`${base}/financings?view=board`);
      await page.getByRole("region", { name: "申请" }).waitFor();
      await picture(page, `${name}-board`);
      await fits(page);
      await page.goto(`${base}/financings?view=table`);
      await picture(page, `${name}-table`);
      await fits(page);
      await page.getByRole("link", { name: /湖南/ }).first().click();
      await picture(page, `${name}-financing`);
      await fits(page);
      const why = page.getByRole("button", { name: /为什么是这个数/ }).first();
      await why.click();
      await page.getByText("这个数是怎样得来的").waitFor();
      await picture(page, `${name}-why`);
      await page.keyboard.press("Escape");
      for (const [tab, label] of [["loan", "贷款"], ["postings", "账务"], ["timeline", "历程"]]) {
        await page.getByRole("tab", { name: label, exact: true }).click();
        await picture(page, `${name}-financing-${tab}`);
        await fits(page);
      }
      assert.deepEqual(errors, []);
      await page.close();
    });

    it("draws a form from the action's schema and shows problems at their field", async () => {
      const { page, errors } = await open(size, ["422"]);
      await signIn(page, accounts.approver);
      await page.getByRole("link", { name: "批准授信" }).first().click();
      await page.getByRole("button", { name: "批准授信" }).click();
      const drawer = page.getByRole("dialog");
      await drawer.waitFor();
      await picture(page, `${name}-form`);
      const amount = drawer.getByLabel("批准金额");
      await amount.fill("6000000.005");
      await drawer.getByRole("button", { name: "批准授信" }).click();
      await drawer.getByText("金额最多两位小数").waitFor();
      await amount.fill("6000000");
      await drawer.getByLabel("审批意见").fill("同意,按批复条件执行。");
      await drawer.getByRole("button", { name: "批准授信" }).click();
      await drawer.getByText("超过单户上限").waitFor();
      await picture(page, `${name}-form-problems`);
      assert.deepEqual(errors, []);
      await page.close();
    });

    it("lets an enterprise choose its rights and bank when it applies", async () => {
      const { page, errors } = await open(size);
      await signIn(page, accounts.enterprise);
      await picture(page, `${name}-enterprise-tasks`);
      await page.getByRole("button", { name: "申请质押融资" }).click();
      await page.getByRole("dialog").waitFor();
      await picture(page, `${name}-apply`);
      await page.keyboard.press("Escape");
      await page.goto(`${base}/rights`);
      await picture(page, `${name}-rights`);
      await fits(page);
      await page.getByRole("link", { name: /射频/ }).first().click();
      await picture(page, `${name}-right`);
      await fits(page);
      assert.deepEqual(errors, []);
      await page.close();
    });

    it("shows the appraiser a form with rows", async () => {
      const { page, errors } = await open(size);
      await signIn(page, accounts.appraiser);
      await page.getByRole("link", { name: "出具评估报告" }).first().click();
      await page.getByRole("button", { name: "出具评估报告" }).click();
      await page.getByRole("dialog").waitFor();
      await picture(page, `${name}-form-rows`);
      assert.deepEqual(errors, []);
      await page.close();
    });

    it("shows the fund's balance over time, its ledger and the desk's deadlines", async () => {
      const { page, errors } = await open(size);
      await signIn(page, accounts.fund);
      await page.goto(`${base}/funds`);
      await page.locator("canvas").waitFor();
      await picture(page, `${name}-fund`);
      await fits(page);
      await page.goto(`${base}/ledger`);
      await picture(page, `${name}-ledger`);
      await fits(page);
      await page.getByRole("button", { name: /Assets|Equity/ }).first().click();
      await picture(page, `${name}-ledger-account`);
      await signIn(page, accounts.registry);
      await page.goto(`${base}/registrations`);
      await picture(page, `${name}-registrations`);
      await fits(page);
      assert.deepEqual(errors, []);
      await page.close();
    });

    it("reads programmes out and closes days", async () => {
      const { page, errors } = await open(size);
      await signIn(page, accounts.administrator);
      await picture(page, `${name}-admin-tasks`);
      await page.goto(`${base}/programmes`);
      await picture(page, `${name}-programmes`);
      await page.getByRole("link", { name: /湖南/ }).first().click();
      await picture(page, `${name}-programme`);
      await fits(page);
      await page.goto(`${base}/organisations`);
      await picture(page, `${name}-organisations`);
      await fits(page);
      await page.goto(`${base}/administration`);
      await page.getByRole("button", { name: /天后/ }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "日终处理" }).click();
      await page.getByText("处理结果").waitFor();
      await picture(page, `${name}-close-day`);
      await fits(page);
      assert.deepEqual(errors, []);
      await page.close();
    });

    it("switches to English and says what a wrong address is", async () => {
      const { page, errors } = await open(size, ["404"]);
      await signIn(page, accounts.bank);
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { level: 1, name: "Work list" }).waitFor();
      await page.goto(`${base}/financings?view=table`);
      await page.getByRole("link", { name: /湖南/ }).first().click();
      await picture(page, `${name}-english`);
      await fits(page);
      await page.goto(`${base}/financings/FA0000000000X`);
      await page.getByRole("alert").waitFor();
      await picture(page, `${name}-unknown-record`);
      await page.goto(`${base}/nothing-here`);
      await picture(page, `${name}-unknown-page`);
      assert.deepEqual(errors, []);
      await page.close();
    });
  });
