// The console in headless Chromium on the real server, which tells Hunan's story: every role's
// screens in a wide and in a phone's window, two acts from their form to the stage they lead to.
//
//   ZHIRONG   the program; required
//   CHROMIUM  /usr/bin/chromium
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, base, checked, enter, financingOf, look, PHONE, signIn, signInPage, WIDE } from "./walk.mjs";

const fen = (text) => BigInt(text.replace(".", ""));

for (const [window, size] of [
  ["wide", WIDE],
  ["phone", PHONE],
])
  describe(`in a ${window} window`, () => {
    it("a wrong password is refused in words", () =>
      look(
        size,
        async (page) => {
          await signInPage(page);
          await page.getByText("演示账号").waitFor();
          await checked(page, `${window}-sign-in`);
          await enter(page, "bank.officer", "not the password");
          await page.getByRole("alert").waitFor();
          await checked(page, `${window}-sign-in-refused`);
          assert.equal(await page.getByRole("heading", { name: "待办" }).count(), 0);
        },
        ["401"],
      ));

    it("the bank sees its work, the pipeline as board and as table", () =>
      look(size, async (page) => {
        await signIn(page, "bank.officer");
        await page.getByRole("link", { name: /受理申请/ }).waitFor();
        await checked(page, `${window}-tasks`);
        await page.goto(`${base}/financings?view=board`);
        await page.getByRole("region", { name: "申请" }).getByText("洞庭生物技术有限公司").waitFor();
        await page.getByRole("region", { name: "质押登记" }).getByText("星沙机器人有限公司").waitFor();
        assert.equal(await page.locator("section[aria-label]").count(), 7);
        await checked(page, `${window}-board`);
        await page.goto(`${base}/financings?view=table`);
        await page.getByRole("link", { name: "湘江智能泵业有限公司" }).waitFor();
        await checked(page, `${window}-table`);
      }));

    it("the closed loan tells its reasons, its entries and what happened", () =>
      look(size, async (page) => {
        await signIn(page, "pump");
        await checked(page, `${window}-firm`);
        const { id } = await financingOf(page, "湘江");
        await page.goto(`${base}/financings/${id}`);
        await page.getByText("已分配").waitFor();
        await checked(page, `${window}-financing`);
        await page.getByRole("button", { name: /为什么是这个数/ }).first().click();
        await page.getByText("这个数是怎样得来的").waitFor();
        await checked(page, `${window}-why`);
        await page.keyboard.press("Escape");
        for (const [tab, label] of [
          ["loan", "贷款"],
          ["timeline", "历程"],
        ]) {
          await page.goto(`${base}/financings/${id}?tab=${tab}`);
          await page.getByRole("tab", { name: label, exact: true, selected: true }).waitFor();
          await checked(page, `${window}-financing-${tab}`);
        }
        await page.getByText("陈湘江 · 湘江智能泵业有限公司").first().waitFor();
      }));

    it("every entry of the closed loan balances", () =>
      look(size, async (page) => {
        await signIn(page, "bank.officer");
        const { id } = await financingOf(page, "湘江");
        await page.goto(`${base}/financings/${id}?tab=postings`);
        await page.getByText(/笔分录，借贷全部相等/).first().waitFor();
        await checked(page, `${window}-financing-postings`);
        const sums = new Map();
        for (const { entry, book, amount } of (await answer(page, `/financings/${id}/postings`)).items)
          sums.set(`${entry} ${book.id}`, (sums.get(`${entry} ${book.id}`) ?? 0n) + fen(amount));
        assert.ok(sums.size > 300, `a year of daily entries, found ${sums.size}`);
        assert.deepEqual([...sums].filter(([, sum]) => sum !== 0n), []);
        assert.equal(await page.locator("tbody").filter({ hasText: /\d{4}-\d{2}-\d{2}/ }).count(), sums.size);
      }));

    it("a guarantor opens the fund and is told its size alone", () =>
      look(size, async (page) => {
        await signIn(page, "guarantee");
        await page.goto(`${base}/funds`);
        await page.getByText("规模 65,000,000.00 元").waitFor();
        assert.equal(await page.locator("canvas").count(), 0);
        await checked(page, `${window}-fund-of-guarantor`);
      }));

    it("the fund shows its balances over time and its loans", () =>
      look(size, async (page) => {
        await signIn(page, "fund.officer");
        const { financing } = await answer(page, `/financings/${(await financingOf(page, "湘江")).id}`);
        assert.ok(financing.programme, "a covered loan names its programme");
        for (const { id } of (await answer(page, "/funds")).items) {
          const { enrolments } = await answer(page, `/funds/${id}`);
          if (enrolments?.some((each) => each.financing === financing.id)) await page.goto(`${base}/funds/${id}`);
        }
        await page.getByRole("heading", { level: 1, name: "湖南省知识产权质押融资风险补偿金" }).waitFor();
        await page.locator("canvas").waitFor();
        const drawn = await page.locator("canvas").evaluate((canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return data.some((value, index) => index % 4 === 3 && value > 0);
        });
        assert.ok(drawn, "the chart is drawn");
        await page.getByRole("link", { name: "湘江智能泵业有限公司" }).waitFor();
        await checked(page, `${window}-fund`);
        // What the programme leaves open stands there by name, to be agreed.
        await page.getByRole("button", { name: "签订合作协议" }).click();
        await page.getByLabel("名称", { exact: true }).nth(1).waitFor(); // the programme's open terms are listed
        await page.getByRole("button", { name: "添加约定事项" }).click();
        await page.getByLabel("名称", { exact: true }).last().fill("no_such_term");
        await page.getByLabel("内容", { exact: true }).last().fill("60%");
        await page.getByLabel("协议编号").fill("合作 9 号");
        await checked(page, `${window}-fund-terms`);
        await page.goto(`${base}/ledger`);
        await page.getByRole("button", { name: /^资产/ }).waitFor();
        await checked(page, `${window}-ledger`);
        const { items } = await answer(page, "/ledger/balances");
        assert.ok(items.length > 0);
        assert.equal(items.reduce((sum, { balance }) => sum + fen(balance), 0n), 0n);
        // Subjects are open, what stands for a single bank is not.
        const deposits = page.getByRole("button", { name: /^存放银行补偿金(\s*Assets:Deposits)?$/ });
        const bank = page.getByRole("button", { name: /^存放银行补偿金 Bank-/ });
        await deposits.waitFor();
        assert.equal(await bank.count(), 0);
        await deposits.click();
        await bank.first().waitFor();
        await checked(page, `${window}-ledger-opened`);
        const file = page.waitForEvent("download");
        await page.getByRole("button", { name: "导出科目余额表" }).click();
        assert.match((await file).suggestedFilename(), /^account-balances-.*\.xlsx$/);
        await bank.first().click();
        await checked(page, `${window}-ledger-account`);
      }));

    it("the appraiser, the registration desk and the fund's approver see what concerns them", () =>
      look(size, async (page) => {
        await signIn(page, "appraiser");
        await page.goto(`${base}/financings?view=table`);
        await page.getByRole("link", { name: "湘江智能泵业有限公司" }).waitFor();
        await checked(page, `${window}-appraiser`);
        await signIn(page, "fund.approver");
        await checked(page, `${window}-fund-approver`);
        await signIn(page, "registry");
        await page.goto(`${base}/registrations?scope=decided`);
        await page.getByRole("link", { name: "湘江智能泵业有限公司" }).waitFor();
        await checked(page, `${window}-registrations`);
        await page.goto(`${base}/rights`);
        await page.getByRole("link", { name: "一种变频智能泵组的控制方法" }).click();
        await page.getByText("发明").first().waitFor();
        await checked(page, `${window}-right`);
      }));

    it("the administrator reads programmes and organisations, the auditor every financing", () =>
      look(size, async (page) => {
        await signIn(page, "admin");
        await page.goto(`${base}/programmes`);
        await page.getByRole("link", { name: /湖南/ }).first().waitFor();
        await checked(page, `${window}-programmes`).catch((error) => assert.match(error.message, /for programs/));
        await page.getByRole("link", { name: /湖南/ }).first().click();
        await page.getByText("每户借款人纳入补偿的本金上限").first().waitFor();
        await checked(page, `${window}-programme`);
        await page.goto(`${base}/organisations`);
        await page.getByText("岳阳商业银行").waitFor();
        await checked(page, `${window}-organisations`);
        await page.goto(`${base}/administration`);
        await page.getByRole("button", { name: /天后/ }).first().waitFor();
        await checked(page, `${window}-close-day`);
        await signIn(page, "auditor");
        await page.goto(`${base}/financings?view=table`);
        for (const firm of ["湘江智能泵业有限公司", "岳麓光电科技有限公司", "星沙机器人有限公司", "洞庭生物技术有限公司"])
          await page.getByRole("link", { name: firm }).waitFor();
        await checked(page, `${window}-auditor`);
      }));

    it("a refused form says why at the field", () =>
      look(
        size,
        async (page) => {
          await signIn(page, "bank.officer");
          const { id } = await financingOf(page, "岳麓");
          await page.goto(`${base}/financings/${id}`);
          await page.getByRole("button", { name: "登记还款", exact: true }).click();
          const drawer = page.getByRole("dialog");
          const amount = drawer.getByLabel("还款金额");
          await amount.fill("100.005");
          await drawer.getByRole("button", { name: "登记还款" }).click();
          await drawer.getByText("金额最多两位小数").waitFor();
          await amount.fill("99999999.00");
          await drawer.getByLabel(/凭证/).fill("转账凭证 1");
          await drawer.getByRole("button", { name: "登记还款" }).click();
          await drawer.locator(".ant-form-item-explain-error, [role=alert]").first().waitFor();
          await checked(page, `${window}-form-refused`);
        },
        ["422", "409", "400"],
      ));

    it("the language is switched, and a wrong address is said to be one", () =>
      look(
        size,
        async (page) => {
          await signIn(page, "bank.officer");
          await page.getByRole("button", { name: "English" }).click();
          await page.getByRole("heading", { level: 1, name: "Work list" }).waitFor();
          await page.goto(`${base}/financings?view=table`);
          await page.getByRole("link", { name: "岳麓光电科技有限公司" }).click();
          await page.getByRole("button", { name: "Record a repayment" }).waitFor();
          await checked(page, `${window}-english`);
          await page.goto(`${base}/financings/FA0000000000X`);
          await page.getByRole("alert").waitFor();
          await checked(page, `${window}-unknown-record`);
          await page.goto(`${base}/nothing-here`);
          await checked(page, `${window}-unknown-page`);
        },
        ["404"],
      ));
  });

describe("Chinese text", () => {
  it("is drawn in glyphs, not in the box of a missing one", () =>
    look(WIDE, async (page) => {
      await signInPage(page);
      const pixels = await page.evaluate(() => {
        const font = getComputedStyle(document.body).fontFamily;
        const drawn = (character) => {
          const canvas = document.createElement("canvas");
          const pen = canvas.getContext("2d");
          pen.font = `40px ${font}`;
          pen.fillText(character, 4, 48);
          return pen.getImageData(0, 0, 64, 64).data.join();
        };
        const missing = drawn("\u{10FFFD}"); // private use: nobody has a glyph
        return { first: drawn("质"), second: drawn("押"), missing, blank: drawn(" ") };
      });
      assert.notEqual(pixels.first, pixels.second);
      for (const other of [pixels.missing, pixels.blank]) {
        assert.notEqual(pixels.first, other);
        assert.notEqual(pixels.second, other);
      }
    }));
});

describe("an act moves the stage", () => {
  async function act(page, { user, applicant, button, field, text, from, to }) {
    await signIn(page, user);
    const { id } = await financingOf(page, applicant);
    await page.goto(`${base}/financings/${id}`);
    const current = page.locator('[aria-current="step"]');
    await current.getByText(from, { exact: true }).waitFor();
    await page.getByRole("button", { name: button, exact: true }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByLabel(field).fill(text);
    await drawer.getByRole("button", { name: button }).click();
    await current.getByText(to, { exact: true }).waitFor();
    assert.equal(await page.getByRole("button", { name: button, exact: true }).count(), 0);
    await checked(page, `act-${user}`);
    return id;
  }

  it("the bank accepts an application, and the valuation begins", () =>
    look(WIDE, async (page) => {
      const id = await act(page, {
        user: "bank.officer",
        applicant: "洞庭",
        button: "受理申请",
        field: "受理意见",
        text: "材料齐全，予以受理",
        from: "申请",
        to: "价值评价",
      });
      assert.equal((await answer(page, `/financings/${id}`)).financing.phase, "valuation");
    }));

  it("the desk registers a pledge, and credit may be given", () =>
    look(WIDE, async (page) => {
      const id = await act(page, {
        user: "registry",
        applicant: "星沙",
        button: "予以登记",
        field: "登记顺序号",
        text: "103",
        from: "质押登记",
        to: "授信放款",
      });
      assert.equal((await answer(page, `/financings/${id}`)).financing.phase, "credit");
    }));
});
