// A bank pays out a loan by a payment message and takes the statements of its account: what names
// its loan is recorded like a repayment entered by hand, the rest waits for a person; wrong or
// repeated statements change nothing. 4,000,000.00 at 4.5 % from 2 January 2024: the interest of 79
// days on 21 March is 39,500.00.
#include <thread>

#include "features/loan/loan.h"
#include "http/lending_city.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

constexpr const char* own_account = "4401000000000001";
constexpr const char* statements = "/api/v1/bank-statements";

struct Booked {
    std::string direction;  // CRDT, DBIT
    std::string amount;
    std::string reference;
    std::string text;
    std::string on = "2024-03-21";
};

std::string balance(const char* code, const std::string& amount, const std::string& on) {
    return std::string("<Bal><Tp><CdOrPrtry><Cd>") + code +
           "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">" + amount +
           "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + on + "</Dt></Dt></Bal>";
}

// Opens at 1,000.00 and closes where its entries lead, or as said.
std::string camt053(const std::string& number, const std::vector<Booked>& entries,
                    const std::string& closing = "", const std::string& account = own_account,
                    const std::string& on = "2024-03-21") {
    Money end = yuan(1'000);
    std::string body;
    for (const Booked& each : entries) {
        // What is no amount adds nothing: it is refused as one.
        const Money amount = parse_money(each.amount).value_or(Money{});
        end = each.direction == "CRDT" ? end + amount : end - amount;
        body +=
            "<Ntry><Amt Ccy=\"CNY\">" + each.amount + "</Amt><CdtDbtInd>" + each.direction +
            "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + each.on +
            "</Dt></BookgDt><AcctSvcrRef>" + each.reference +
            "</AcctSvcrRef><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>"
            "<RltdPties><Dbtr><Pty><Nm>羊城机器人</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>" +
            each.text + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>";
    }
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
           "<GrpHdr><MsgId>M-" +
           number + "</MsgId><CreDtTm>2024-03-21T20:00:00+08:00</CreDtTm></GrpHdr><Stmt><Id>" +
           number + "</Id><Acct><Id><Othr><Id>" + account +
           "</Id></Othr></Id><Ccy>CNY</Ccy></Acct>" + balance("OPBD", "1000.00", on) +
           balance("CLBD", closing.empty() ? to_string(end) : closing, on) + body +
           "</Stmt></BkToCstmrStmt></Document>\n";
}

std::string code_and_fields(const Told& told) {
    std::string all;
    for (const std::string& each : told.errors()) all += (all.empty() ? "" : " ") + each;
    return all;
}

class LentCity : public City {
public:
    LentCity() : City(plain()) {
        lend_until_credit();
        act("banker", "proposeDisbursement",
            {{"account", "6228 0001"}, {"payee_check", "受托支付"}});
        loan = act("head", "decideDisbursement", {{"approved", true}, {"opinion", "同意"}})
                   .text({"loan"});
        REQUIRE_FALSE(loan.empty());
    }
    void enter_account(const char* holder, const std::string& number) {
        const std::string id =
            expect(office.sign_in("banker").post("/api/v1/payment-accounts",
                                                 Tree::map({{"holder", holder},
                                                            {"number", number},
                                                            {"bank", "科技银行"},
                                                            {"bank_cnaps", "313581000012"},
                                                            {"basis", "开户许可证"}})),
                   201)
                .text({"id"});
        expect(office.sign_in("head").post("/api/v1/payment-accounts/" + id + "/decision",
                                           Tree::map({{"approved", true}, {"opinion", "已核对"}})),
               200);
    }
    Tree state() {
        return member(
            expect(office.sign_in("banker").get("/api/v1/loans/" + loan + "/state"), 200).body,
            "state");
    }
    std::int64_t journal() {
        return office.system().desk().database().read([](Session& session) {
            return session.query("select max(number) from journal").front().integer(0);
        });
    }
    std::string count(const Told& statement, const char* outcome) {
        const Tree& counted = member(member(statement.body, "counts"), outcome);
        return std::to_string(*member(counted, "count").integer()) + " " +
               *member(counted, "amount").text();
    }

    std::string loan;
};

const Tree& entry(const Told& page, std::size_t at) {
    return (*member(page.body, "entries").list())[at];
}
std::string named(const Tree& tree, const char* name) {
    const Tree* found = tree.find(name);
    return found == nullptr ? "" : *member(*found, "name").text();
}

}  // namespace

TEST_CASE(
    "a disbursement is paid by a message that is the same each time, once accounts are known") {
    LentCity city;
    const std::string message = "/api/v1/payments/pain001.xml";
    auto banker = city.office.sign_in("banker");
    const Told unpaid = city.expect(banker.get("/api/v1/payments"), 200);
    REQUIRE(member(unpaid.body, "items").list()->size() == 1);
    CHECK(named(member(unpaid.body, "items").list()->front(), "problem") ==
          "payment.account_unknown");
    CHECK(named(unpaid.body, "problem") == "payment.no_own_account");
    CHECK(code_and_fields(banker.get(message)) == "payment.no_own_account@account");
    city.enter_account("bank", own_account);
    const std::string id = *member(member(unpaid.body, "items").list()->front(), "id").text();
    CHECK(code_and_fields(banker.get(message)) == "payment.account_unknown@" + id);
    // An account that the firm has, but not the one that was approved with the disbursement.
    city.enter_account("firm", "6228 0002");
    CHECK(code_and_fields(banker.get(message)) == "payment.account_unknown@" + id);
    city.enter_account("firm", "62280001");
    const std::string first = banker.download(message);
    CHECK(first == banker.download(message));
    CHECK(first.find("<EndToEndId>" + id + "</EndToEndId>") != std::string::npos);
    CHECK(first.find("<InstdAmt Ccy=\"CNY\">4000000.00</InstdAmt>") != std::string::npos);
    CHECK(first.find("<Dt>2024-01-02</Dt>", first.find("<ReqdExctnDt>")) != std::string::npos);
    CHECK(first.find("借款合同 借2022-1 放款 " + city.loan) != std::string::npos);
    const std::string number = city.expect(banker.get("/api/v1/payments"), 200).text({"message"});
    CHECK(first.find("<MsgId>" + number + "</MsgId>") != std::string::npos);
    // Later, chosen by its financing or by its number: the same message.
    city.close_to("2024-01-05");
    auto later = city.office.sign_in("banker");  // The session before has ended.
    CHECK(code_and_fields(later.get(message)) == "payment.none@");
    CHECK(first == later.download(message + "?financing=" + city.financing));
    CHECK(first == later.download(message + "?payment=" + id));
    CHECK(first == later.download(message + "?from=2024-01-01&to=2024-01-04"));
    CHECK(code_and_fields(later.get(message + "?from=2024-01-03&to=2024-01-02")) ==
          "payment.days@from");
    CHECK(code_and_fields(later.get(message + "?from=heute")) == "payment.day@from");
    // The firm's own people are asked nothing of it.
    CHECK(city.office.sign_in("firm").get(message).status == 403);
    CHECK(city.whole());
}

TEST_CASE("accounts are entered by one and approved by another, and belong to who entered them") {
    LentCity city;
    city.office.add_organisation("other", "外地银行", OrganisationKind::bank);
    city.office.add_person("stranger", "other", {Role::bank_officer, Role::bank_approver});
    auto banker = city.office.sign_in("banker");
    const Tree account = Tree::map({{"holder", "firm"},
                                    {"number", "6228 0001"},
                                    {"bank", "科技银行"},
                                    {"bank_cnaps", "313581000012"},
                                    {"basis", "开户许可证"}});
    const std::string path = "/api/v1/payment-accounts";
    const std::string id = city.expect(banker.post(path, account), 201).text({"id"});
    CHECK(code_and_fields(banker.post(path, account)) == "payment_account.known@number");
    CHECK(code_and_fields(banker.post(path, changed(account, {{"holder", "nobody"}}))) ==
          "payment_account.holder@holder");
    const Tree yes = Tree::map({{"approved", true}, {"opinion", "已核对"}});
    CHECK(banker.post(path + "/" + id + "/decision", yes).status == 403);
    CHECK(city.office.sign_in("stranger").post(path + "/" + id + "/decision", yes).status == 404);
    CHECK(member(city.office.sign_in("stranger").get(path).body, "items").list()->empty());
    auto head = city.office.sign_in("head");
    const Told tasks = city.expect(head.get("/api/v1/tasks"), 200);
    bool waits = false;
    for (const Tree& task : *member(tasks.body, "items").list())
        waits = waits || *member(task, "record").text() == id;
    CHECK(waits);
    city.expect(head.post(path + "/" + id + "/decision", yes), 200);
    city.expect(banker.post(path + "/" + id + "/closing", Tree::map({{"reason", "换行"}})), 200);
    // Closed, it may be entered again.
    city.expect(banker.post(path, account), 201);
    CHECK(city.whole());
}

TEST_CASE("a statement's repayments are recorded like those entered by hand") {
    LentCity by_statement;
    by_statement.enter_account("bank", own_account);
    by_statement.close_to("2024-03-22");
    const std::string file =
        camt053("S1", {{"CRDT", "39500.00", "R1", "归还借2022-1号合同利息"},
                       {"DBIT", "5.00", "R2", "手续费"},
                       {"CRDT", "100.00", "R3", "货款"},
                       {"CRDT", "5000000.00", "R4", "结清 " + by_statement.loan}});
    auto banker = by_statement.office.sign_in("banker");
    const std::int64_t before = by_statement.journal();
    const Told preview =
        by_statement.expect(banker.upload(std::string(statements) + "/preview", file), 200);
    CHECK(by_statement.journal() == before);
    CHECK(*member(member(by_statement.state(), "paid"), "interest").text() == "0.00");
    const Tree& planned = member(preview.body, "items").list()->front();
    CHECK(*member(member(member(planned, "counts"), "recorded"), "count").integer() == 1);

    const Told taken = by_statement.expect(banker.upload(statements, file, "statement-1"), 200);
    const std::string id = *member(member(taken.body, "items").list()->front(), "id").text();
    const std::string path = std::string(statements) + "/" + id;
    const Told page = by_statement.expect(banker.get(path), 200);
    CHECK(by_statement.count(page, "recorded") == "1 39500.00");
    CHECK(by_statement.count(page, "waiting") == "2 5000100.00");
    CHECK(by_statement.count(page, "outgoing") == "1 5.00");
    const Tree& part = member(entry(page, 0), "parts").list()->front();
    CHECK(*member(part, "id").text() == by_statement.loan);
    CHECK(*member(part, "contract").text() == "借2022-1");
    CHECK(*member(member(part, "allocation"), "interest").text() == "39500.00");
    CHECK(named(entry(page, 2), "reason") == "no_loan");
    CHECK(named(entry(page, 3), "reason") == "more_than_owed");
    CHECK(named(entry(page, 3), "said") == "loan.more_than_owed");
    CHECK(*member(member(by_statement.state(), "paid"), "interest").text() == "39500.00");
    CHECK(by_statement.whole());

    LentCity by_hand;
    by_hand.close_to("2024-03-22");
    by_hand.act("banker", "recordRepayment",
                {{"amount", "39500.00"}, {"date", "2024-03-21"}, {"reference", "R1"}});
    CHECK(by_hand.state() == by_statement.state());
    const auto balances = [](LentCity& city, const char* book) {
        std::map<std::string, Money> all;
        city.office.system().desk().read(
            {"system", "platform", {Role::administrator}}, [&](View& view) {
                for (const Balance& each : view.balances(book, view.today(), DateKind::value)) {
                    std::string account = each.account;
                    // The loan's own id is another in each city.
                    const std::size_t at = account.find(city.loan);
                    if (at != std::string::npos) account.replace(at, city.loan.size(), "LOAN");
                    all[account] = each.total();
                }
            });
        return all;
    };
    CHECK(balances(by_hand, "bank") == balances(by_statement, "bank"));
    CHECK(balances(by_hand, "firm") == balances(by_statement, "firm"));

    // Sent again: the same request gives its answer again, another one is refused.
    const std::int64_t then = by_statement.journal();
    CHECK(banker.upload(statements, file, "statement-1").body == taken.body);
    const Told again = banker.upload(statements, file);
    CHECK(again.status == 409);
    CHECK(again.code() == "bank_statement.repeated");
    // Under another number the same payments are seen, and none is recorded twice.
    const Told renamed = by_statement.expect(
        banker.upload(statements, camt053("S2", {{"CRDT", "39500.00", "R1", "借2022-1"}})), 200);
    const Tree& counts = member(member(renamed.body, "items").list()->front(), "counts");
    CHECK(*member(member(counts, "recorded"), "count").integer() == 0);
    CHECK(by_statement.journal() == then + 1);
    CHECK(*member(member(by_statement.state(), "paid"), "interest").text() == "39500.00");

    // By hand: a part of what nobody named, and the rest is none of the bank's loans.
    const Told tasks = by_statement.expect(banker.get("/api/v1/tasks"), 200);
    bool waits = false;
    for (const Tree& task : *member(tasks.body, "items").list())
        waits = waits || *member(task, "record").text() == id;
    CHECK(waits);
    const auto assign = [&](int line, const std::string& amount, const std::string& loan) {
        return banker.post(path + "/lines/" + std::to_string(line) + "/assignment",
                           Tree::map({{"loan", loan}, {"amount", amount}, {"note", "电话核实"}}));
    };
    CHECK(assign(3, "100.01", by_statement.loan).code() == "bank_statement.above_left");
    CHECK(assign(3, "60.00", "LN000000000000").code() == "bank_statement.loan");
    CHECK(assign(1, "1.00", by_statement.loan).code() == "bank_statement.not_waiting");
    CHECK(assign(4, "5000000.00", by_statement.loan).code() == "loan.more_than_owed");
    CHECK(assign(9, "1.00", by_statement.loan).code() == "bank_statement.line");
    by_statement.expect(assign(3, "60.00", by_statement.loan), 200);
    Told now = by_statement.expect(banker.get(path), 200);
    CHECK(*member(entry(now, 2), "left").text() == "40.00");
    CHECK(*member(member(member(entry(now, 2), "parts").list()->front(), "allocation"), "principal")
               .text() == "60.00");  // the interest up to that day was paid with the line before
    for (const char* line : {"3", "4"})
        by_statement.expect(
            banker.post(path + "/lines/" + line + "/set-aside",
                        Tree::map({{"kind", "to_be_returned"}, {"reason", "多付"}})),
            200);
    now = by_statement.expect(banker.get(path), 200);
    CHECK(named(now.body, "stage") == "done");
    CHECK(*member(entry(now, 2), "left").text() == "0.00");
    CHECK(by_statement.whole());

    // Nobody else sees it.
    by_statement.office.add_organisation("other", "外地银行", OrganisationKind::bank);
    by_statement.office.add_person("stranger", "other", {Role::bank_officer});
    auto stranger = by_statement.office.sign_in("stranger");
    CHECK(stranger.get(path).status == 404);
    CHECK(stranger.upload(statements, file).code() == "bank_statement.account");
    CHECK(by_statement.office.sign_in("firm").upload(statements, file).status == 403);
    CHECK(by_statement.office.sign_in("head").upload(statements, file).status == 403);
}

TEST_CASE("a wrong statement changes nothing") {
    LentCity city;
    city.enter_account("bank", own_account);
    city.close_to("2024-03-22");
    auto banker = city.office.sign_in("banker");
    const Booked good{"CRDT", "39500.00", "R1", "借2022-1"};
    const std::int64_t before = city.journal();
    struct Wrong {
        std::string file, code;
    };
    std::string two = camt053("S1", {good});
    const std::size_t at = two.find("<Stmt>");
    const std::size_t end = two.find("</Stmt>") + 7;
    two.insert(end, two.substr(at, end - at));
    for (const Wrong& each : std::vector<Wrong>{
             {"", "http.missing_file"},
             {"PK\x03\x04", "spreadsheet.damaged"},
             {"<a/>", "camt053.document"},
             {camt053("S1", {good}).substr(0, 500), "spreadsheet.damaged"},
             {camt053("", {good}), "camt053.value"},
             {camt053("S1", {good}, "40500.01"), "statement.sum"},
             {camt053("S1", {good}, "40499.99"), "statement.sum"},
             {camt053("S1", {good, {"CRDT", "1.001", "R2", "x"}}, "40501.00"), "camt053.value"},
             {camt053("S1", {{"CRDT", "39500.00", "R1", "借2022-1", "2024-03-20"}}),
              "statement.outside"},
             {camt053("S1", {}, "1000.00", own_account, "2024-03-23"), "statement.future"},
             {camt053("S1", {good}, "", "4401000000000002"), "bank_statement.account"},
             {two, "bank_statement.twice"}}) {
        CAPTURE(each.code);
        const Told told = banker.upload(statements, each.file);
        CHECK(told.status >= 400);
        CHECK(told.status < 500);
        CHECK(told.code() == each.code);
        CHECK(banker.upload(std::string(statements) + "/preview", each.file).code() == each.code);
    }
    CHECK(city.journal() == before);
    CHECK(member(banker.get(statements).body, "items").list()->empty());
    CHECK(*member(member(city.state(), "paid"), "interest").text() == "0.00");
    CHECK(banker.upload(statements, camt053("S1", {good})).status == 200);
    CHECK(city.whole());
}

TEST_CASE("a statement that settles the loan closes its financing, and gaps are told") {
    LentCity city;
    city.enter_account("bank", own_account);
    city.close_to("2024-03-22");
    auto banker = city.office.sign_in("banker");
    const Told first = city.expect(
        banker.upload(statements, camt053("S1", {{"CRDT", "39500.00", "R1", "借2022-1"}})), 200);
    const std::string owed = *member(city.state(), "owed").text();
    const Told second = city.expect(
        banker.upload(statements, camt053("S2", {{"CRDT", owed, "R2", city.loan, "2024-03-22"}}, "",
                                          own_account, "2024-03-22")),
        200);
    const auto id = [](const Told& told) {
        return *member(member(told.body, "items").list()->front(), "id").text();
    };
    const Told page = city.expect(banker.get(std::string(statements) + "/" + id(second)), 200);
    CHECK(*member(member(page.body, "before"), "id").text() == id(first));
    CHECK_FALSE(*member(member(page.body, "before"), "joins").boolean());
    CHECK(*member(city.state(), "final").boolean());
    CHECK(city.expect(banker.get("/api/v1/financings/" + city.financing), 200)
              .text({"financing", "phase"}) == "closed");
    const Told after = city.expect(
        banker.upload(statements, camt053("S3", {{"CRDT", "1.00", "R3", city.loan, "2024-03-22"}},
                                          "", own_account, "2024-03-22")),
        200);
    CHECK(named(entry(city.expect(banker.get(std::string(statements) + "/" + id(after)), 200), 0),
                "reason") == "loan_ended");
    CHECK(city.whole());
}

TEST_CASE("of the same statement sent twice at once one is taken") {
    LentCity city;
    city.enter_account("bank", own_account);
    city.close_to("2024-03-22");
    const std::string file = camt053("S1", {{"CRDT", "39500.00", "R1", "借2022-1"}});
    auto banker = city.office.sign_in("banker");
    auto second = city.office.sign_in("second");
    Told one, other;
    std::thread beside([&] { other = second.upload(statements, file, "from-the-second"); });
    one = banker.upload(statements, file, "from-the-first");
    beside.join();
    CHECK(std::min(one.status, other.status) == 200);
    CHECK(std::max(one.status, other.status) == 409);
    CHECK(*member(member(city.state(), "paid"), "interest").text() == "39500.00");
    CHECK(city.whole());
}
