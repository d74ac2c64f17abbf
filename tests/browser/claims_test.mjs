// Claims and cases of protection in the console: a firm notifies an event, the insurer checks, reserves,
// proposes, decides and pays, what is recovered is divided; a dispute is mediated with a helper of the
// alliance and tells the insurer by itself. Each screen in a wide and in a phone's window.
import assert from "node:assert/strict";
import { it } from "node:test";
import { answer, as, base, checkedInBoth, choose, fill, item, later, opened, selectOf, sent, WIDE } from "./walk.mjs";

const both = (page, name, told) => checkedInBoth(page, "claims", name, told);
const OFFICER = "insurer.new";
const WAITING_DAYS = 31;

async function finish(page, name) {
  const drawer = page.locator(".ant-drawer-open");
  await drawer.getByRole("button", { name, exact: true }).click();
  await drawer.waitFor({ state: "hidden" });
}

const execution = {};
const mediation = {};
let today;
let claim;

it("policies are bound, and the waiting period goes by", async () => {
  await as("pump", WIDE, async (page) => {
    today = (await answer(page, "/session")).business_date;
    const { items: rights } = await answer(page, "/rights?limit=200");
    const own = rights.filter((each) => each.status.name === "granted" && ["invention", "utility_model"].includes(each.kind?.name ?? each.kind));
    assert.ok(own.length > 0, "the firm has a patent to insure");
    execution.right = own[0];
    for (const [into, product, sum] of [
      [execution, "patent_execution", "100000.00"],
      [mediation, "mediation_linked", "20000.00"],
    ]) {
      const body = { product, insurer: "dongting-insurance", insured: "owner", zone: "mainland", sum, from: today, months: 12, claims: 0, rights: [own[0].id], known_disputes: "无" };
      into.id = (await sent(page, "/insurance-policies", body, 201)).id;
    }
  });
  await as(OFFICER, WIDE, async (page) => {
    for (const { id } of [execution, mediation]) {
      const { findings } = await answer(page, `/insurance-policies/${id}`);
      const referred = findings.some((each) => each.verdict.name === "refer");
      await sent(page, `/insurance-policies/${id}/underwriting`, { verdict: referred ? "refer" : "accept", opinion: "风险正常" });
    }
  });
  await as("insurer.new.approver", WIDE, async (page) => {
    for (const { id } of [execution, mediation]) {
      const { policy } = await answer(page, `/insurance-policies/${id}`);
      if (policy.stage.name === "referred") await sent(page, `/insurance-policies/${id}/referral-decision`, { approved: true, opinion: "同意" });
    }
  });
  await as(OFFICER, WIDE, async (page) => {
    for (const { id } of [execution, mediation]) await sent(page, `/insurance-policies/${id}/binding`, { signatory: "施承保" });
  });
  await as("admin", WIDE, async (page) => {
    today = later(today, WAITING_DAYS);
    await sent(page, "/close-day", { to: today });
  });
});

it("a firm notifies an event from its policy's page; what is wrong is said at its field", () =>
  as("pump", WIDE, async (page) => {
    await page.goto(`${base}/insurance-policies/${execution.id}`);
    await page.getByRole("link", { name: "报案" }).click();
    await page.getByRole("heading", { level: 1, name: "报案" }).waitFor();
    const form = page.locator("form").first();
    await choose(page, selectOf(form, "出险标的"), execution.right.title);
    await fill(form, { 事故发生日: later(today, 1), 维权或索赔受理日: today, 对方当事人: "仿冒泵业公司", 案号: "（2026）湘01知民初88号" });
    await item(form, "事故经过").locator("textarea").fill("展会上发现对方销售侵犯专利的泵组，已公证购买。");
    await item(form, "调查费用").locator("input").fill("23559.65");
    await item(form, "法律费用").locator("input").fill("15000");
    await both(page, "notify-form");
    await page.getByRole("button", { name: /^报\s?案$/ }).click();
    await form.locator(".ant-form-item-explain-error", { hasText: "晚于今日" }).waitFor();
    await fill(form, { 事故发生日: later(today, -10) }); // and Enter sends it
    await page.getByText("保险事故", { exact: true }).first().waitFor();
    claim = page.url().split("/").at(-1);
    await both(page, "firm");
    assert.equal(await page.getByText("风险提示").count(), 0, "what the insurer looks at is not the insured's");
  }, ["status of 422"]));

it("the insurer checks the cover, sets a reserve, asks for papers and proposes what is paid", () =>
  as(OFFICER, WIDE, async (page) => {
    await page.goto(`${base}/tasks`);
    await page.getByRole("link", { name: /审核责任/ }).first().waitFor();
    await page.goto(`${base}/insurance-claims/${claim}`);
    await page.getByText("风险提示").waitFor();
    await page.getByText("起保后不久出险").waitFor();
    let drawer = await opened(page, "审核责任");
    await item(drawer, "意见").locator("textarea").fill("在承保期间和地域内，属于保险责任。");
    await both(page, "cover-form");
    await finish(page, "审核责任");
    drawer = await opened(page, "设定未决估损");
    await item(drawer, "理由").locator("textarea").fill("按报案金额初步估损");
    await both(page, "reserve-form");
    await finish(page, "设定未决估损");
    drawer = await opened(page, "设定未决估损");
    await drawer.locator(".ant-form-item", { hasText: "损失金额" }).first().locator("input").fill("20000");
    await item(drawer, "理由").locator("textarea").fill("核对公证费发票后下调");
    await finish(page, "设定未决估损");
    await page.getByText("估损变化").waitFor();
    await opened(page, "一次性通知补充材料");
    await both(page, "papers-form");
    await finish(page, "一次性通知补充材料");
    await page.getByText("核定期限中止计算").waitFor();
    const { papers } = await answer(page, `/insurance-claims/${claim}`);
    for (const { paper } of papers) await sent(page, `/insurance-claims/${claim}/papers`, { paper, reference: "附件", on: today });
    await sent(page, `/insurance-claims/${claim}/investigations`, { note: "核对公证书与购买凭证，与报案一致。", on: today });
    await page.reload();
    drawer = await opened(page, "提出赔付");
    await item(drawer, "依据文书号").locator("input").fill("（2026）湘01知民初88号判决");
    await item(drawer, "意见").locator("textarea").fill("按判决和发票核定。");
    await both(page, "payment-form");
    await finish(page, "提出赔付");
    await page.getByText("赔付意见（").waitFor();
    await both(page, "proposed");
    await page.getByRole("button", { name: "为什么是这个数：应赔金额（累计）" }).or(page.getByRole("button", { name: "为什么是这个数：应赔金额" })).first().click();
    await page.locator(".ant-drawer-open").getByText("剩余累计限额").first().waitFor();
    await both(page, "why", { programText: true });
  }));

it("another person decides; the insurer pays, and what is recovered is divided", async () => {
  await as("insurer.new.approver", WIDE, async (page) => {
    await page.goto(`${base}/insurance-claims/${claim}`);
    const drawer = await opened(page, "审批赔付");
    await item(drawer, "意见").locator("textarea").fill("同意赔付。");
    await finish(page, "审批赔付");
    await page.getByText("核定赔付（").waitFor();
  });
  await as(OFFICER, WIDE, async (page) => {
    await page.goto(`${base}/insurance-claims/${claim}`);
    await page.getByText("支付赔款期限").waitFor();
    let drawer = await opened(page, "支付赔款");
    await item(drawer, "付款凭证号").locator("input").fill("付2026-001");
    await finish(page, "支付赔款");
    drawer = await opened(page, "登记追偿所得");
    await fill(drawer, { 付款人: "仿冒泵业公司", 追偿所得: "12000", 凭证号: "收2026-001" });
    await finish(page, "登记追偿所得");
    await page.getByText("归保险人").waitFor();
    await both(page, "paid");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      (async () => {
        await page.getByRole("button", { name: /赔付通知书/ }).hover();
        await page.getByRole("menuitem", { name: "中文" }).getByRole("link").click();
      })(),
    ]);
    assert.match(file.suggestedFilename(), /payment.*\.pdf$/);
    await page.goto(`${base}/insurance-policies/${execution.id}`);
    await page.getByRole("link", { name: claim }).waitFor();
    await both(page, "policy");
  });
});

it("an event abroad is taken down, and refused with its reasons", async () => {
  let abroad;
  await as("pump", WIDE, async (page) => {
    const event = { what: "海外网店销售仿制品", occurred_on: later(today, -8), zone: "europe", opponent: "海外卖家" };
    abroad = (
      await sent(page, "/insurance-claims", { policy: execution.id, item: execution.right.number, event, claimed_on: today, estimates: [{ item: "legal", amount: "8000.00" }] }, 201)
    ).id;
  });
  await as(OFFICER, WIDE, async (page) => {
    await sent(page, `/insurance-claims/${abroad}/cover-check`, { result: "refused", exclusions: [], opinion: "发生地域不在承保地域内。" });
  });
  await as("insurer.new.approver", WIDE, async (page) => {
    await sent(page, `/insurance-claims/${abroad}/refusal-decision`, { approved: true, opinion: "同意拒赔" });
  });
  await as("pump", WIDE, async (page) => {
    await page.goto(`${base}/insurance-claims/${abroad}`);
    await page.getByText("发出拒绝赔偿通知书期限").waitFor();
    await page.getByText("发生在承保地域内").waitFor();
    await both(page, "refused");
  });
});

it("the office admits a helper, a dispute is mediated, and the insurer is told by itself", async () => {
  await as("policy.officer", WIDE, async (page) => {
    await page.goto(`${base}/alliance`);
    await page.getByText("湘律所证字第0418号").waitFor();
    const drawer = await opened(page, "加入服务联盟");
    await fill(drawer, { 机构名称: "株洲知识产权纠纷人民调解委员会", 执业许可或登记证号: "株调字第77号", 行政区划代码: "430200", 联系方式: "0731-22880000" });
    await choose(page, selectOf(drawer, "机构类别"), "调解组织");
    await finish(page, "加入服务联盟");
    await page.getByText("株调字第77号").waitFor();
    await both(page, "alliance");
  });
  let id;
  await as("pump", WIDE, async (page) => {
    await page.goto(`${base}/protection-cases`);
    await page.getByText("没有维权案件").waitFor();
    await opened(page, "申请维权援助");
    await both(page, "case-form");
    const event = { what: "网店销售侵犯专利权的产品，已公证购买。", occurred_on: later(today, -6), zone: "mainland", opponent: "某网店" };
    id = (await sent(page, "/protection-cases", { right: execution.right.id, event, demands: ["stop", "damages"], policy: mediation.id }, 201)).id;
    const helper = (await answer(page, "/alliance-helpers")).items.find((each) => each.licence === "株调字第77号");
    await sent(page, `/protection-cases/${id}/helper`, { helper: helper.id });
    await sent(page, `/protection-cases/${id}/evidence`, { what: "公证购买", paper: "（2026）湘长证字第8号", on: today });
    for (const [kind, amount, invoice] of [
      ["mediation", "3000.00", "25001"],
      ["lawyers", "8000.00", "25002"],
      ["travel", "640.00", "25003"],
    ])
      await sent(page, `/protection-cases/${id}/costs`, { kind, amount, payee: helper.name, invoice, on: today });
    await sent(page, `/protection-cases/${id}/mediation`, { body: helper.name, on: today });
    await page.goto(`${base}/protection-cases/${id}`);
    await page.getByText("自动作为估计损失报案").waitFor();
    const drawer = await opened(page, "登记调解结果");
    await fill(drawer, { 调解协议编号: "湘调2026-8", 对方支付金额: "30000" });
    await item(drawer, "结果说明").locator("textarea").fill("停止销售，赔偿损失。");
    await both(page, "mediation-form");
    await finish(page, "登记调解结果");
    await page.getByText("调解成功，已于").waitFor();
    await both(page, "case");
  });
  await as(OFFICER, WIDE, async (page) => {
    await page.goto(`${base}/insurance-claims`);
    await page.getByText("全部 3").waitFor();
    await both(page, "list");
    await page.getByText("看板", { exact: true }).click();
    await page.getByRole("heading", { level: 3, name: /已报案/ }).waitFor();
    await both(page, "board");
  });
});
