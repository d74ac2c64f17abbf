// Grading in the console: the desk enters a register, a bank imports figures and facts, runs a
// grading, follows one grade to its last step, overrides another with a colleague, and pushes a
// segment; a firm without a grade sees what is missing.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { answer, as, base, checked, PHONE, WIDE } from "./walk.mjs";
import { workbook } from "./workbook.mjs";

const FIRMS = 36;

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhirong-grading-"));
});
after(() => rm(folder, { recursive: true, force: true }));

// GB 32100-2015 and the patent number's own check.
const LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
function creditCode(number) {
  const body = `91430100MA${String(number).padStart(7, "0")}`;
  let weight = 1;
  let sum = 0;
  for (const letter of body) {
    sum += LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return body + LETTERS[(31 - (sum % 31)) % 31];
}
function patentNumber(year, kind, number) {
  const body = `${year}${kind}${String(number).padStart(7, "0")}`;
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const rest = [...body].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0) % 11;
  return body + (rest === 10 ? "X" : rest);
}

const CLASSES = ["H01L23/31", "C22C14/00", "C12N1/20", "F04D15/00"];
const firms = Array.from({ length: FIRMS }, (_, at) => ({
  code: creditCode(at + 1),
  name: `湘科第${at + 1}技术有限公司`,
  patents: Array.from({ length: 1 + (at % 6) }, (_, each) => {
    const year = 2014 + ((at + each) % 9);
    return { number: patentNumber(year, each % 3 === 2 ? 2 : 1, 100 * at + each + 7), year, invention: each % 3 !== 2, strength: at + each };
  }),
}));

describe("firms are graded from the register", () => {
  let run;

  it("without a grade a portrait says what is missing", () =>
    as("bio", WIDE, async (page) => {
      await page.getByRole("link", { name: "企业画像", exact: true }).click();
      await page.getByText("未评级").first().waitFor();
      await page.getByText("所缺内容", { exact: true }).waitFor();
      await page.getByText("一种益生菌微胶囊及其制备方法").first().waitFor();
      await checked(page, "wide-portrait-without-grade");
      await page.getByRole("button", { name: "申报企业指标" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("来源资料").fill("2023年度审计报告");
      await dialog.getByLabel("研发人员", { exact: true }).fill("35");
      await checked(page, "wide-figures-form");
      await dialog.getByRole("button", { name: "申报企业指标" }).click();
      await page.getByText("2023年度审计报告").first().waitFor();
      await page.getByText("未核实").first().waitFor();
    }));

  it("the desk enters rights and imports what the register lacks, each refused row with its reason", () =>
    as("registry", WIDE, async (page) => {
      const failed = await page.evaluate(
        async ({ all, classes }) => {
          let serial = 0;
          for (const [at, firm] of all.entries())
            for (const patent of firm.patents) {
              const response = await fetch("/api/v1/rights/entries", {
                method: "POST",
                headers: { "Content-Type": "application/json", "Idempotency-Key": `entry-${serial++}-${patent.number}` },
                body: JSON.stringify({
                  holder: { name: firm.name, credit_code: firm.code },
                  number: patent.number,
                  title: `一种${firm.name.slice(0, 5)}装置${serial}`,
                  details: { type: "patent", main_class: classes[at % 2], further_classes: [], filing_date: `${patent.year}-03-01`, grant_date: `${patent.year + 1}-09-01`, fee_paid_through_year: Math.min(patent.invention ? 20 : 10, 2024 - patent.year + 1), same_day_invention: false },
                  co_owners: [],
                  registry: "changsha-window",
                }),
              });
              if (response.status !== 201) return await response.text();
            }
          return "";
        },
        { all: firms, classes: CLASSES },
      );
      assert.equal(failed, "");
      const file = join(folder, "facts.xlsx");
      const rows = firms.flatMap((firm) =>
        firm.patents.map(({ number, strength }, each) => [number, String(4 + (strength % 12)), String(strength % 25), "自主研发", String(1 + (strength % 4)), String(1 + (strength % 3)), `发明人${strength % 9}`, strength % 3 ? "是" : "否", String(strength % 4), "0", "0", strength % 5 ? "否" : "是", "否", each % 2 ? "0" : "1"]),
      );
      await writeFile(
        file,
        workbook([
          ["专利号", "权利要求项数", "被引次数", "取得方式", "同族专利数", "同族国家数", "第一发明人", "已在产品中实施", "许可备案次数", "转让次数", "无效后维持次数", "国际申请", "纳入标准", "引用次数"],
          ...rows,
          [patentNumber(2011, 1, 999_999), "5", "5", "自主研发", "1", "1", "某人", "是", "0", "0", "0", "否", "否", "0"],
          [firms[0].patents[0].number.slice(0, 12) + (firms[0].patents[0].number.endsWith("1") ? "2" : "1"), "5", "5", "祖传", "1", "1", "某人", "是", "0", "0", "0", "否", "否", "0"],
        ]),
      );
      await page.goto(`${base}/grading-imports/patent-facts`);
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByText("已选择：facts.xlsx").waitFor();
      await page.getByLabel("来源资料").fill("检索报告");
      await checked(page, "wide-facts-import");
      await page.getByRole("button", { name: "预览", exact: true }).click();
      await page.getByText("不在登记簿中").waitFor();
      await checked(page, "wide-facts-preview");
      await page.getByRole("button", { name: /^确认导入/ }).click();
      await page.getByText(`录入 ${rows.length}，已录入 0，未写入 2。`).waitFor();
      await checked(page, "wide-facts-imported");
    }));

  it("a bank imports figures and demand, runs a grading and reads it", () =>
    as("bank.officer", WIDE, async (page) => {
      const figures = join(folder, "figures.xlsx");
      await writeFile(
        figures,
        workbook([
          ["统一社会信用代码", "企业名称", "数据截止日", "来源资料", "成立日期", "企业规模", "从业人员", "研发人员", "研发人员年留存率", "研发费用占营业收入", "营业收入", "专利产品收入占比", "技术合同登记数", "信贷政策分类", "在负面清单内"],
          ...firms.slice(0, FIRMS - 2).map((firm, at) => [firm.code, firm.name, "2023-12-31", "2023年度审计报告", `${2008 + (at % 14)}-05-01`, "小型", String(60 + 10 * at), String(10 + at), `${70 + (at % 30)}%`, `${3 + (at % 9)}%`, String(3_000_000 * (at + 1)), `${30 + at}%`, String(at % 7), at % 11 ? "一般类" : "支持类", "否"]),
        ]),
      );
      await page.goto(`${base}/gradings`);
      await page.getByRole("link", { name: /^GR/ }).first().waitFor();
      await checked(page, "wide-runs-before");
      for (const [kind, file] of [
        ["firm-figures", figures],
        ["financing-demands", join(folder, "demands.xlsx")],
      ]) {
        if (kind === "financing-demands")
          await writeFile(
            file,
            workbook([
              ["统一社会信用代码", "企业名称", "融资金额（万元）", "用途", "期限（月）", "联系人", "联系电话", "来源"],
              ...firms.filter((_, at) => at % 3 === 0).map((firm, at) => [firm.code, firm.name, String(100 * (at + 1)), "研发投入", "24", "陈湘江", "13812345678", "2024年走访"]),
            ]),
          );
        await page.goto(`${base}/grading-imports/${kind}`);
        await page.locator("input[type=file]").setInputFiles(file);
        await page.getByRole("button", { name: "预览", exact: true }).click();
        await page.getByRole("button", { name: /^确认导入/ }).click();
        await page.getByText("导入完成").waitFor();
      }
      await page.goto(`${base}/gradings`);
      await page.getByRole("button", { name: "运行评级批次" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "运行评级批次" }).click();
      await page.getByRole("heading", { level: 1, name: /^评级批次 GR/ }).waitFor();
      run = page.url().split("/").at(-1);
      await page.getByText("未评级的原因").waitFor();
      await page.getByRole("button", { name: /重\s*算/ }).click();
      await page.getByText("重算结果与保存的完全相同").waitFor();
      await checked(page, "wide-run");
      const { items } = await answer(page, `/grading-runs/${run}/firms?limit=500`);
      assert.ok(items.filter((each) => each.grade).length >= FIRMS - 6, "most firms are graded");
      const best = items.filter((each) => each.grade).sort((a, b) => Number(b.score) - Number(a.score))[0];
      await page.goto(`${base}/portraits/${best.credit_code}`);
      await page.getByText("五组维度（平均百分位）").waitFor();
      await page.getByText("对少数发明人的依赖").waitFor();
      await checked(page, "wide-portrait");
      await page.getByRole("button", { name: "评级依据" }).click();
      await page.getByText("以下由批次当时的数据重算，输入摘要与保存的相同").waitFor();
      await page.getByText("四、修正").waitFor();
      await checked(page, "wide-trace");
      await page.goto(`${base}/gradings`);
      await page.getByRole("link", { name: "科技企业知识产权评分卡（32 维示例）" }).first().click();
      await page.getByText("等级与手段").waitFor();
      await checked(page, "wide-scorecard");
      const card = join(folder, "scorecard.yaml");
      await writeFile(card, "scorecard: mine\ntitle: {zh: 试, en: trial}\n");
      await page.locator("input[type=file]").setInputFiles(card);
      await page.getByText(/有 \d+ 处问题/).waitFor();
      await checked(page, "wide-scorecard-problems");
      await page.goto(`${base}/portraits/${best.credit_code}`);
      await page.getByRole("button", { name: "提出人工调整" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(/^调整为/).click();
      await page.getByTitle("T9", { exact: true }).click();
      await dialog.getByLabel("理由").fill("核心专利涉诉");
      await dialog.getByRole("button", { name: "提出人工调整" }).click();
      await page.getByRole("tooltip").getByRole("button", { name: "提出人工调整" }).or(page.getByRole("tooltip").getByRole("button", { name: "确认办理" })).first().click();
      await page.getByText("核心专利涉诉").first().waitFor();
      await checked(page, "wide-override");
      const code = best.segment && best.segment !== "unknown" ? best.segment : items.find((each) => each.segment && each.segment !== "unknown").segment;
      await page.goto(`${base}/gradings/${run}/segments/${code}`);
      await page.getByText("需求金额大者在前").waitFor();
      await checked(page, "wide-segment");
    }));

  it("on a phone the same pages fit", () =>
    as("bank.officer", PHONE, async (page) => {
      await page.goto(`${base}/gradings`);
      await page.getByText(run).first().waitFor();
      await checked(page, "phone-runs");
      await page.goto(`${base}/gradings/${run}`);
      await page.getByText("等级分布").first().waitFor();
      await checked(page, "phone-run");
      await page.goto(`${base}/portraits`);
      await page.getByText(firms[3].name).first().waitFor();
      await checked(page, "phone-portraits");
      await page.goto(`${base}/portraits/${firms[30].code}`);
      await page.getByText("五组维度（平均百分位）").waitFor();
      await checked(page, "phone-portrait");
      await page.goto(`${base}/portraits/${firms[30].code}/trace`);
      await page.getByText("四、修正").waitFor();
      await checked(page, "phone-trace");
      await page.goto(`${base}/scorecards/example_32`);
      await page.getByText("等级与手段").waitFor();
      await checked(page, "phone-scorecard");
    }));
});
