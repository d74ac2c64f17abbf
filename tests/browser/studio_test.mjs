// A policy from a blank page to its publication in the studio, by two officials; then a firm finds
// what it is eligible for.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, base, checked, look, PHONE, signIn, WIDE } from "./walk.mjs";

const codes = { programText: true };

const FIFTH_CASE = (date) => `  - name: 中型企业不符合条件
    date: ${date}
    facts: {borrower.size: medium}
    expect: {eligible: false, failed: small_firm}
`;

// Replaces the whole text of the editor that shows.
async function write(page, label, text) {
  const editor = page.getByRole("textbox", { name: label });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

const tab = (page, name) => page.getByRole("tab", { name }).click();

// From the empty list to the studio's page of a new draft; its id.
async function begin(page, programme, title) {
  await page.goto(`${base}/drafts`);
  await page.getByRole("button", { name: "起草政策" }).first().click();
  await page.getByLabel("方案代号").fill(programme);
  await page.getByLabel("名称（中文）").fill(title);
  await page.getByLabel("名称（英文）").fill("Interest support of the model city");
  await page.getByRole("button", { name: "新建草稿" }).click();
  await page.waitForURL(/\/drafts\/PD/);
  await page.getByText("文本没有错误").waitFor();
  return page.url().split("/").at(-1);
}

for (const [window, size] of [
  ["wide", WIDE],
  ["phone", PHONE],
])
  describe(`the studio in a ${window} window`, () => {
    const programme = `model_city_${window}`;
    const title = window === "wide" ? "示范市贷款风险补偿" : "示范区贷款风险补偿";
    let draft;

    it("an official writes a policy, mends what is marked, and tries it", () =>
      look(size, async (page) => {
        await signIn(page, "policy.officer");
        await page.goto(`${base}/drafts`);
        await page.getByRole("button", { name: "起草政策" }).first().waitFor();
        await checked(page, `${window}-drafts`, codes);
        draft = await begin(page, programme, title);
        const { text, cases } = await answer(page, `/drafts/${draft}`);
        await checked(page, `${window}-studio-text`, codes);

        // A share written as 0.4 is marked where it stands.
        await write(page, "文本", text.replace("value: 40%", "value: 0.4"));
        await page.getByRole("list", { name: "文本中的问题" }).getByRole("button").first().waitFor();
        await checked(page, `${window}-studio-problem`, codes);
        const marked = await page.getByRole("list", { name: "文本中的问题" }).getByRole("button").first().innerText();
        const line = text.split("\n").findIndex((each) => each.includes("value: 40%")) + 1;
        assert.match(marked, new RegExp(`第 ${line} 行`));
        // A condition that nobody can fail is allowed and warned of.
        await write(page, "文本", text.replace(/^eligibility:.*$/m, `$&\n  - {id: any_amount, zh: 有本金, en: Some principal, source: measures, when: {value: loan.principal, at_least: nothing}}`));
        await page.getByRole("list", { name: "提醒：不影响使用，但请核对" }).getByText("“有本金”在任何情况下都成立").waitFor();
        await page.getByText("文本没有错误").waitFor();
        await checked(page, `${window}-studio-warning`, codes);
        await write(page, "文本", text.replace("value: 40%", "value: 45%"));
        await page.getByText("文本没有错误").waitFor();
        await page.getByText("在任何情况下都成立").waitFor({ state: "detached" });

        // The cases still say 40 %: three of them fail until they are mended.
        await tab(page, /算例/);
        await page.getByText(/应为 1200000.00，实为 1350000.00/).first().waitFor();
        await checked(page, `${window}-studio-case-fails`, codes);
        const date = /date: (\S+)/.exec(cases)[1];
        await write(page, "算例", cases.replaceAll("1200000.00", "1350000.00").replace("400000.00", "450000.00") + FIFTH_CASE(date));
        await page.getByText("5 个算例，5 个通过").waitFor();
        await page.getByRole("button", { name: "保存", exact: true }).click();
        await page.getByText(/第 1 稿/).first().waitFor();
        await checked(page, `${window}-studio-cases`, codes);

        await tab(page, "试算");
        await page.getByLabel("贷款本金").fill("3000000.01");
        await page.getByRole("button", { name: "试 算" }).or(page.getByRole("button", { name: "试算", exact: true })).click();
        await page.getByText("尚不能判断").waitFor();
        await page.getByRole("button", { name: "看计算过程" }).nth(1).click();
        await page.getByRole("tree").waitFor();
        await page.getByText("1,350,000.00").first().waitFor();
        await checked(page, `${window}-studio-trial`, codes);

        await tab(page, "公布");
        await page.getByText(/不与其他版本重叠/).waitFor();
        await checked(page, `${window}-studio-ready`, codes);
        await page.getByRole("button", { name: "提交审批" }).click();
        const drawer = page.getByRole("dialog");
        await drawer.getByLabel("说明").fill("按市政府会议纪要起草");
        await drawer.getByRole("button", { name: "提交审批" }).click();
        await page.getByText("等待未参与起草的审批人办理。").waitFor();
        await page.goto(`${base}/drafts`);
        await page.getByRole("link", { name: title }).waitFor();
        await checked(page, `${window}-drafts-titles`, codes);
      }));

    it("another official publishes it, and nobody changes it afterwards", () =>
      look(size, async (page) => {
        await signIn(page, "policy.approver");
        await page.getByText(title).first().waitFor();
        await checked(page, `${window}-tasks-draft`);
        await page.getByRole("link", { name: /批准公布/ }).first().click();
        await page.waitForURL(new RegExp(`/drafts/${draft}`));
        await page.getByText("待审批").first().waitFor();
        await tab(page, "公布");
        await page.getByText("按市政府会议纪要起草").waitFor();
        await checked(page, `${window}-studio-approve`, codes);
        await page.getByRole("button", { name: "批准公布" }).click();
        const drawer = page.getByRole("dialog");
        await drawer.getByLabel("审批意见").fill("同意公布");
        await drawer.getByRole("button", { name: "批准公布" }).click();
        await page.getByRole("link", { name: "查看已公布的版本" }).waitFor();
        await checked(page, `${window}-studio-published`, codes);
        await page.getByRole("link", { name: "查看已公布的版本" }).click();
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        await checked(page, `${window}-programme-published`);
        await tab(page, "版本");
        await page.getByText(/湖南省知识产权局于 .* 公布/).waitFor();
        await checked(page, `${window}-programme-versions`);
      }));

    it("the next version begins with the last one and is compared with it rule by rule", () =>
      look(size, async (page) => {
        await signIn(page, "policy.officer");
        await page.goto(`${base}/programmes/${programme}`);
        await page.getByRole("button", { name: "起草新版本" }).click();
        await page.waitForURL(/\/drafts\/PD/);
        await page.getByText("文本没有错误").waitFor();
        const { text } = await answer(page, `/drafts/${page.url().split("/").at(-1)}`);
        await write(page, "文本", text.replace("value: 45%", "value: 50%").replace("id: small_firm", "id: little_firm"));
        await tab(page, "版本比较");
        await page.getByRole("tabpanel", { name: "版本比较" }).getByText("补偿资金承担比例").first().waitFor();
        await checked(page, `${window}-studio-compare`, codes);
      }));

    it("the proceeds of a recovery are shared among those who bore the loss", () =>
      look(
        size,
        async (page) => {
          await signIn(page, "policy.officer");
          await page.goto(`${base}/programmes/hunan_ip_pledge_risk_compensation`);
          await tab(page, "试算");
          const tryIt = () => page.getByRole("button", { name: /试\s?算$/ }).click();
          await page.getByLabel("回收总额").fill("620000.00");
          await tryIt();
          await page.getByText("应为不低于零的金额").first().waitFor();
          const given = { 处置与追偿费用: "20000.00", 回收前债务人所欠总额: "1050000.00", 风险补偿资金已承担: "450000.00", 指定的合作担保或保险机构已承担: "180000.00", 合作银行已承担: "270000.00", 评估处置机构已承担: "100000.00" };
          for (const [label, value] of Object.entries(given)) await page.getByLabel(label, { exact: true }).fill(value);
          await page.locator(".ant-form-item", { has: page.locator("label", { hasText: "回收款分配方法" }) }).locator(".ant-select").click();
          await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
          await tryIt();
          await page.getByText("应为不低于零的金额").first().waitFor({ state: "detached" });
          for (const amount of ["270,000.00", "162,000.00", "60,000.00"]) await page.getByText(amount).first().waitFor();
          await checked(page, `${window}-trial-proceeds`, codes);
        },
        ["status of 422"],
      ));

    it("a firm finds what it is eligible for, and what is missing", () =>
      look(size, async (page) => {
        await signIn(page, "pump");
        await page.goto(`${base}/directory`);
        await page.getByRole("button", { name: /查\s?询/ }).click();
        await page.getByText("湖南省知识产权质押融资风险补偿").first().waitFor();
        await page.getByText("尚不能判断").first().waitFor();
        await checked(page, `${window}-directory`, codes);
      }));
  });
