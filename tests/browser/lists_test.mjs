// Lists in the console: a workbook is previewed, imported and found again on its day, by the office
// that keeps the list, in a wide and in a phone's window; a firm sees where it stands.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { answer, as, base, checked } from "./walk.mjs";
import { workbook } from "./workbook.mjs";

const LIST = "ip_demonstration_enterprise";
const LISTED = { programText: true }; // the id that programmes name a list by is shown
const FIRM = { code: "91430100MA4L7P3T8G", name: "岳麓光电科技有限公司" };

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhirong-lists-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const membersOn = async (page, day) => (await answer(page, `/lists/${LIST}/members?on=${day}`)).items.map(({ subject }) => subject);

for (const [window, size, from, until, next] of [
  ["wide", { width: 1440, height: 900 }, "2021-01-01", "2021-12-31", "2024-05-06"],
  ["phone", { width: 390, height: 844 }, "2022-01-01", "2022-12-31", "2024-05-13"],
])
  describe(`in a ${window} window`, () => {
    it("an office imports a workbook after seeing what each row comes to", () =>
      as("registry", size, async (page) => {
        const file = join(folder, `${window}.xlsx`);
        await writeFile(
          file,
          workbook([
            ["序号", "企业名称", "统一社会信用代码", "起始日", "截止日"],
            ["1", FIRM.name, FIRM.code, from, until],
            ["2", "校验位有误的企业", "91430100MA4L7P3T8H", from, until],
            ["3", "日期颠倒的企业", "91431300MA4W1E2R36", until, from],
            ["4", "湘江智能泵业有限公司", "91430100MA4L8K2N6B", "2023-10-01", "2026-09-30"],
          ]),
        );
        await page.goto(`${base}/lists`);
        await page.getByRole("link", { name: "国家知识产权示范优势企业（演示）" }).click();
        await page.getByRole("link", { name: "湘江智能泵业有限公司" }).waitFor();
        await checked(page, `${window}-list`, LISTED);
        await page.getByRole("button", { name: "批量导入" }).click();
        await page.getByText("首行为表头").waitFor();
        await page.locator("input[type=file]").setInputFiles(file);
        await page.getByText(`已选择：${window}.xlsx`).waitFor();
        await checked(page, `${window}-list-import`, LISTED);
        const before = await membersOn(page, from);
        await page.getByRole("button", { name: "预览", exact: true }).click();
        await page.getByText(/C3：.*校验位应为G/).waitFor();
        await page.getByText(/E4：.*早于起始日/).waitFor();
        await checked(page, `${window}-list-preview`, LISTED);
        assert.deepEqual(await membersOn(page, from), before, "a preview changes nothing");
        await page.getByRole("button", { name: "确认导入 1 行" }).click();
        await page.getByText("新增 1，终止 0，已在名单 1，未写入 2。").waitFor();
        await checked(page, `${window}-list-imported`, LISTED);
        assert.deepEqual(await membersOn(page, from), [...before, FIRM.code]);
        assert.deepEqual(await membersOn(page, until), [...before, FIRM.code]);
      }));

    it("an office enters and ends a member by form and looks at another day", () =>
      as(
        "registry",
        size,
        async (page) => {
          await page.goto(`${base}/lists/${LIST}`);
          await page.getByRole("button", { name: "列入名单" }).click();
          await page.getByLabel("统一社会信用代码或专利号").fill("91430100MA4L8K2N6B");
          await page.getByRole("textbox", { name: "名称" }).fill("湘江智能泵业有限公司");
          await page.getByRole("dialog").getByRole("button", { name: "列入名单" }).click();
          await page.getByText(/已在名单.*重叠/).waitFor();
          await checked(page, `${window}-list-overlap`, LISTED);
          await page.goto(`${base}/lists/${LIST}/members/${FIRM.code}`);
          await page.getByText("列入名单").first().waitFor();
          await checked(page, `${window}-list-member`, LISTED);
          await page.getByRole("button", { name: "列入名单" }).click();
          const dialog = page.getByRole("dialog");
          await dialog.getByLabel("起始日（含）").fill(next);
          await dialog.getByLabel("起始日（含）").press("Enter");
          await dialog.getByLabel("文号").fill("演示文件〔2024〕2号");
          await dialog.getByRole("button", { name: "列入名单" }).click();
          await page.getByRole("button", { name: "移出名单" }).click();
          await page.getByRole("dialog").getByLabel("文号").fill("演示文件〔2024〕3号");
          await page.getByRole("dialog").getByLabel("截止日（含）").fill(next);
          await page.getByRole("dialog").getByLabel("截止日（含）").press("Enter");
          await page.getByRole("dialog").getByRole("button", { name: "移出名单" }).click();
          await page.getByText("终止文号：演示文件〔2024〕3号").first().waitFor();
          assert.ok((await membersOn(page, next)).includes(FIRM.code));
          await checked(page, `${window}-list-member-ended`, LISTED);
          await page.goto(`${base}/lists/${LIST}`);
          await page.waitForLoadState("networkidle");
          const day = page.getByLabel("查看哪一天");
          await day.click();
          await day.fill(from);
          await day.press("Enter");
          await page.getByRole("link", { name: FIRM.name }).waitFor();
          await page.getByText(`${from} 在册 1 家（件）`).waitFor();
          await checked(page, `${window}-list-on-a-day`, LISTED);
        },
        ["409"],
      ));

    it("a firm sees on which lists it stands, and nobody else", () =>
      as("pump", size, async (page) => {
        await page.goto(`${base}/lists`);
        await page.getByText("本企业所在名单").waitFor();
        await page.getByText("演示文件〔2023〕1号").first().waitFor();
        await checked(page, `${window}-memberships`, LISTED);
        const { items } = await answer(page, `/lists/${LIST}/members`);
        assert.deepEqual([...new Set(items.map(({ subject }) => subject))], ["91430100MA4L8K2N6B"]);
      }));
  });
