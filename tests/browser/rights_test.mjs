// The register in the console: a desk imports a workbook after seeing what each row comes to, finds
// the rights again, takes them away as a workbook; a firm takes over its own and reads life, fees
// and history; in a wide and in a phone's window.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { answer, base, checked, look, PHONE, signIn, WIDE } from "./walk.mjs";
import { workbook } from "./workbook.mjs";

const FIRM = { name: "湘江智能泵业有限公司", code: "91430100MA4L8K2N6B" };

// ZC 0006-2003: the twelve digits weighted 2 to 9 and 2 to 5, modulo 11.
function patent(serial) {
  const digits = `20201${String(serial).padStart(7, "0")}`;
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (2 + (at % 8)), 0);
  return digits + (sum % 11 === 10 ? "X" : String(sum % 11));
}

const titles = ["权利种类", "号码", "名称", "权利人", "统一社会信用代码", "分类号", "申请日", "授权或者注册日", "年费已缴至年度", "有效期至", "商标文字", "商品服务", "备注"];
const rows = (serial) => [
  titles,
  ["发明专利", patent(serial), "一种潜水泵叶轮", FIRM.name, FIRM.code, "F04D29/22；F04D13/08", "2020-03-27", "2021-11-05", "5", "", "", "", "甲"],
  ["注册商标", String(50_000_000 + serial), "湘江泵", FIRM.name, FIRM.code, "", "", "2016-05-14", "", "2026-05-13", "湘江", "7/0749/泵（机器）"],
  ["发明专利", `${patent(serial + 1).slice(0, 12)}${patent(serial + 1).endsWith("1") ? "2" : "1"}`, "校验位有误", "某公司", "", "F04D29/22", "2020-03-27", "2021-11-05", "4"],
  ["发明专利", patent(serial + 2), "没有这一类", "某公司", "", "Z99X1/00", "2020-03-27", "2021-11-05", "4"],
  ["发明专利", patent(serial + 3), "日期颠倒", "某公司", "", "F04D29/22", "2021-11-05", "2020-03-27", "4"],
];

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhirong-rights-"));
});
after(() => rm(folder, { recursive: true, force: true }));

for (const [window, size, serial] of [
  ["wide", WIDE, 7_100_000],
  ["phone", PHONE, 7_200_000],
])
  describe(`in a ${window} window`, () => {
    it("a desk imports a workbook, a row with a fault stays out and is told cell by cell", () =>
      look(size, async (page) => {
        const file = join(folder, `${window}.xlsx`);
        await writeFile(file, workbook(rows(serial)));
        await signIn(page, "registry");
        await page.goto(`${base}/rights`);
        await page.getByRole("button", { name: "批量导入" }).click();
        await page.getByText("点击或拖入文件").waitFor();
        await page.locator("input[type=file]").setInputFiles(file);
        await page.getByText(`已选：${window}.xlsx`).waitFor();
        await checked(page, `${window}-rights-import`);
        await page.getByRole("button", { name: "预览", exact: true }).click();
        await page.getByText(/B4：.*校验位/).waitFor();
        await page.getByText(/F5：.*分类号/).waitFor();
        await page.getByText(/H6：.*早于申请日/).waitFor();
        await page.getByText("备注").waitFor();
        await checked(page, `${window}-rights-preview`);
        const [report] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载报告" }).click()]);
        assert.match(report.suggestedFilename(), /\.csv$/);
        await page.getByRole("button", { name: "同意导入 2 件" }).click();
        await page.getByText("导入完成，3 行未导入").waitFor();
        await checked(page, `${window}-rights-imported`);
        await page.getByRole("button", { name: "查看列表" }).click();
        await page.getByLabel("号码、名称、权利人、信用代码或分类号的开头").fill(patent(serial));
        await page.getByRole("link", { name: "一种潜水泵叶轮" }).first().waitFor();
        await page.getByText("已显示 1 件").waitFor();
        await checked(page, `${window}-rights`);
        const exported = await page.evaluate(async () => {
          const response = await fetch("/api/v1/rights/export.xlsx?kind=trademark");
          return [response.status, (await response.arrayBuffer()).byteLength];
        });
        assert.equal(exported[0], 200);
        assert.ok(exported[1] > 1000);
      }));

    it("its firm takes the rights over and reads what they cost and how long they live", () =>
      look(size, async (page) => {
        await signIn(page, "pump");
        await page.goto(`${base}/rights`);
        await page.getByText("登记窗口已代录贵企业的 2 件权利，尚未认领").waitFor();
        await page.getByRole("button", { name: /^查\s*看$/ }).click();
        await page.getByText("可认领的知识产权").waitFor();
        await checked(page, `${window}-rights-claims`);
        await page.getByRole("button", { name: "全部认领（2）" }).click();
        await page.getByText("尚未认领").waitFor({ state: "detached" });
        assert.equal((await answer(page, "/rights/claimable")).items.length, 0);
        await page.goto(`${base}/rights/RT${patent(serial)}`);
        await page.getByText("今日应缴").waitFor();
        await page.getByText("保护期届满", { exact: true }).first().waitFor();
        await checked(page, `${window}-right`);
        await page.getByRole("button", { name: "登记已缴年费" }).click();
        await page.getByLabel("票据号").fill(`NF-${serial}`);
        await page.getByRole("dialog").getByRole("button", { name: "登记已缴年费" }).click();
        await page.getByText(/年费已缴至.*5.*→.*6/).first().waitFor();
        await checked(page, `${window}-right-paid`);
      }));
  });
