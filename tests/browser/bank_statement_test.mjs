// Payments and statements in the console: a bank looks at a statement before it takes it, assigns what
// nobody named, and enters an account that another approves so that a disbursement can be paid.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { as, base, checked, choose, PHONE, settled, WIDE } from "./walk.mjs";

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhirong-statement-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const balance = (code, amount, on) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;
const entry = (amount, reference, payer, text, on) =>
  `<Ntry><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt>` +
  `<AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>` +
  `<RltdPties><Dbtr><Pty><Nm>${payer}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

// Opens where the demonstration's statement closed.
const camt053 = (number, opening, closing, entries, on) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M${number}</MsgId><CreDtTm>${on}T20:00:00+08:00</CreDtTm></GrpHdr><Stmt><Id>${number}</Id><Acct><Id><Othr><Id>43010010000012345</Id></Othr></Id><Ccy>CNY</Ccy></Acct>${balance("OPBD", opening, on)}${balance("CLBD", closing, on)}${entries.join("")}</Stmt></BkToCstmrStmt></Document>`;

const ON = "2025-06-24";
const answer = (page, path) => page.evaluate(async (from) => (await fetch(from)).json(), `/api/v1${path}`);

describe("statements of the bank's account", () => {
  it("shows what the demonstration's statement came to", () =>
    as("bank.officer", WIDE, async (page) => {
      await page.goto(`${base}/bank-statements`);
      await page.getByText("43010010000012345").waitFor();
      await checked(page, "wide-bank-statements");
      await page.getByRole("link", { name: "20250623" }).click();
      await page.getByText("没有写明贷款编号或者借款合同编号").waitFor();
      await checked(page, "wide-bank-statement");
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出 CSV" }).click()]);
      assert.equal(download.suggestedFilename(), "43010010000012345-20250623.csv");
    }));

  it("refuses a wrong file by its line, and takes a right one after a look", () =>
    as(
      "bank.officer",
      WIDE,
      async (page) => {
        const { items } = await answer(page, "/bank-statements");
        const opening = items[0].closing.amount;
        const fen = BigInt(opening.replace(".", ""));
        const text = (amount) => `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;
        const loans = (await answer(page, "/repayable-loans")).items;
        const loan = loans.find(({ borrower }) => borrower.includes("特种合金"));
        const entries = [
          entry("1000.00", "N1", "娄底特种合金有限公司", `归还 ${loan.contract} 本金`, ON),
          entry("2500.50", "N2", "株洲功率芯片有限公司", "货款", ON),
        ];
        const wrong = join(folder, "wrong.xml");
        const right = join(folder, "right.xml");
        await writeFile(wrong, camt053("20250624", opening, text(fen + 350_051n), entries, ON));
        await writeFile(right, camt053("20250624", opening, text(fen + 350_050n), entries, ON));
        await page.goto(`${base}/bank-statements`);
        await page.getByRole("link", { name: "接收对账单" }).click();
        await page.locator("input[type=file]").setInputFiles(wrong);
        await page.getByRole("button", { name: "预览", exact: true }).click();
        await page.getByText(/请让银行重发完整的对账单/).first().waitFor();
        await checked(page, "wide-bank-statement-refused");
        assert.equal((await answer(page, "/bank-statements")).items.length, items.length);
        await page.locator("input[type=file]").setInputFiles(right);
        await page.getByRole("button", { name: "预览", exact: true }).click();
        await page.getByText("将登记还款 1 笔，待认领 1 笔。").waitFor();
        await checked(page, "wide-bank-statement-preview");
        assert.equal((await answer(page, "/bank-statements")).items.length, items.length);
        await page.getByRole("button", { name: "确认接收并登记 1 笔还款" }).click();
        await page.getByRole("heading", { level: 1, name: "对账单 20250624" }).waitFor();
        await settled(page);
        // Part of it repays a loan, the rest goes back.
        await page.getByRole("button", { name: "认领款项" }).click();
        const form = page.getByRole("dialog");
        await choose(page, form.locator(".ant-select").first(), "特种合金", "特种合金");
        await form.getByLabel(/^金额/).fill("500.50");
        await form.getByLabel("认领依据").fill("付款人来电说明");
        await form.getByRole("button", { name: "认领款项" }).click();
        await page.getByText("未认领 2,000.00").waitFor();
        await page.getByRole("button", { name: "标记为非还款" }).click();
        const aside = page.getByRole("dialog").filter({ hasText: "款项性质" });
        await choose(page, aside.locator(".ant-select").first(), "退还付款人");
        await aside.getByLabel("理由").fill("多付货款");
        await aside.getByRole("button", { name: "标记为非还款" }).click();
        await page.getByText("已办结").first().waitFor();
        await checked(page, "wide-bank-statement-done");
        // The same file again is refused.
        await page.goto(`${base}/bank-statements/new`);
        await page.locator("input[type=file]").setInputFiles(right);
        await page.getByRole("button", { name: "预览", exact: true }).click();
        await page.getByText(/本次没有改变任何记录/).first().waitFor();
      },
      ["422", "409"],
    ));

  it("is readable on a phone", () =>
    as("bank.officer", PHONE, async (page) => {
      await page.goto(`${base}/bank-statements`);
      await page.getByText("43010010000012345").first().waitFor();
      await checked(page, "phone-bank-statements");
      await page.getByRole("link", { name: "20250623" }).click();
      await page.getByText("没有写明贷款编号或者借款合同编号").waitFor();
      await checked(page, "phone-bank-statement");
      await page.goto(`${base}/bank-statements/new`);
      await page.getByText("选择或拖入对账单文件").waitFor();
      await checked(page, "phone-bank-statement-new");
    }));
});

describe("payments", () => {
  it("an officer enters an account, an approver approves it", async () => {
    await as("bank.officer", WIDE, async (page) => {
      await page.goto(`${base}/payment-accounts`);
      await page.getByRole("button", { name: "登记收付款账户" }).click();
      const form = page.getByRole("dialog");
      await choose(page, form.locator(".ant-select").first(), "株洲功率芯片", "株洲功率芯片");
      await form.getByLabel("账号").fill("6228 0000 0000 0088");
      await form.getByLabel("开户行名称").fill("长沙科技银行");
      await form.getByLabel(/支付系统行号/).fill("313551000012");
      await form.getByLabel("核实依据").fill("开户许可证");
      await form.getByRole("button", { name: "登记收付款账户" }).click();
      await page.getByText("6228000000000088").waitFor();
      await checked(page, "wide-payment-accounts");
    });
    await as("bank.approver", PHONE, async (page) => {
      await page.getByText("株洲功率芯片有限公司 6228000000000088").first().waitFor();
      await page.goto(`${base}/payment-accounts`);
      await page.getByRole("button", { name: "复核账户" }).click();
      const form = page.getByRole("dialog");
      await form.getByRole("checkbox", { name: "同意" }).check();
      await form.getByLabel("复核意见").fill("已核对");
      await form.getByRole("button", { name: "复核账户" }).click();
      await page.getByText("待复核").waitFor({ state: "detached" });
      await checked(page, "phone-payment-accounts");
    });
  });

  for (const [window, size] of [
    ["wide", WIDE],
    ["phone", PHONE],
  ])
    it(`shows what is to be paid and gives the message in a ${window} window`, () =>
      as("bank.officer", size, async (page) => {
        await page.goto(`${base}/payments`);
        await page.getByRole("heading", { level: 1, name: "付款" }).waitFor();
        await checked(page, `${window}-payments`);
        await page.getByText("娄底特种合金有限公司").first().waitFor();
        const loan = (await answer(page, "/repayable-loans")).items.find(({ borrower }) => borrower.includes("特种合金"));
        const one = await answer(page, `/payments?financing=${loan.financing}`);
        assert.equal(one.items.length, 1);
        assert.equal(one.items[0].account.number, "62280001");
        const texts = await page.evaluate(
          async (path) => Promise.all([1, 2].map(async () => (await fetch(path)).text())),
          `/api/v1/payments/pain001.xml?financing=${loan.financing}`,
        );
        assert.equal(texts[0], texts[1]);
        assert.match(texts[0], new RegExp(`<MsgId>${one.message}</MsgId>`));
      }));
});
