// Notices and deadlines in the console: a bank sees the days that it must not miss, makes an address for its
// calendar program, subscribes with a webhook whose secret it sees once, and is told what will not do.
import assert from "node:assert/strict";
import { it } from "node:test";
import { as, base, checked, checkedInBoth, item, opened, PHONE, WIDE } from "./walk.mjs";

it("the bank's deadlines stand in its calendar, at an address that can be withdrawn", () =>
  as("bank.officer", WIDE, async (page) => {
    await page.goto(`${base}/notices`);
    await page.getByRole("heading", { level: 1, name: "消息与期限" }).waitFor();
    await page.getByText(/贷款到期：/).first().waitFor();
    await checkedInBoth(page, "notice", "deadlines");
    await page.getByRole("button", { name: /生成日历订阅地址/ }).click();
    const field = page.getByLabel("日历订阅地址", { exact: true });
    await field.waitFor();
    const address = await field.inputValue();
    assert.ok(address.startsWith(`${base}/api/v1/calendar/feed?token=`), address);
    await checked(page, "wide-notice-feed");
    const shown = await page.evaluate(async (from) => {
      const response = await fetch(from, { credentials: "omit" });
      return { status: response.status, text: await response.text() };
    }, address);
    assert.equal(shown.status, 200);
    assert.ok(shown.text.startsWith("BEGIN:VCALENDAR\r\n"));
    assert.match(shown.text, /SUMMARY:贷款到期/);
    await page.getByRole("button", { name: "停用订阅地址" }).click();
    await page.getByRole("button", { name: /生成日历订阅地址/ }).waitFor();
    const status = await page.evaluate(async (from) => (await fetch(from, { credentials: "omit" })).status, address);
    assert.equal(status, 404);
  }, ["404"]));

for (const [window, size, user] of [
  ["wide", WIDE, "bank.officer"],
  ["phone", PHONE, "bio"],
])
  it(`${user} subscribes, sees the secret once and deletes it, in a ${window} window`, () =>
    as(
      user,
      size,
      async (page) => {
        await page.goto(`${base}/notices`);
        await page.getByText("尚无订阅").waitFor();
        const drawer = await opened(page, /新增订阅/);
        await drawer.getByLabel("推送地址").fill("https://192.168.0.1/hook");
        await drawer.locator(".ant-drawer-footer").getByRole("button", { name: "新增订阅" }).click();
        await item(drawer, "推送地址").getByText(/指向内部网络或本机/).waitFor();
        await checked(page, `${window}-notice-refused`);
        await drawer.getByLabel("推送地址").fill("https://hook.example/zhirong");
        await drawer.locator(".ant-drawer-footer").getByRole("button", { name: "新增订阅" }).click();
        await drawer.waitFor({ state: "hidden" });
        const secret = page.getByLabel("签名密钥", { exact: true });
        await secret.waitFor();
        assert.match(await secret.inputValue(), /^whsec_/);
        await page.getByText("https://hook.example/zhirong").first().waitFor();
        await checked(page, `${window}-notice-subscribed`);
        await page.reload();
        await page.getByText("https://hook.example/zhirong").first().waitFor();
        assert.equal(await page.getByLabel("签名密钥", { exact: true }).count(), 0);
        await page.getByRole("button", { name: "删除" }).click();
        await page.locator(".ant-popconfirm").getByRole("button", { name: "删除" }).click();
        await page.getByText("尚无订阅").waitFor();
      },
      ["422"],
    ));
