// Two versions of a policy compared over the existing book, by an official who may not see whose
// loans they are.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { base, checked, look, PHONE, signIn, WIDE } from "./walk.mjs";

async function choose(page, label, words) {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.insertText(words);
  await page.keyboard.press("Enter");
}

for (const [window, size] of [
  ["wide", WIDE],
  ["phone", PHONE],
])
  describe(`the comparison on the book in a ${window} window`, () => {
    it("says what to do first, then what two programmes would pay for the loans there are", () =>
      look(size, async (page) => {
        await signIn(page, "policy.officer");
        await page.goto(`${base}/what-if`);
        await page.getByText("选择两个版本，即可比较").waitFor();
        await checked(page, `${window}-what-if-empty`);
        await choose(page, "版本 A", "湖南省");
        await choose(page, "版本 B", "中关村");
        await page.getByRole("button", { name: "比较" }).click();
        await page.getByText("按季合计", { exact: true }).waitFor();
        await page.getByText("账簿中没有的事实和参数").waitFor();
        // The one loan of the story is covered by Hunan's fund alone.
        await page.getByText("−1,000,000.00").first().waitFor();
        await checked(page, `${window}-what-if`);
        // The address holds the question.
        const asked = new URL(page.url()).searchParams;
        assert.ok(asked.get("a").startsWith("hunan_ip_pledge_risk_compensation@"));
        await page.reload();
        await page.getByText("按季合计", { exact: true }).waitFor();
      }));
  });
