// A pledged patent is licensed: drafted from the right's page, consented to by its pledgee, examined and
// filed by the desk; then the bank that is to lend on its fees registers their pledge, and the licence
// shows both numbers. Each screen in a wide and in a phone's window.
import assert from "node:assert/strict";
import { join } from "node:path";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, choose, item, pictures, send, WIDE } from "./walk.mjs";

const FIRM = "chip";
const RIGHT = "RT2022109988779";

const inBothWindows = (page, name) => checkedInBoth(page, "licence", name);

const years = (day, count) => `${Number(day.slice(0, 4)) + count}${day.slice(4)}`.replace("02-29", "02-28");

async function fill(scope, fields) {
  for (const [label, value] of Object.entries(fields)) {
    const field = scope.getByLabel(label, { exact: true });
    await field.fill(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) await field.press("Enter");
  }
}

const selectOf = (page, label) => item(page.locator(".ant-drawer-open"), label).locator(".ant-select");

async function finish(page, name) {
  const drawer = page.locator(".ant-drawer-open");
  await drawer.getByRole("button", { name, exact: true }).click();
  await drawer.waitFor({ state: "hidden" });
}

async function act(page, name, fields = {}) {
  await page.getByRole("button", { name, exact: true }).first().click();
  await fill(page.locator(".ant-drawer-open"), fields);
  await finish(page, name);
}

let id;

it("a firm drafts the filing from its right's page, sees what the desk would refuse, and submits it", () =>
  as(FIRM, WIDE, async (page) => {
    const { business_date: today } = await answer(page, "/session");
    await page.goto(`${base}/licences`);
    await page.getByText("还没有许可备案").waitFor();
    await page.goto(`${base}/rights/${RIGHT}`);
    await page.getByText("没有许可备案。").waitFor();
    await page.getByRole("button", { name: "草拟许可合同备案" }).click();
    const drawer = page.locator(".ant-drawer-open");
    await fill(drawer, {
      许可合同编号: "芯许字001",
      签订日: today,
      生效日: today,
      被许可人名称: "娄底特种合金有限公司",
      许可期限的最后一日: years(today, 30),
    });
    await choose(page, selectOf(page, "许可种类"), "独占许可");
    await choose(page, selectOf(page, "被许可人（平台机构）"), "娄底特种合金有限公司");
    await inBothWindows(page, "draft-form");
    await finish(page, "草拟许可合同备案");
    id = (await answer(page, "/licences")).items[0].id;
    await page.goto(`${base}/licences/${id}`);
    // Thirty years are longer than the patent lives, no fee is stated, and papers are missing.
    await page.getByText("许可期限超过权利有效期").first().waitFor();
    await page.getByText("未载明许可费及其支付方式").waitFor();
    await inBothWindows(page, "grounds");
    const paper = (kind, reference) => ({ kind, reference });
    const { body: told } = await send(page, `/licences/${id}/draft`, {
      registry: "changsha-window",
      rights: [RIGHT],
      contract_number: "芯许字001",
      signed_on: today,
      effective_on: today,
      licensee_name: "娄底特种合金有限公司",
      licensee_organisation: "loudi-alloy",
      foreign_party: false,
      names_both_parties: true,
      lists_each_right: true,
      type: "exclusive",
      until: years(today, 5),
      territory: ["430000", "440300"],
      fee: {
        type: "fixed",
        amount: "1500000.00",
        payments: [
          { due: years(today, 1), amount: "500000.00" },
          { due: years(today, 2), amount: "1000000.00" },
        ],
      },
      goods: [],
      open_licence: false,
      sublicensable: false,
      co_owner_consents: [],
      assignment_banned: false,
      papers: [paper("application_form", "备案申请表"), paper("licence_contract", "芯许字001"), paper("identity_papers", "双方承诺书")],
    });
    assert.equal(told.id, id);
    await page.reload();
    await page.getByText("未载明许可费及其支付方式").waitFor({ state: "detached" });
    await act(page, "提交备案申请");
    await page.getByText("审查期限").first().waitFor();
  }));

it("the bank that holds the pledge is asked and consents", () =>
  as("bank.officer", WIDE, async (page) => {
    await page.getByRole("link", { name: /^同意许可/ }).click();
    await page.getByRole("heading", { level: 1, name: /娄底特种合金/ }).waitFor();
    await page.getByText("尚未答复").waitFor();
    await inBothWindows(page, "consent");
    await page.getByRole("button", { name: "同意许可", exact: true }).click();
    await choose(page, selectOf(page, "许可费用途"), "提前清偿债务");
    await fill(page.locator(".ant-drawer-open"), { 同意书编号: "长科银同001" });
    await finish(page, "同意许可");
    await page.getByText("已同意").first().waitFor();
  }));

it("the desk examines and files it, and hands out the certificate", () =>
  as("registry", WIDE, async (page) => {
    await page.getByRole("link", { name: /准予备案/ }).waitFor();
    await inBothWindows(page, "tasks");
    await page.goto(`${base}/licences/${id}`);
    await act(page, "准予备案", { 本年备案流水号: "7" });
    await page.getByText(/X\d{4}000007/).first().waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "备案证明（PDF）" }).click()]);
    assert.match(file.suggestedFilename(), /^X\d{4}000007\.pdf$/);
    await file.saveAs(join(pictures, "licence-certificate.pdf"));
    await inBothWindows(page, "filed");
    await page.goto(`${base}/licences`);
    await page.getByRole("link", { name: "株洲功率芯片有限公司" }).waitFor();
    await inBothWindows(page, "list");
    await page.goto(`${base}/licence-statistics`);
    await page.getByText("1,500,000.00").first().waitFor();
    await inBothWindows(page, "statistics");
  }));

it("the firm discloses it, the bank registers the pledge of its fees, and both numbers are shown", () =>
  as(FIRM, WIDE, async (page) => {
    await page.goto(`${base}/licences/${id}`);
    await page.getByRole("button", { name: "向出借机构开放查阅" }).click();
    await choose(page, selectOf(page, "出借机构"), "长沙科技银行");
    await finish(page, "向出借机构开放查阅");
    await page.getByText("已开放查阅").waitFor();
  }).then(() =>
    as("bank.officer", WIDE, async (page) => {
      const { business_date: today } = await answer(page, "/session");
      await page.goto(`${base}/receivables`);
      await page.getByText("衡阳精密轴承有限公司").first().waitFor();
      await page.getByRole("button", { name: "登记应收账款质押" }).click();
      const drawer = page.locator(".ant-drawer-open");
      await choose(page, selectOf(page, "应收账款种类"), "知识产权许可费");
      await choose(page, selectOf(page, "现有或者将有"), "现有和将有");
      await choose(page, selectOf(page, "转让限制"), "没有限制");
      await choose(page, selectOf(page, "许可合同备案"), "株洲功率芯片有限公司");
      await fill(drawer, {
        质押财产描述: "备案许可合同项下的全部许可费",
        主债权合同编号: "长科银借字9",
        质押合同编号: "长科银质字9",
        主债权金额: "1000000",
        债务起始日: today,
        债务到期日: years(today, 2),
        "登记期限（月，1 至 360）": "400",
      });
      await drawer.getByRole("button", { name: /登记应收账款质押$/ }).click();
      await page.getByText(/期限 400 个月无效/).first().waitFor();
      await inBothWindows(page, "register-form");
      await fill(drawer, { "登记期限（月，1 至 360）": "12" });
      await drawer.getByRole("button", { name: /登记应收账款质押$/ }).click();
      await page.getByText("质权人请注意").waitFor();
      await page.getByText("登记到期日").first().waitFor();
      await inBothWindows(page, "receivable");
      await page.goto(`${base}/licences/${id}`);
      await page.getByText(/AR\d{12}/).first().waitFor();
      await inBothWindows(page, "both-numbers");
      await page.goto(`${base}/rights/${RIGHT}`);
      await page.getByText("许可费质押登记").first().waitFor();
      await inBothWindows(page, "right");
    }, ["status of 422"]),
  ));

it("the licensee confirms; everybody finds the registration by its grantor", () =>
  as("alloy", WIDE, async (page) => {
    await page.getByRole("link", { name: "确认应收账款" }).click();
    await act(page, "确认应收账款", { 确认书编号: "确认书001" });
    await page.getByText("债务人确认日").waitFor();
  }).then(() =>
    as("optics", WIDE, async (page) => {
      await page.goto(`${base}/receivables`);
      await page.getByLabel("出质人全称或者统一社会信用代码").fill("株洲功率芯片有限公司");
      await page.getByLabel("出质人全称或者统一社会信用代码").press("Enter");
      await page.getByText(/名下有 1 项有效登记/).waitFor();
      await inBothWindows(page, "search");
      await page.getByRole("link", { name: /AR\d{12}/ }).click();
      await page.getByText("只显示公示内容").waitFor();
      await inBothWindows(page, "public");
    }),
  ));
