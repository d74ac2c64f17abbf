// Warnings in the console: found by the night, filtered and acknowledged, in a wide and in a phone's
// window.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { startServer } from "./server.mjs";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");
const pictures = new URL("../../web/test-results", import.meta.url).pathname;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server;
let base;
let browser;

before(async () => {
  await mkdir(pictures, { recursive: true });
  server = await startServer();
  base = server.address;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});

after(async () => {
  await browser?.close();
  if (server) assert.equal(await server.stop(), 0, "the server stops in order");
});

async function as(user, size, walk, provoked = []) {
  const context = await browser.newContext({ viewport: size, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    if (!provoked.some((each) => message.text().includes(each))) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await page.goto(base);
    await page.getByLabel("用户名").fill(user);
    await page.getByLabel("密码", { exact: true }).fill("zhirong-demo");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
    await walk(page);
    assert.deepEqual(complaints, []);
  } catch (error) {
    await page.screenshot({ path: join(pictures, "failed-watch.png") }).catch(() => {});
    throw error;
  } finally {
    await context.close();
  }
}

async function seen(page, name) {
  await page.waitForLoadState("networkidle");
  await page.locator(".ant-skeleton-active").first().waitFor({ state: "detached" });
  await page.waitForTimeout(300);
  assert.doesNotMatch(await page.locator("body").innerText(), /undefined|\bNaN\b|\[object /);
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(inner <= outer, `${name} is ${inner} px wide in a window of ${outer} px`);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, animations: "disabled" });
}

describe("warnings", () => {
  it("are found by the night", () =>
    as("admin", WIDE, async (page) => {
      const status = await page.evaluate(
        async () =>
          (
            await fetch("/api/v1/close-day", {
              method: "POST",
              headers: { "Content-Type": "application/json", "Idempotency-Key": "watch-walk-close" },
              body: JSON.stringify({ to: "2025-06-28" }),
            })
          ).status,
      );
      assert.equal(status, 200);
      await page.goto(`${base}/warnings`);
      await page.getByText("截至 2025-06-28").waitFor();
      await seen(page, "wide-warnings-all");
    }));

  for (const [window, size] of [
    ["wide", WIDE],
    ["phone", PHONE],
  ])
    it(`a firm reads and acknowledges its own in a ${window} window`, () =>
      as("pump", size, async (page) => {
        await page.goto(`${base}/warnings`);
        await page.getByText("截至 2025-06-28").waitFor();
        await seen(page, `${window}-warnings`);
        const acknowledge = page.getByRole("button", { name: "确认预警" });
        const before = await acknowledge.count();
        if (before > 0) {
          await acknowledge.first().click();
          await page.getByRole("dialog").getByLabel("处理说明").fill("已安排办理");
          await page.getByRole("dialog").getByRole("button", { name: "确认预警" }).click();
          await page.getByText("已安排办理").first().waitFor();
          assert.equal(await acknowledge.count(), before - 1);
          await seen(page, `${window}-warnings-acknowledged`);
        }
      }));
});
