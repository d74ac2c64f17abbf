// The premium of a policy on the platform: from the policy's page the firm applies, sees which rights count and what
// would be paid; the office pays; the policy ends early, and what must come back waits at the office with its working.
// The programme is that of the HTTP tests, beside the shipped ones.
import assert from "node:assert/strict";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, choose, item, send, serveProgrammes, WIDE } from "./walk.mjs";

serveProgrammes({ "": "programmes", model: "tests/http/premium_programmes/model" });

const both = (page, name, told) => checkedInBoth(page, "premium-subsidy", name, told);

async function ask(page, path, body, status = 200) {
  const told = await send(page, path, body);
  assert.equal(told.status, status, JSON.stringify(told.body));
  return told.body;
}

let policy;
let application;

it("a firm applies from its policy's page", async () => {
  await as("pump", WIDE, async (page) => {
    const { items } = await answer(page, "/rights?limit=50");
    const own = items.filter((each) => ["ZL201910123456.X", "ZL202010234567.0"].some((number) => number.replace(/[ZL.]/g, "") === each.number)).map((each) => each.id);
    assert.equal(own.length, 2);
    const { business_date: today } = await answer(page, "/session");
    policy = (
      await ask(
        page,
        "/insurance-policies",
        { product: "patent_execution", insurer: "xiang-insurance", insured: "owner", zone: "mainland", sum: "100000.00", from: today, months: 12, claims: 0, rights: own, known_disputes: "无" },
        201,
      )
    ).id;
  });
  await as("insurance.officer", WIDE, async (page) => {
    await ask(page, `/insurance-policies/${policy}/underwriting`, { verdict: "accept", opinion: "可保" }).catch(async () => {
      await ask(page, `/insurance-policies/${policy}/underwriting`, { verdict: "refer", opinion: "请审" });
    });
  });
  await as("insurance.approver", WIDE, async (page) => {
    const shown = await answer(page, `/insurance-policies/${policy}`);
    if (shown.policy.stage.name === "referred") await ask(page, `/insurance-policies/${policy}/referral-decision`, { approved: true, opinion: "同意" });
  });
  await as("insurance.officer", WIDE, async (page) => {
    const { premium } = await ask(page, `/insurance-policies/${policy}/binding`, { signatory: "施承保" });
    await ask(page, `/insurance-policies/${policy}/premium-payments`, { amount: premium, reference: "网银" });
  });
  await as("pump", WIDE, async (page) => {
    await page.goto(`${base}/insurance-policies/${policy}`);
    await page.getByText("没有申请保费补贴").waitFor();
    await both(page, "policy");
    await page.getByRole("link", { name: "申请保费补贴" }).click();
    await choose(page, item(page.locator("body"), "申请哪项补贴").locator(".ant-select").first(), "示范市知识产权保险补贴");
    await page.getByText("的保险标的").waitFor();
    await page.getByText("计入", { exact: true }).first().waitFor();
    await both(page, "apply");
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.waitForURL(/\/subsidies\/SA/);
    application = page.url().split("/").pop();
    await page.getByText("的保险标的").waitFor();
    await both(page, "filed");
  });
});

it("a policy that ends early is at the office with the amount to take back", async () => {
  await as("subsidy.officer", WIDE, (page) => ask(page, `/subsidy-applications/${application}/review`, { accepted: true, opinion: "符合" }));
  await as("subsidy.approver", WIDE, (page) => ask(page, `/subsidy-applications/${application}/decision`, { approved: true, opinion: "同意" }));
  let batch;
  await as("subsidy.officer", WIDE, async (page) => {
    batch = (await ask(page, "/subsidy-batches", { title: "保费补贴", applications: [application], payers: {} }, 201)).id;
  });
  await as("subsidy.approver", WIDE, (page) => ask(page, `/subsidy-batches/${batch}/decision`, { approved: true, opinion: "同意" }));
  await as("subsidy.officer", WIDE, (page) => ask(page, `/subsidy-batches/${batch}/payment`, { reference: "国库 1" }));
  await as("insurance.officer", WIDE, async (page) => {
    const { business_date: today } = await answer(page, "/session");
    const later = new Date(Date.parse(today) + 100 * 86_400_000).toISOString().slice(0, 10);
    await ask(page, `/insurance-policies/${policy}/cancellation`, { from: later, by: "insured", manner: "pro_rata", reason: "停产" });
  });
  await as("subsidy.officer", WIDE, async (page) => {
    const { items } = await answer(page, "/tasks");
    assert.ok(items.some((each) => each.record === application && each.action.name === "proposeClawback"));
    await page.goto(`${base}/subsidies/${application}`);
    await page.getByText("应追回").first().waitFor();
    await both(page, "excess");
    await page.getByRole("button", { name: "提请追回" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await drawer.getByRole("textbox").first().waitFor();
    const shown = await answer(page, `/subsidy-applications/${application}`);
    const amount = await drawer.getByLabel("追回金额").inputValue();
    assert.equal(amount.replaceAll(",", ""), shown.premium_change.excess);
  });
});
