// Prices in the console: an office imports deals after seeing what each row comes to, publishes the
// quarter, and everybody reads the index; who supervises sees the back-test.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { as, base, checked, PHONE, WIDE } from "./walk.mjs";

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhirong-price-"));
});
after(() => rm(folder, { recursive: true, force: true }));

// Eight quarters of deals in two classes, and two rows that cannot be.
function deals() {
  const lines = ["成交编号,成交日期,权利种类,分类号,行政区划代码,成交价,评估价,交易方式,轮次,天数,转让方,受让方"];
  let number = 0;
  for (let quarter = 0; quarter < 8; ++quarter)
    for (const [right_class, region, count] of [
      ["H04L", "430100", 6],
      ["F04D", "430100", 5],
      ["G06F", "510100", 2],
    ])
      for (let i = 0; i < count; ++i) {
        const month = quarter * 3 + 7 + (i % 3);
        const date = `${2023 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, "0")}-10`;
        const price = 180_000 + quarter * 12_000 + i * 55_000 + (right_class === "F04D" ? 90_000 : 0);
        number += 1;
        lines.push(
          `JY-${number},${date},发明专利,${right_class},${region},${price}.00,${(price * (3 + (i % 3))) / 2},挂牌,1,${20 + i},转让方${number % 7},受让方${number % 9}`,
        );
      }
  lines.push("JY-900,2025-05-01,发明专利,H04,430100,200000,,挂牌,,,甲,乙");
  lines.push("JY-901,2025-05-01,发明专利,H04L,430100,二十万,,面谈,,,甲,乙");
  return lines.join("\n");
}

describe("prices", () => {
  it("an office imports deals, and publishes once the quarter is over", async () => {
    const file = join(folder, "deals.csv");
    await writeFile(file, deals());
    await as("registry", WIDE, async (page) => {
      await page.goto(`${base}/prices`);
      await page.getByText("已发布至 2025Q1").waitFor();
      await checked(page, "wide-prices-before");
      await page.getByRole("link", { name: "报送与导入" }).click();
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByLabel("未填依据文件的行采用").fill("交易中心成交公告");
      await page.getByRole("button", { name: "预览", exact: true }).click();
      await page.getByText(/D106：.*国际专利分类小类/).waitFor();
      await page.getByText(/F107：.*不是金额/).waitFor();
      await page.getByText("可报送 104，已报送 0，不接受 2").waitFor();
      await checked(page, "wide-price-preview");
      await page.getByRole("button", { name: "确认导入 104 行" }).click();
      await page.getByText("JY-1", { exact: true }).waitFor();
      await checked(page, "wide-price-deals");
    });
    await as("admin", WIDE, async (page) => {
      const status = await page.evaluate(
        async () =>
          (
            await fetch("/api/v1/close-day", {
              method: "POST",
              headers: { "Content-Type": "application/json", "Idempotency-Key": "price-walk-close" },
              body: JSON.stringify({ to: "2025-07-01" }),
            })
          ).status,
      );
      assert.equal(status, 200);
    });
    await as("registry", WIDE, async (page) => {
      await page.goto(`${base}/prices`);
      await page.getByRole("button", { name: "发布价格" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "发布价格" }).click();
      await page.getByText("已发布至 2025Q2").waitFor();
      await checked(page, "wide-prices");
    });
  });

  for (const [window, size] of [
    ["wide", WIDE],
    ["phone", PHONE],
  ])
    it(`a bank reads the index and comparables in a ${window} window`, () =>
      as("bank.officer", size, async (page) => {
        await page.goto(`${base}/prices`);
        await page.getByText("已发布至 2025Q2").waitFor();
        await page.getByLabel("权利种类").click();
        await page.locator(".ant-select-item-option").filter({ hasText: "发明专利" }).click();
        await page.getByLabel("分类号").fill("H04L");
        await page.getByText(/PC[0-9A-Z]{12}/).first().waitFor();
        await checked(page, `${window}-prices-filtered`);
        await page.getByLabel("分类号").fill("A61K");
        await page.getByText("所选范围没有单独成组的价格").waitFor();
        const text = await page.locator("body").innerText();
        assert.doesNotMatch(text, /转让方|受让方|JY-/);
      }));

  it("an appraiser sees its own valuations against what the rights brought", () =>
    as("appraiser", WIDE, async (page) => {
      await page.goto(`${base}/prices/back-test`);
      await page.getByText("本机构评估的项目", { exact: true }).waitFor();
      await checked(page, "wide-back-test");
    }));

  it("the authority sees all, in groups", () =>
    as("policy.officer", PHONE, async (page) => {
      await page.goto(`${base}/prices/back-test`);
      await page.getByText("按权利种类").click();
      await page.getByText("发明专利").first().waitFor();
      await checked(page, "phone-back-test");
    }));
});
