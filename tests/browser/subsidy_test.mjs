// A subsidy in headless Chromium on the real server: the firm applies with the outcome beside the form,
// the office reviews, gathers, approves and pays, and claws a part back; in a wide and a phone's window.
// The programmes are those of the HTTP tests, beside Hunan's, which the demonstration needs.
import assert from "node:assert/strict";
import { it } from "node:test";
import { answer, base, checkedInBoth, as as signedIn, serveProgrammes, WIDE } from "./walk.mjs";

serveProgrammes({
  "02-hunan": "programmes/02-hunan",
  interest: "tests/http/subsidy_programmes/interest",
  district: "tests/http/subsidy_programmes/district",
  premium: "tests/http/subsidy_programmes/premium",
});

const as = (user, walk) => signedIn(user, WIDE, walk, ["status of 4"]);
const checked = (page, name) => checkedInBoth(page, "subsidy", name);

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
