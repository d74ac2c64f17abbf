// Guarantees over the API: a chain of five parties from the line to the last recovery, guarantees
// that follow their loans, limits that parallel clients cannot pass, and a loss that is paid once.
#include <doctest/doctest.h>

#include <atomic>

#include "app/close_day.h"
#include "core/identifiers/identifiers.h"
#include "features/expense/expense.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::string code_of(int number) {
    const std::string code = "9143010000000" + std::to_string(1000 + number);
    return code + credit_code_check(code + '0');
}

class Town {
public:
    explicit Town(const Engine& engine = engines()[0]) : office(engine, date_of(2025, 6, 2)) {
        using enum OrganisationKind;
        office.add_organisation("bank", "科技银行", bank);
        office.add_organisation("other-bank", "商业银行", bank);
        office.add_organisation("guarantor", "融资担保公司", guarantor);
        office.add_organisation("re", "省再担保公司", guarantor);
        office.add_organisation("nation", "国家融资担保基金", guarantor);
        office.add_organisation("city", "市补偿金管理中心", fund_operator);
        office.add_organisation("window", "登记窗口", registry);
        office.add_person("banker", "bank", {Role::bank_officer});
        office.add_person("bank-head", "bank", {Role::bank_approver});
        office.add_person("other-banker", "other-bank", {Role::bank_officer});
        office.add_person("officer", "guarantor", {Role::guarantor_officer});
        office.add_person("approver", "guarantor", {Role::guarantor_approver});
        office.add_person("re-head", "re", {Role::guarantor_approver});
        office.add_person("nation-head", "nation", {Role::guarantor_approver});
        office.add_person("city-head", "city", {Role::fund_approver});
        for (int i = 0; i < 4; ++i) firm(i);
    }
    void firm(int number) {
        const std::string id = "firm-" + std::to_string(number);
        const Told told = office.sign_in("admin").post(
            "/api/v1/organisations", Tree::map({{"id", id},
                                                {"name", "企业" + std::to_string(number)},
                                                {"kind", "enterprise"},
                                                {"credit_code", code_of(number)},
                                                {"region", "430100"},
                                                {"size", "small"},
                                                {"technology_firm", true}}));
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
        office.add_person(id, id, {Role::enterprise_officer});
    }
    void right(const std::string& firm, const char* number) {
        const Told told = office.sign_in(firm).post(
            "/api/v1/rights", Tree::map({{"number", number},
                                         {"title", "一种泵"},
                                         {"details", Tree::map({{"type", "patent"},
                                                                {"main_class", "F04D13/06"},
                                                                {"further_classes", Tree::List{}},
                                                                {"filing_date", "2014-07-28"},
                                                                {"grant_date", "2016-08-17"},
                                                                {"fee_paid_through_year", 12},
                                                                {"same_day_invention", false}})},
                                         {"co_owners", Tree::List{}},
                                         {"registry", "window"}}));
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
    }
    Told post(const std::string& user, const std::string& path, const Tree& body) {
        return office.sign_in(user).post("/api/v1/" + path, body);
    }
    Told done(const std::string& user, const std::string& path, const Tree& body) {
        Told told = post(user, path, body);
        REQUIRE_MESSAGE(told.status < 300,
                        path << ": " << told.code() << " " << told.text({"detail"}));
        return told;
    }
    Told get(const std::string& user, const std::string& path) {
        return office.sign_in(user).get("/api/v1/" + path);
    }
    void net_assets(const char* amount, bool mainly_small = false) {
        done("officer", "guarantors/guarantor/net-assets",
             Tree::map({{"net_assets", amount},
                        {"as_of", "2025-05-31"},
                        {"mainly_small", mainly_small},
                        {"paper", "审计报告"}}));
        done("approver", "guarantors/guarantor/net-assets-confirmation",
             Tree::map({{"approved", true}, {"opinion", "与审计报告一致"}}));
    }
    std::string line(const char* scheme, const char* amount) {
        Tree body = Tree::map({{"bank", "bank"},
                               {"scheme", scheme},
                               {"number", std::string("担合") + scheme},
                               {"amount", amount},
                               {"until", "2025-12-31"}});
        if (std::string_view(scheme) == "five_party_chain") {
            body.set("re_guarantor", "re");
            body.set("national_fund", "nation");
            body.set("local_fund", "city");
        }
        const std::string id = done("officer", "guarantor-lines", body).text({"id"});
        done("approver", "guarantor-lines/" + id + "/decision",
             Tree::map({{"approved", true}, {"opinion", "同意"}}));
        done("bank-head", "guarantor-lines/" + id + "/acceptance",
             Tree::map({{"accepted", true}, {"opinion", "接受"}}));
        return id;
    }
    void move_to(Date day) { REQUIRE(close_day(office.system(), {day}, {})); }
    static Tree loan(const std::string& line, const std::string& firm, const std::string& contract,
                     const char* principal, const char* disbursed_on = "2025-06-01") {
        return Tree::map({{"line", line},
                          {"borrower", firm},
                          {"contract", contract},
                          {"principal", principal},
                          {"disbursed_on", disbursed_on},
                          {"matures_on", "2026-05-31"},
                          {"reference", "放款凭证"}});
    }
    Money posted(const std::string& book, const std::string& account) {
        Money sum;
        office.system().desk().read({"admin", "platform", {Role::administrator}},
                                    [&](View& view) { sum = view.balance(book, account); });
        return sum;
    }
    bool is_whole() {
        const auto report = verify(office.system().desk().database(),
                                   office.system().desk().kinds(), office.system().proofs());
        for (const Check& check : report.checks)
            for (const Difference& each : check.first)
                MESSAGE(check.name.name << " " << each.where << ": " << each.en);
        return report.whole();
    }

    Office office;
};

Tree opinion() { return Tree::map({{"opinion", "同意"}}); }
Tree approval() { return Tree::map({{"approved", true}, {"opinion", "同意"}}); }

// Applied for, accepted and issued.
std::string issued(Town& town, const std::string& line, const std::string& firm,
                   const char* principal) {
    const std::string id = town.done("banker", "guarantees",
                                     Tree::map({{"line", line},
                                                {"borrower", firm},
                                                {"contract", "借字-" + firm},
                                                {"principal", principal},
                                                {"months", 12},
                                                {"purpose", "采购原材料"}}))
                               .text({"id"});
    const std::string at = "guarantees/" + id;
    town.done("officer", at + "/proposal",
              Tree::map({{"opinion", "经营正常，反担保足值"},
                         {"counter_guarantees",
                          Tree::list({Tree::map({{"kind", "pledge_of_rights"},
                                                 {"paper", "知识产权质押合同1号"}})})}}));
    town.done("approver", at + "/decision", approval());
    town.done("banker", at + "/issue",
              Tree::map({{"principal", principal},
                         {"disbursed_on", "2025-06-02"},
                         {"matures_on", "2026-06-02"},
                         {"reference", "放款凭证"}}));
    return id;
}
Tree call_of(const char* principal, const char* interest, const char* default_on) {
    return Tree::map({{"principal", principal},
                      {"interest", interest},
                      {"default_on", default_on},
                      {"demand_letter", "催收函1号"},
                      {"statement", "企业停产，催收未果"}});
}

}  // namespace

TEST_CASE("five parties from the line to the last recovery, to the fen in every book") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Town town(engine);
        town.net_assets("50000000.00");
        const std::string line = town.line("five_party_chain", "20000000.00");
        const std::string id = issued(town, line, "firm-0", "3000000.00");
        const std::string at = "guarantees/" + id;
        // 3,000,000 × 80 % × 0.8 % for a year, passed on 0.3 % of 600,000 to each of the two.
        CHECK(town.get("banker", at).text({"guarantee", "fee"}) == "19200.00");
        CHECK(town.get("banker", at).text({"guarantee", "outstanding"}) == "2400000.00");
        CHECK(town.posted("guarantor", "Assets:GuaranteeFees:" + id) == yuan(19'200));
        town.done("officer", at + "/fee", Tree::map({{"reference", "收款1"}}));
        CHECK(town.posted("guarantor", "Assets:Cash") == yuan(19'200 - 3'600));
        CHECK(town.posted("nation", "Income:ReGuaranteeFees:" + id) == -yuan(1'800));
        CHECK(town.post("officer", at + "/fee", Tree::map({{"reference", "收款2"}})).code() ==
              "guarantee.fee_received");

        town.move_to(date_of(2025, 8, 5));
        CHECK(town.post("banker", at + "/call", call_of("1000000.07", "12000.00", "2025-06-02"))
                  .code() == "guarantee.default_before_loan");
        CHECK(town.post("banker", at + "/call", call_of("1000000.07", "12000.00", "2025-07-20"))
                  .code() == "guarantee.called_early");
        town.done("banker", at + "/call", call_of("1000000.07", "12000.00", "2025-06-03"));
        CHECK(town.get("officer", at).text({"guarantee", "pay_by"}) == "2025-09-04");
        town.done("officer", at + "/payment-proposal", opinion());
        // In force 2.4 million × 5 % leaves 120,000 to be paid this year.
        const Told proposed = town.get("officer", at);
        CHECK(proposed.text({"guarantee", "stage", "name"}) == "payment_proposed");
        town.done("approver", at + "/payment-decision", approval());
        CHECK(town.posted("bank", "Liabilities:SharedLoss:" + id) == -yuan(120'000));
        CHECK(town.posted("guarantor", "Assets:Recourse:" + id) == yuan(45'000));
        CHECK(town.posted("guarantor", "Assets:ReGuarantee:" + id) == yuan(75'000));
        CHECK(town.posted("nation", "Liabilities:ReGuarantee:" + id) == -yuan(30'000));
        CHECK(town.posted("firm-0", "Liabilities:Recourse:" + id) == -yuan(120'000));
        CHECK(town.is_whole());

        const auto pay = [&](const char* user, const char* party) {
            return town.post(user, at + "/reimbursements",
                             Tree::map({{"party", party}, {"reference", "付款"}}));
        };
        CHECK(pay("re-head", "national_fund").code() == "access.other_organisation");
        CHECK(pay("re-head", "re_guarantor").status == 200);
        CHECK(pay("re-head", "re_guarantor").code() == "guarantee.reimbursed");
        CHECK(pay("nation-head", "national_fund").status == 200);
        CHECK(town.post("approver", at + "/closing", Tree::map({{"reason", "终结"}})).code() ==
              "guarantee.not_reimbursed");
        CHECK(pay("city-head", "local_fund").status == 200);
        CHECK(town.posted("guarantor", "Assets:ReGuarantee:" + id) == Money{});

        // The bank pursues under this scheme.
        const auto recover = [&](const char* user, const char* amount, const char* costs) {
            return town.post(
                user, at + "/recoveries",
                Tree::map({{"amount", amount}, {"costs", costs}, {"reference", "收回"}}));
        };
        CHECK(recover("officer", "1.00", "0.00").code() == "guarantee.other_pursuer");
        CHECK(recover("banker", "1.00", "2.00").code() == "guarantee.costs_above");
        CHECK(recover("banker", "300000.33", "10000.00").status == 200);
        CHECK(recover("banker", "1000000.00", "0.00").code() == "guarantee.recovered_more");
        CHECK(recover("banker", "7777.77", "0.00").status == 200);
        CHECK(town.is_whole());
        town.done("approver", at + "/closing", Tree::map({{"reason", "无可供执行财产"}}));
        CHECK(town.posted("guarantor", "Assets:Recourse:" + id) == Money{});
        CHECK(town.posted("bank", "Liabilities:SharedLoss:" + id) == Money{});
        CHECK(town.is_whole());
        const Told standing = town.get("officer", "guarantors/guarantor/standing");
        CHECK(standing.text({"outstanding"}) == "0.00");
        CHECK(town.get("banker", "guarantors/guarantor/standing").status == 404);
        CHECK(!town.office.sign_in("officer").download("/api/v1/guarantees.xlsx").empty());
    }
}

TEST_CASE("a bank's loan is guaranteed as it is reported, or refused with each reason") {
    Town town;
    town.net_assets("100000000.00");
    const std::string line = town.line("follow_the_loan", "20000000.00");
    const Tree good = Town::loan(line, "firm-0", "借字1号", "1000000.00");
    const Told without = town.post("banker", "guaranteed-loans", good);
    CHECK(without.errors() == std::vector<std::string>{"guarantee.auto_rights@borrower"});
    town.right("firm-0", "2014103620773");
    const Told told = town.post("banker", "guaranteed-loans", good);
    REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
    CHECK(told.text({"stage"}) == "issued");
    const Told page = town.get("firm-0", "guarantees/" + told.text({"id"}));
    CHECK(page.text({"guarantee", "guaranteed"}) == "900000.00");
    CHECK(page.text({"guarantee", "fee"}) == "8000.00");
    // The same contract, however it is written.
    CHECK(town.post("banker", "guaranteed-loans",
                    Town::loan(line, "firm-0", "借字 1号", "1000000.00"))
              .code() == "guarantee.guaranteed_already");
    CHECK(town.post("other-banker", "guaranteed-loans",
                    Town::loan(line, "firm-0", "借字2号", "1000000.00"))
              .code() == "access.other_organisation");
    const Told large = town.post("banker", "guaranteed-loans",
                                 Town::loan(line, "firm-1", "借字3号", "5000000.01"));
    CHECK(large.errors() == std::vector<std::string>{"guarantee.auto_amount@principal",
                                                     "guarantee.auto_rights@borrower"});
    // It may not be applied for: nobody decides.
    CHECK(town.post("banker", "guarantees",
                    Tree::map({{"line", line},
                               {"borrower", "firm-0"},
                               {"contract", "借字4号"},
                               {"principal", "100000.00"},
                               {"months", 12},
                               {"purpose", "周转"}}))
              .code() == "guarantee.follows_loan");
    // 3 % of the 900,000 issued are paid in the year; then nothing follows any more.
    const std::string at = "guarantees/" + told.text({"id"});
    town.move_to(date_of(2025, 8, 5));
    town.done("banker", at + "/call", call_of("600000.00", "8000.00", "2025-06-20"));
    town.done("officer", at + "/payment-proposal", opinion());
    town.done("approver", at + "/payment-decision", approval());
    CHECK(town.get("banker", at).text({"guarantee", "paid"}) == "27000.00");
    CHECK(town.post("banker", "guaranteed-loans",
                    Town::loan(line, "firm-0", "借字5号", "1000000.00", "2025-08-04"))
              .code() == "guarantee.line_stopped");
    CHECK(town.is_whole());
}

TEST_CASE("no limit is passed, however many come at once") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Town town(engine);
        town.right("firm-0", "2014103620773");
        // Three times 900,000 fit under the line.
        town.net_assets("90000000.00");
        const std::string line = town.line("follow_the_loan", "2700000.00");
        std::atomic<int> issued_now{0};
        std::atomic<int> refused_now{0};
        in_threads(6, [&](int i) {
            const Told told =
                town.post("banker", "guaranteed-loans",
                          Town::loan(line, "firm-0", "并发" + std::to_string(i), "1000000.00"));
            if (told.status == 201)
                ++issued_now;
            else if (told.code() == "guarantee.line_passed")
                ++refused_now;
        });
        CHECK(issued_now == 3);
        CHECK(refused_now == 3);
        CHECK(town.get("banker", "guarantor-lines/" + line).text({"line", "outstanding"}) ==
              "2700000.00");
        CHECK(town.is_whole());
    }
}

TEST_CASE("of two reports of one loan at once one is guaranteed") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Town town(engine);
        town.right("firm-0", "2014103620773");
        town.net_assets("90000000.00");
        const std::string line = town.line("follow_the_loan", "9000000.00");
        std::atomic<int> issued_now{0};
        in_threads(4, [&](int) {
            if (town.post("banker", "guaranteed-loans",
                          Town::loan(line, "firm-0", "同一合同", "1000000.00"))
                    .status == 201)
                ++issued_now;
        });
        CHECK(issued_now == 1);
        CHECK(town.is_whole());
    }
}

TEST_CASE("borrower and group are held to net assets, under two lines together") {
    Town town;
    const std::string two = town.line("bank_guarantor_two_eight", "50000000.00");
    const auto ask = [&](const char* firm, const char* principal) {
        return town
            .done("banker", "guarantees",
                  Tree::map({{"line", two},
                             {"borrower", firm},
                             {"contract", std::string("借字-") + firm + principal},
                             {"principal", principal},
                             {"months", 12},
                             {"purpose", "周转"}}))
            .text({"id"});
    };
    const auto decide = [&](const std::string& id) {
        const std::string at = "guarantees/" + id;
        town.done(
            "officer", at + "/proposal",
            Tree::map({{"opinion", "同意"},
                       {"counter_guarantees", Tree::list({Tree::map({{"kind", "personal_guarantee"},
                                                                     {"paper", "保证合同"}})})}}));
        return town.post("approver", at + "/decision", approval());
    };
    const std::string first = ask("firm-0", "1000000.00");
    CHECK(town.post("officer", "guarantees/" + first + "/proposal",
                    Tree::map({{"opinion", "同意"}, {"counter_guarantees", Tree::List{}}}))
              .code() == "guarantee.counter_missing");
    CHECK(decide(first).code() == "guarantee.net_assets_unknown");
    town.net_assets("8000000.00");
    CHECK(town.post("approver", "guarantees/" + first + "/decision", approval()).status == 200);
    CHECK(decide(ask("firm-0", "0.02")).code() == "guarantee.borrower_limit");
    town.done("officer", "guarantors/guarantor/relations",
              Tree::map({{"name", "同一实际控制人"},
                         {"members", Tree::list({"firm-0", "firm-1"})},
                         {"paper", "工商登记"}}));
    // 800,000 of 1,200,000 are taken.
    CHECK(decide(ask("firm-1", "500000.02")).code() == "guarantee.group_limit");
    CHECK(decide(ask("firm-1", "500000.00")).status == 200);
    CHECK(decide(ask("firm-2", "1000000.00")).status == 200);
    const Told standing = town.get("approver", "guarantors/guarantor/standing");
    CHECK(standing.text({"leverage", "used"}) == "2000000.00");
    CHECK(standing.text({"leverage", "left"}) == "78000000.00");
    // What is withdrawn is there again.
    town.done("banker", "guarantees/" + first + "/withdrawal", Tree::map({{"reason", "不再需要"}}));
    CHECK(decide(ask("firm-0", "1000000.00")).status == 200);
    CHECK(town.is_whole());
}

TEST_CASE("a loss that a programme compensates is not paid by a guarantee as well") {
    Town town;
    town.net_assets("50000000.00");
    const std::string line = town.line("bank_guarantor_two_eight", "20000000.00");
    const std::string id = issued(town, line, "firm-0", "1000000.00");
    const expense::Thing thing{expense::Kind::loan_loss,
                               expense::key_of_paper("借字-firm-0", "bank"),
                               {},
                               yuan(1'000'000)};
    const Command command{"test", "k", "k", {"tester", "platform", {}}};
    REQUIRE(town.office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
        expense::put_down(work, thing,
                          {"CV000", "some_programme", "v", "bank", {}, yuan(1), work.today()});
        return Answer{200, Tree::Map{}};
    }));
    town.move_to(date_of(2025, 8, 5));
    const Told told = town.post("banker", "guarantees/" + id + "/call",
                                call_of("1000000.00", "0.00", "2025-06-20"));
    CHECK(told.code() == "guarantee.loss_paid");
    CHECK(told.status == 409);
    CHECK(town.is_whole());
}

TEST_CASE("a line asks for every party of its scheme, and for nobody else") {
    Town town;
    const Told missing = town.post("officer", "guarantor-lines",
                                   Tree::map({{"bank", "bank"},
                                              {"scheme", "national_fund_chain"},
                                              {"number", "担合1号"},
                                              {"amount", "1000000.00"},
                                              {"until", "2025-12-31"},
                                              {"local_fund", "city"}}));
    CHECK(missing.errors() == std::vector<std::string>{"guarantee.party_missing@re_guarantor",
                                                       "guarantee.party_missing@national_fund",
                                                       "guarantee.party_uncalled@local_fund"});
    CHECK(town.post("officer", "guarantor-lines",
                    Tree::map({{"bank", "firm-0"},
                               {"scheme", "bank_guarantor_two_eight"},
                               {"number", "担合1号"},
                               {"amount", "1000000.00"},
                               {"until", "2025-12-31"}}))
              .code() == "guarantee.organisation");
    CHECK(town.post("officer", "guarantor-lines",
                    Tree::map({{"bank", "bank"},
                               {"scheme", "none"},
                               {"number", "担合1号"},
                               {"amount", "1000000.00"},
                               {"until", "2025-12-31"}}))
              .code() == "guarantee.scheme");
}

TEST_CASE("schemes are there to everybody, and a quote shows who bears what") {
    Town town;
    const Told shelf = town.get("firm-0", "guarantee-schemes");
    REQUIRE(shelf.status == 200);
    CHECK(shelf.body.find("items")->list()->size() == 5);
    const Told one = town.get("firm-0", "guarantee-schemes/anhui_4321");
    CHECK(one.body.find("of_hundred")->find("parts")->list()->size() == 4);
    CHECK(town.get("firm-0", "guarantee-schemes/none").code() == "guarantee.scheme_unknown");
    const Told quote = town.post("firm-0", "guarantee-quotes",
                                 Tree::map({{"scheme", "anhui_4321"},
                                            {"principal", "1000000.00"},
                                            {"months", 12},
                                            {"counter_guaranteed", false},
                                            {"lost_principal", "1000000.00"},
                                            {"recovered", "100000.00"}}));
    REQUIRE(quote.status == 200);
    CHECK(quote.text({"fee", "amount"}) == "10000.00");
    CHECK(quote.text({"split", "paid"}) == "800000.00");
    CHECK(quote.body.find("returned")->find("parts")->list()->size() == 4);
}
