// What we write and what we read, held against the schemas of reference/iso20022 with xmllint; and
// wrong files, which schema and reader must refuse alike.
#include "platform/iso20022/iso20022.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/iso20022/payment.h"

using namespace zhirong;
using namespace zhirong::iso20022;

namespace {

bool keeps_to(const char* schema, const std::string& file) {
    namespace fs = std::filesystem;
    const fs::path path =
        fs::temp_directory_path() / ("zhirong-iso20022-" + std::to_string(getpid()) + ".xml");
    std::ofstream(path, std::ios::binary) << file;
    // 0: valid; 3: not valid; 1: no XML. Anything else is the tool's own failure.
    const int status =
        std::system(("xmllint --noout --nonet --schema '" SOURCE_DIR "/reference/iso20022/" +
                     std::string(schema) + "' '" + path.string() + "' 2>/dev/null")
                        .c_str());
    fs::remove(path);
    REQUIRE(WIFEXITED(status));
    const int code = WEXITSTATUS(status);
    REQUIRE_MESSAGE((code == 0 || code == 1 || code == 3), "xmllint answered ", code);
    return code == 0;
}

const std::string statement = R"(<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr>
      <MsgId>M20240621</MsgId>
      <CreDtTm>2024-06-21T18:00:00+08:00</CreDtTm>
    </GrpHdr>
    <Stmt>
      <Id>S20240621</Id>
      <ElctrncSeqNb>117</ElctrncSeqNb>
      <CreDtTm>2024-06-21T18:00:00+08:00</CreDtTm>
      <FrToDt>
        <FrDtTm>2024-06-21T00:00:00+08:00</FrDtTm>
        <ToDtTm>2024-06-21T23:59:59+08:00</ToDtTm>
      </FrToDt>
      <Acct>
        <Id><Othr><Id>4301000000000001</Id></Othr></Id>
        <Ccy>CNY</Ccy>
        <Ownr><Nm>长沙科技银行</Nm></Ownr>
      </Acct>
      <Bal>
        <Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>
        <Amt Ccy="CNY">1000.00</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd>
        <Dt><Dt>2024-06-21</Dt></Dt>
      </Bal>
      <Bal>
        <Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>
        <Amt Ccy="CNY">44550.56</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd>
        <Dt><DtTm>2024-06-21T17:30:00.250+08:00</DtTm></Dt>
      </Bal>
      <TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries></TxsSummry>
      <Ntry>
        <NtryRef>1</NtryRef>
        <Amt Ccy="CNY">43555.56</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd>
        <RvslInd>false</RvslInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2024-06-21</Dt></BookgDt>
        <ValDt><Dt>2024-06-21</Dt></ValDt>
        <AcctSvcrRef>R0001</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs>
              <EndToEndId>LN0123456789AB</EndToEndId>
              <UETR>123e4567-e89b-42d3-a456-426614174000</UETR>
            </Refs>
            <RltdPties><Dbtr><Pty><Nm>湘江泵业</Nm></Pty></Dbtr></RltdPties>
            <RmtInf><Ustrd>归还借2024-1利息 &amp; 罚息</Ustrd></RmtInf>
          </TxDtls>
        </NtryDtls>
        <AddtlNtryInf>大额往账</AddtlNtryInf>
      </Ntry>
      <Ntry>
        <Amt Ccy="CNY">5</Amt>
        <CdtDbtInd>DBIT</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2024-06-21</Dt></BookgDt>
        <BkTxCd><Prtry><Cd>CHRG</Cd></Prtry></BkTxCd>
      </Ntry>
    </Stmt>
  </BkToCstmrStmt>
</Document>
)";

std::string with(const std::string& from, const std::string& to) {
    std::string changed = statement;
    const std::size_t at = changed.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return changed.replace(at, from.size(), to);
}

std::string code_of(const std::string& file) {
    const auto read = read_statements(file);
    return read ? "" : read.error().first().kind->code;
}

PaymentInitiation initiation() {
    const Account bank{"4301000000000001", "长沙科技银行", "长沙科技银行", "313551000012"};
    const Account firm{"6228000100020003", "湘江泵业 & 合伙 <有限> 公司", "湘江银行",
                       "313551000099"};
    return {"ZR0123456789",
            {1'718'900'000'000},
            "长沙科技银行",
            "91430100MA4L16LH93",
            {{"ZR0123456789-1",
              "LOAN",
              date_of(2024, 6, 21),
              bank,
              {{"LN1", "EV1", yuan(4'000'000), firm, "借2024-1 放款"},
               {"LN2", "EV2", Money{1}, firm, "借2024-2 放款"}}}}};
}

}  // namespace

TEST_CASE("a statement that keeps to the schema is read whole") {
    REQUIRE(keeps_to("camt.053.001.08.xsd", statement));
    const auto read = read_statements(statement);
    REQUIRE_MESSAGE(read.has_value(), (read ? "" : in_english(read.error().first())));
    CHECK(read->id == "M20240621");
    REQUIRE(read->statements.size() == 1);
    const AccountStatement& only = read->statements.front();
    CHECK(only.id == "S20240621");
    CHECK(only.sequence == 117);
    CHECK(only.account == "4301000000000001");
    CHECK(only.account_currency == "CNY");
    CHECK(only.from == date_of(2024, 6, 21));
    REQUIRE(only.balances.size() == 2);
    CHECK(only.balances[1].code == "CLBD");
    CHECK(only.balances[1].on == date_of(2024, 6, 21));
    REQUIRE(only.entries.size() == 2);
    const StatementEntry& paid = only.entries[0];
    CHECK(paid.amount == Money{4'355'556});
    CHECK(paid.servicer_reference == "R0001");
    CHECK(paid.line == 34);
    REQUIRE(paid.details.size() == 1);
    CHECK(paid.details[0].end_to_end == "LN0123456789AB");
    CHECK(paid.details[0].debtor == "湘江泵业");
    CHECK(paid.details[0].remittance == std::vector<std::string>{"归还借2024-1利息 & 罚息"});
    CHECK(only.entries[1].direction == Direction::debit);
    CHECK(only.entries[1].amount == yuan(5));
    CHECK(check(only, date_of(2024, 6, 21)).has_value());
}

TEST_CASE("a moment counts for its day in China") {
    const auto read = read_statements(
        with("<Dt><DtTm>2024-06-21T17:30:00.250+08:00", "<Dt><DtTm>2024-06-20T16:00:00Z"));
    REQUIRE(read.has_value());
    CHECK(read->statements[0].balances[1].on == date_of(2024, 6, 21));
    const auto west = read_statements(
        with("<Dt><DtTm>2024-06-21T17:30:00.250+08:00", "<Dt><DtTm>2024-06-20T11:00:00-05:00"));
    REQUIRE(west.has_value());
    CHECK(west->statements[0].balances[1].on == date_of(2024, 6, 21));
    const auto before = read_statements(
        with("<Dt><DtTm>2024-06-21T17:30:00.250+08:00", "<Dt><DtTm>2024-06-21T00:30:00+09:00"));
    REQUIRE(before.has_value());
    CHECK(before->statements[0].balances[1].on == date_of(2024, 6, 20));
}

TEST_CASE("what the schema allows the reader allows") {
    const std::string thirty_five(35, 'x');
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"<Amt Ccy=\"CNY\">5</Amt>", "<Amt Ccy=\"CNY\"> 5.0 </Amt>"},
             {"<Id>S20240621</Id>", "<Id>" + thirty_five + "</Id>"},
             {"<Othr><Id>4301000000000001</Id></Othr>", "<IBAN>GB33BUKB20201555555555</IBAN>"},
             {"<RvslInd>false</RvslInd>", "<RvslInd>1</RvslInd>"},
             {"<ValDt><Dt>2024-06-21</Dt></ValDt>", ""},
             {"<ValDt><Dt>2024-06-21</Dt></ValDt>", "<ValDt><Dt>2024-06-21+08:00</Dt></ValDt>"},
             {"<AddtlNtryInf>大额往账</AddtlNtryInf>", ""},
             {"<Cd>CLBD</Cd>", "<Prtry>期末</Prtry>"},
             {"<Dbtr><Pty><Nm>湘江泵业</Nm></Pty></Dbtr>",
              "<Dbtr><Agt><FinInstnId><Nm>银行</Nm></FinInstnId></Agt></Dbtr>"}}) {
        CAPTURE(to);
        CHECK(keeps_to("camt.053.001.08.xsd", with(from, to)));
        CHECK(code_of(with(from, to)) == "");
    }
    std::string prefixed;
    for (std::size_t i = 0; i < statement.size(); ++i) {
        prefixed += statement[i];
        if (statement[i] != '<' || statement[i + 1] == '?') continue;
        if (statement[i + 1] == '/') prefixed += statement[++i];
        prefixed += "c:";
    }
    prefixed.replace(prefixed.find("xmlns="), 6, "xmlns:c=");
    CHECK(keeps_to("camt.053.001.08.xsd", prefixed));
    CHECK(code_of(prefixed) == "");
}

TEST_CASE("schema and reader refuse the same wrong statements") {
    struct Wrong {
        const char* why;
        std::string from, to, code;
    };
    const std::string five_hundred_and_one(501, 'x');
    for (const Wrong& each : std::vector<Wrong>{
             {"another version", "camt.053.001.08", "camt.053.001.02", "camt053.document"},
             {"no namespace", " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"", "",
              "camt053.document"},
             {"another root", "<Document", "<Documents", "camt053.document"},
             {"cut off", "</Document>", "", "spreadsheet.damaged"},
             {"no statement id", "<Id>S20240621</Id>", "", "camt053.element"},
             {"an empty id", "<Id>S20240621</Id>", "<Id></Id>", "camt053.value"},
             {"an id of 36", "<Id>S20240621</Id>", "<Id>" + std::string(36, 'x') + "</Id>",
              "camt053.value"},
             {"an account of 35", "4301000000000001", std::string(35, '1'), "camt053.value"},
             {"no account", "<Id><Othr><Id>4301000000000001</Id></Othr></Id>", "",
              "camt053.element"},
             {"an account without identification", "<Othr><Id>4301000000000001</Id></Othr>", "",
              "camt053.missing"},
             {"both identifications", "<Othr><Id>4301000000000001</Id></Othr>",
              "<IBAN>1</IBAN><Othr><Id>1</Id></Othr>", "camt053.element"},
             {"another currency of the account", "<Ccy>CNY</Ccy>", "<Ccy>USD</Ccy>",
              "camt053.value"},
             {"another currency of an amount", "Ccy=\"CNY\">43555.56", "Ccy=\"USD\">43555.56",
              "camt053.currency"},
             {"no currency", " Ccy=\"CNY\">43555.56", ">43555.56", "camt053.currency"},
             {"three decimals", "43555.56", "43555.561", "camt053.value"},
             {"a separator", "43555.56", "43,555.56", "camt053.value"},
             {"an exponent", "43555.56", "4.355556E4", "camt053.value"},
             {"a negative amount", "43555.56", "-43555.56", "camt053.value"},
             {"more than any amount", "43555.56", "1000000000000.01", "camt053.value"},
             {"an unknown direction", "<CdtDbtInd>DBIT", "<CdtDbtInd>DEBIT", "camt053.value"},
             {"an entry that is pending", "<Sts><Cd>BOOK", "<Sts><Cd>PDNG", "camt053.value"},
             {"elements out of order", "<RvslInd>false</RvslInd>\n        <Sts><Cd>BOOK</Cd></Sts>",
              "<Sts><Cd>BOOK</Cd></Sts>\n        <RvslInd>false</RvslInd>", "camt053.element"},
             {"an unknown element", "<NtryRef>1</NtryRef>", "<EntryReference>1</EntryReference>",
              "camt053.element"},
             {"one twice", "<NtryRef>1</NtryRef>", "<NtryRef>1</NtryRef><NtryRef>2</NtryRef>",
              "camt053.element"},
             {"no transaction code", "<BkTxCd><Prtry><Cd>CHRG</Cd></Prtry></BkTxCd>", "",
              "camt053.missing"},
             {"a day that is none", "<BookgDt><Dt>2024-06-21", "<BookgDt><Dt>2024-06-31",
              "camt053.value"},
             {"a day in another order", "<BookgDt><Dt>2024-06-21", "<BookgDt><Dt>21.06.2024",
              "camt053.value"},
             {"a moment without time", "<CreDtTm>2024-06-21T18:00:00+08:00", "<CreDtTm>2024-06-21",
              "camt053.value"},
             {"an hour that is none", "T18:00:00", "T25:00:00", "camt053.value"},
             {"neither true nor false", "<RvslInd>false", "<RvslInd>no", "camt053.value"},
             {"a sequence number with letters", "<ElctrncSeqNb>117", "<ElctrncSeqNb>117a",
              "camt053.value"},
             {"information of 501", "大额往账", five_hundred_and_one, "camt053.value"},
             {"a balance code of five", "<Cd>CLBD", "<Cd>CLBDX", "camt053.value"},
             {"text among elements", "<BookgDt><Dt>", "<BookgDt>on <Dt>", "camt053.stray_text"},
             {"no balance", "<Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>", "",
              "camt053.element"}}) {
        CAPTURE(each.why);
        const std::string wrong = with(each.from, each.to);
        CHECK_FALSE(keeps_to("camt.053.001.08.xsd", wrong));
        CHECK(code_of(wrong) == each.code);
    }
}

TEST_CASE("a refusal names the line, the way and what was expected") {
    const auto read = read_statements(with("43555.56", "43555.561"));
    REQUIRE_FALSE(read.has_value());
    CHECK(
        in_english(read.error().first()) ==
        "Line 36: Document/BkToCstmrStmt/Stmt/Ntry/Amt is “43555.561”, expected an amount that is "
        "not negative, with at most two decimals");
    CHECK(read.error().first().field == "line 36");
    const auto order = read_statements(with("<NtryRef>1</NtryRef>", "<Memo>1</Memo>"));
    REQUIRE_FALSE(order.has_value());
    CHECK(in_english(order.error().first()) ==
          "Line 35: Memo does not belong into Document/BkToCstmrStmt/Stmt/Ntry here; expected "
          "NtryRef, Amt");
}

TEST_CASE("a document type is refused, entities that grow with it") {
    CHECK(code_of("<!DOCTYPE Document [<!ENTITY a \"b\">]>" +
                  statement.substr(statement.find('\n'))) == "spreadsheet.damaged");
}

TEST_CASE("more entries than a file may have are refused") {
    const std::size_t from = statement.rfind("<Ntry>");
    const std::size_t end = statement.rfind("</Ntry>") + 7;
    const std::string one = statement.substr(from, end - from);
    std::string many = statement.substr(0, from);
    for (std::size_t i = 1; i < most_entries; ++i) many += one;
    CHECK(code_of(many + statement.substr(end)) == "");
    CHECK(code_of(many + one + statement.substr(end)) == "camt053.too_many");
}

TEST_CASE("what we write keeps to the schema and is the same each time") {
    const auto written = write_pain001(initiation());
    REQUIRE_MESSAGE(written.has_value(), (written ? "" : in_english(written.error().first())));
    CHECK(keeps_to("pain.001.001.09.xsd", *written));
    CHECK(*written == *write_pain001(initiation()));
    CHECK(written->find("<InstdAmt Ccy=\"CNY\">4000000.00</InstdAmt>") != std::string::npos);
    CHECK(written->find("<CtrlSum>4000000.01</CtrlSum>") != std::string::npos);
    CHECK(written->find("湘江泵业 &amp; 合伙 &lt;有限&gt; 公司") != std::string::npos);
    // The schema would notice.
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"4000000.00</InstdAmt>", "4000000.0</InstdAmt>"},
             {"Ccy=\"CNY\"", "Ccy=\"USD\""},
             {"<EndToEndId>EV1</EndToEndId>", ""},
             {"<PmtMtd>TRF", "<PmtMtd>CHK"},
             {"<MmbId>313551000012", "<MmbId>31355100001"}}) {
        CAPTURE(to);
        std::string wrong = *written;
        const std::size_t at = wrong.find(from);
        REQUIRE(at != std::string::npos);
        CHECK_FALSE(keeps_to("pain.001.001.09.xsd", wrong.replace(at, from.size(), to)));
    }
}

TEST_CASE("what the message could not carry is not written") {
    const auto codes = [](const PaymentInitiation& each) {
        std::vector<std::string> all;
        if (const auto written = write_pain001(each); !written)
            for (const Refusal& refusal : written.error().all)
                all.push_back(refusal.kind->code + std::string("@") + refusal.field);
        return all;
    };
    using Codes = std::vector<std::string>;
    CHECK(codes(initiation()).empty());
    PaymentInitiation wrong = initiation();
    wrong.payments[0].transfers[0].end_to_end = std::string(36, 'E');
    wrong.payments[0].transfers[1].amount = {};
    CHECK(codes(wrong) == Codes{"pain001.text@payments[0].transfers[0].end_to_end",
                                "pain001.amount@payments[0].transfers[1].amount"});
    wrong = initiation();
    wrong.payments[0].transfers[1].end_to_end = "EV1";
    CHECK(codes(wrong) == Codes{"pain001.repeated@payments[0].transfers[1].end_to_end"});
    wrong = initiation();
    wrong.payments[0].debtor.bank_cnaps = "31355100001";
    wrong.payments[0].transfers[0].creditor.number = "";
    CHECK(codes(wrong) == Codes{"pain001.cnaps@payments[0].debtor.bank_cnaps",
                                "pain001.text@payments[0].transfers[0].creditor.number"});
    wrong = initiation();
    wrong.payments.clear();
    CHECK(codes(wrong) == Codes{"pain001.nothing@payments"});
}
