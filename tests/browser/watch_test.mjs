// Warnings in the console: a proceeding is noted against a pledged patent, the night finds it, and firm
// and bank read and acknowledge what was addressed to each, in a wide and in a phone's window.
import assert from "node:assert/strict";
import { it } from "node:test";
import { as, base, checked, choose, item, PHONE, send, WIDE } from "./walk.mjs";

const RIGHT = "RT2023107890126"; // pledged by the alloy works to the bank

it("a proceeding is noted by the desk and found by the night", async () => {
  await as("registry", WIDE, async (page) => {
    await page.goto(`${base}/rights/${RIGHT}`);
    await page.getByRole("button", { name: "登记权利状态" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await choose(page, item(drawer, "登记事项").locator(".ant-select"), "启动无效宣告程序");
    await drawer.getByLabel("文号").fill("4W120250601");
    await checked(page, "wide-right-notice");
    await drawer.getByRole("button", { name: "登记权利状态" }).click();
    await drawer.waitFor({ state: "hidden" });
    await page.getByText(/4W120250601/).first().waitFor();
  });
  await as("admin", WIDE, async (page) => {
    assert.equal((await send(page, "/close-day", { to: "2025-06-28" })).status, 200);
    await page.goto(`${base}/warnings`);
    await page.getByText("截至 2025-06-28").waitFor();
    await page.getByRole("button", { name: "确认预警" }).waitFor({ state: "detached" });
    await checked(page, "wide-warnings-all");
  });
});

for (const [window, size, user] of [
  ["wide", WIDE, "bank.officer"],
  ["phone", PHONE, "alloy"],
])
  it(`${user} reads and acknowledges its own in a ${window} window`, () =>
    as(user, size, async (page) => {
      await page.goto(`${base}/warnings?right=${RIGHT}`);
      await page.getByText("截至 2025-06-28").waitFor();
      await checked(page, `${window}-warnings`);
      const acknowledge = page.getByRole("button", { name: "确认预警" });
      const before = await acknowledge.count();
      assert.ok(before > 0, "the proceeding waits for an answer");
      await acknowledge.first().click();
      const drawer = page.locator(".ant-drawer-open");
      await drawer.getByLabel("处理说明").fill("已与代理机构核对，准备答辩");
      await drawer.getByRole("button", { name: "确认预警" }).click();
      await drawer.waitFor({ state: "hidden" });
      await page.getByText("已与代理机构核对，准备答辩").first().waitFor();
      await acknowledge.nth(before - 1).waitFor({ state: "detached" });
      assert.equal(await acknowledge.count(), before - 1);
      await checked(page, `${window}-warnings-acknowledged`);
    }));
