#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"
#include "base/ensure.h"

namespace zhirong {
namespace {

constexpr const char* collection_account = "43010010000012345";
constexpr const char* statement_day = "2025-06-23";

void enter_account(Teller& teller, const char* holder, const char* number, const char* basis) {
    const std::string id = id_of(teller.post("bank.officer", "/api/v1/payment-accounts", [&] {
        return Tree::map({{"holder", holder},
                          {"number", number},
                          {"bank", "长沙科技银行"},
                          {"bank_cnaps", "313551000012"},
                          {"basis", basis}});
    }));
    teller.post("bank.approver", "/api/v1/payment-accounts/" + id + "/decision", [] {
        return Tree::map({{"approved", true}, {"opinion", "户名、账号与预留资料一致"}});
    });
}

std::string balance(const char* code, Money amount) {
    return std::string("<Bal><Tp><CdOrPrtry><Cd>") + code +
           "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">" + to_string(amount) +
           "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + statement_day + "</Dt></Dt></Bal>";
}

struct Booked {
    const char* direction;
    Money amount;
    const char* reference;
    const char* payer;
    std::string text;
};
std::string entry(const Booked& booked) {
    return std::string("<Ntry><Amt Ccy=\"CNY\">") + to_string(booked.amount) + "</Amt><CdtDbtInd>" +
           booked.direction + "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + statement_day +
           "</Dt></BookgDt><AcctSvcrRef>" + booked.reference +
           "</AcctSvcrRef><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>"
           "<RltdPties><Dbtr><Pty><Nm>" +
           booked.payer + "</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>" + booked.text +
           "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>";
}

std::string statement(const std::string& loan, Money due) {
    const Money opening = yuan(2'486'310);
    const Booked fee{"CRDT", due, "2025062300017", "娄底特种合金有限公司", loan + " 归还垫付年费"};
    const Booked nameless{"CRDT", yuan(150'000), "2025062300026", "株洲功率芯片有限公司", "往来款"};
    const Booked charge{"DBIT", yuan(25), "2025062300031", "长沙科技银行", "账户管理费"};
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
           "<GrpHdr><MsgId>M20250623</MsgId><CreDtTm>2025-06-23T20:15:00+08:00</CreDtTm></GrpHdr>"
           "<Stmt><Id>20250623</Id><ElctrncSeqNb>117</ElctrncSeqNb><Acct><Id><Othr><Id>" +
           std::string(collection_account) + "</Id></Othr></Id><Ccy>CNY</Ccy></Acct>" +
           balance("OPBD", opening) +
           balance("CLBD", opening + due + nameless.amount - charge.amount) + entry(fee) +
           entry(nameless) + entry(charge) + "</Stmt></BkToCstmrStmt></Document>\n";
}

}  // namespace

void take_a_statement(Teller& teller, const std::string& financing) {
    enter_account(teller, "changsha-bank", collection_account, "本行贷款回收专户");
    enter_account(teller, "loudi-alloy", "62280001", "企业开户许可证，电话回访法定代表人");
    // The bank paid a fee for the firm, which pays it back: the first interest is due in September.
    teller.act("bank.officer", financing, "advanceCosts",
               {{"amount", "900.00"},
                {"date", "2025-06-20"},
                {"reference", "代缴专利年费 RT2023107890126"}});
    teller.file("bank.officer", "/api/v1/bank-statements", [&] {
        const Tree page = teller.get("bank.officer", "/api/v1/financings/" + financing);
        const Tree* loan = page.find("loan");
        ensure(loan != nullptr);
        const auto due = parse_money(*loan->find("state")->find("due")->text());
        ensure(due && *due > Money{});
        return statement(*loan->find("id")->text(), *due);
    });
}

}  // namespace zhirong
