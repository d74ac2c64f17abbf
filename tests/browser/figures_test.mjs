// The insurer's dashboard in the console: empty for a new insurer, a treaty by two people, a month end that
// lacks a loss ratio, is mended and decided, and what the book then says; in a wide and in a phone's window.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, choose, fill, item, opened, selectOf, sent, submit, WIDE } from "./walk.mjs";

const both = (page, name, told) => checkedInBoth(page, "figures", name, told);
const OFFICER = "insurer.new";
const APPROVER = "insurer.new.approver";

const lastDayBefore = (month) => new Date(Date.parse(`${month}-01`) - 86_400_000).toISOString().slice(0, 10);
const monthAfter = (day, months) => {
  const [year, month] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
};

let today;
let through;
let policy;
let treaty;
let right;

it("a new insurer's dashboard says what will fill it", () =>
  as(OFFICER, WIDE, async (page) => {
    today = (await answer(page, "/session")).business_date;
    await page.getByRole("link", { name: "经营分析" }).first().click();
    await page.getByRole("heading", { level: 1, name: "经营分析" }).waitFor();
    await page.getByText(/没有已出单的保单/).first().waitFor();
    await both(page, "empty");
    await page.getByRole("tab", { name: "分保合同" }).click();
    await page.getByText("没有分保合同").waitFor();
    await page.getByRole("tab", { name: "月末结账" }).click();
    await page.getByText("还没有结过账").waitFor();
    await both(page, "empty-closings");
  }));

it("a policy is bound", async () => {
  await as("pump", WIDE, async (page) => {
    const { items: rights } = await answer(page, "/rights?limit=200");
    const own = rights.find((each) => each.status.name === "granted" && ["invention", "utility_model"].includes(each.kind?.name ?? each.kind));
    assert.ok(own, "the firm has a patent to insure");
    right = own.number;
    policy = (await sent(page, "/insurance-policies", { product: "patent_execution", insurer: "dongting-insurance", insured: "owner", zone: "mainland", sum: "100000.00", from: today, months: 12, claims: 0, rights: [own.id], known_disputes: "无" }, 201)).id;
  });
  await as(OFFICER, WIDE, async (page) => {
    const { findings } = await answer(page, `/insurance-policies/${policy}`);
    const referred = findings.some((each) => each.verdict.name === "refer");
    await sent(page, `/insurance-policies/${policy}/underwriting`, { verdict: referred ? "refer" : "accept", opinion: "风险正常" });
  });
  await as(APPROVER, WIDE, async (page) => {
    const { policy: seen } = await answer(page, `/insurance-policies/${policy}`);
    if (seen.stage.name === "referred") await sent(page, `/insurance-policies/${policy}/referral-decision`, { approved: true, opinion: "同意" });
  });
  await as(OFFICER, WIDE, async (page) => {
    await sent(page, `/insurance-policies/${policy}/binding`, { signatory: "施承保" });
  });
});

it("a treaty is entered by an officer; what is wrong is said at its field", () =>
  as(OFFICER, WIDE, async (page) => {
    await page.goto(`${base}/insurer-figures`);
    const drawer = await opened(page, "录入分保合同");
    await fill(drawer, { 合同名称: "成数分保合同", 再保险接受人: "中再（示例）", 合同编号: "QS-1", 起保日自: `${today.slice(0, 4)}-01-01`, 起保日至: `${today.slice(0, 4)}-12-31` });
    await choose(page, selectOf(drawer, "分保方式"), "成数分保");
    await choose(page, selectOf(drawer, "险种"), "维权执行");
    await page.keyboard.press("Escape");
    await fill(drawer, { 分保手续费率: "30%" });
    await submit(drawer, "录入分保合同");
    await drawer.locator(".ant-form-item-explain-error", { hasText: "成数分保合同须填写此项" }).waitFor();
    await both(page, "treaty-refused");
    await fill(drawer, { 分出比例: "25%" });
    await submit(drawer, "录入分保合同");
    await page.getByRole("heading", { level: 1, name: "成数分保合同" }).waitFor();
    treaty = page.url().split("/").at(-1);
    await both(page, "treaty");
  }, ["status of 422"]));

it("another person puts it in force, from the list of tasks", () =>
  as(APPROVER, WIDE, async (page) => {
    await page.getByRole("link", { name: "审批分保合同" }).click();
    await page.getByRole("heading", { level: 1, name: "成数分保合同" }).waitFor();
    assert.ok(page.url().endsWith(treaty));
    const drawer = await opened(page, "审批分保合同");
    await drawer.getByLabel("意见").fill("条件相符");
    await submit(drawer, "审批分保合同");
    await drawer.waitFor({ state: "hidden" });
    await page.getByText("已生效").first().waitFor();
  }));

it("two months go by", () =>
  as("admin", WIDE, async (page) => {
    const month = monthAfter(today, 2);
    through = lastDayBefore(month);
    await sent(page, "/close-day", { to: `${month}-03` });
  }));

it("a month end lacks a loss ratio, gets it with its source, and is proposed", () =>
  as(OFFICER, WIDE, async (page) => {
    await page.goto(`${base}/insurer-figures`);
    const drawer = await opened(page, "提交月末结账");
    assert.equal(await item(drawer, "结账日").locator("input").inputValue(), through, "the last month end that is over");
    await submit(drawer, "提交月末结账");
    await drawer.getByText(/维权执行的 IBNR 不能用链梯法计算/).first().waitFor();
    await both(page, "closing-refused");
    await drawer.getByRole("button", { name: /各险种 IBNR 的方法/ }).click();
    await choose(page, selectOf(drawer, "险种"), "维权执行");
    await fill(drawer, { 预期赔付率: "60%" });
    await item(drawer, "预期赔付率的依据").locator("textarea").fill("产品定价假设（示例）");
    await submit(drawer, "提交月末结账");
    await page.getByRole("heading", { level: 1, name: `${through} 月末结账` }).waitFor();
    await page.getByText("预期赔付率法").first().waitFor();
    await page.getByText("审批通过后入账").waitFor();
    await both(page, "closing");
  }, ["status of 422"]));

it("another person closes it, and what was posted is shown", () =>
  as(APPROVER, WIDE, async (page) => {
    await page.goto(`${base}/insurance-closings/CL-dongting-insurance-${through}`);
    const drawer = await opened(page, "审批结账");
    await drawer.getByLabel("意见").fill("数字相符");
    await submit(drawer, "审批结账");
    await drawer.waitFor({ state: "hidden" });
    await page.getByText("已结账").first().waitFor();
    await page.getByText("分出保费").first().waitFor();
    await page.getByText(/未报案未决赔款准备金—维权执行/).first().waitFor();
    await page.getByRole("button", { name: "为什么是这个数：已发生未报案未决赔款准备金（IBNR）" }).click();
    await page.locator(".ant-drawer-open").getByText("产品定价假设（示例）").first().waitFor();
    await page.locator(".ant-drawer-open").getByRole("button", { name: /关闭|Close/i }).first().click();
    await both(page, "closed");
  }));

it("the dashboard shows the book of the day, its triangles, what accumulates, and gives it to Excel", () =>
  as(OFFICER, WIDE, async (page) => {
    await page.goto(`${base}/insurer-figures`);
    const { total, ibnr_through } = await answer(page, "/insurer-figures");
    assert.equal(ibnr_through, through);
    assert.equal(Number(total.written) - Number(total.earned), Number(total.unearned));
    await page.getByText(`IBNR 为 ${through} 结账数`).waitFor();
    await page.getByRole("button", { name: "为什么是这个数：赔付率" }).first().click();
    await page.locator(".ant-drawer-open").getByText("已发生赔款 ÷ 满期保费，四舍五入到四位小数").waitFor();
    await page.locator(".ant-drawer-open").getByRole("button", { name: /关闭|Close/i }).first().click();
    await page.getByRole("img", { name: "每月保费收入与满期保费" }).waitFor();
    await both(page, "dashboard");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "导出各险种" }).click()]);
    assert.equal((await readFile(await file.path())).subarray(0, 2).toString(), "PK");
    await page.getByRole("tab", { name: "流量三角形" }).click();
    await page.getByText(/该险种没有赔案/).waitFor();
    await both(page, "triangle");
    await page.getByRole("tab", { name: "累积风险" }).click();
    await page.getByText("同一标的的保险金额（1/1）").waitFor();
    await both(page, "accumulation");
    await page.getByRole("tab", { name: "分保合同" }).click();
    await page.getByText("截至当日的分出数").waitFor();
    await both(page, "treaties");
  }));

it("a year of claims is developed by chain ladder, with what speaks for and against it", async () => {
  const known = [];
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const day = `${monthAfter(today, 2 + 3 * quarter)}-03`;
    if (quarter > 0) await as("admin", WIDE, (page) => sent(page, "/close-day", { to: day }));
    await as("pump", WIDE, async (page) => {
      const event = { what: "发现侵权产品", occurred_on: day, zone: "mainland", opponent: `仿冒公司${quarter}`, court_case: `（2025）湘01知民初${quarter + 1}号` };
      known.push({ id: (await sent(page, "/insurance-claims", { policy, item: right, event, claimed_on: day, estimates: [{ item: "legal", amount: "9000.00" }] }, 201)).id, amount: 5000 + 700 * quarter });
    });
    await as(OFFICER, WIDE, async (page) => {
      for (const each of known) {
        await sent(page, `/insurance-claims/${each.id}/reserves`, { parts: [{ item: "legal", amount: `${each.amount}.00` }], reason: "按案情估计" });
        each.amount += 1300 - 310 * quarter;
      }
    });
  }
  await as("admin", WIDE, (page) => sent(page, "/close-day", { to: `${monthAfter(today, 14)}-03` }));
  await as(OFFICER, WIDE, async (page) => {
    await page.goto(`${base}/insurer-figures`);
    const found = await answer(page, "/insurer-figures/triangles?line=execution&basis=incurred");
    assert.equal(found.rows.length, 4);
    assert.equal(found.why.result, found.ladder.reserve);
    await page.getByRole("tab", { name: "流量三角形" }).click();
    await page.getByText("最终赔款与准备金").waitFor();
    await page.getByText("日历期检验").waitFor();
    await page.getByRole("rowheader", { name: found.rows[0].origin }).waitFor();
    await both(page, "ladder");
    await page.getByText("已决赔款", { exact: true }).click();
    await page.getByText(/得不出进展因子/).waitFor();
    await page.getByRole("tab", { name: "累积风险" }).click();
    await page.getByText("（2025）湘01知民初4号").waitFor();
    await both(page, "events");
  });
});

it("the auditor reads any insurer's, a firm none", async () => {
  await as("auditor", WIDE, async (page) => {
    await page.goto(`${base}/insurer-figures`);
    await page.getByText(`IBNR 为 ${through} 结账数`).waitFor();
    assert.equal(await page.getByRole("button", { name: "提交月末结账" }).count(), 0);
    await both(page, "auditor");
  });
  await as("pump", WIDE, async (page) => {
    assert.equal(await page.getByRole("link", { name: "经营分析" }).count(), 0);
  });
});
