// The story of the first loan over the API, on both engines: the figures that Hunan's rules and the
// law give, and what everybody's book says of them in the end. The figures were worked out by hand:
// the shares are 45/45/10 of 4,000,000, within the bank's block 40 % the guarantor's by agreement;
// the recovery is 1,260,000.01 less 37,800.00, returned pro rata of what each bore.
#include <doctest/doctest.h>

#include <map>

#include "app/demonstration/story.h"
#include "platform/database/testing/engines.h"
#include "platform/desk/verify.h"
#include "story/book.h"

using namespace zhirong;

namespace {

Actor auditor() { return {"auditor", "platform", {Role::auditor}}; }

bool is_whole(System& system) {
    return verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole();
}

std::map<std::string, Money> balances_of(System& system, const std::string& book) {
    std::map<std::string, Money> result;
    system.desk().read(auditor(), [&](View& view) {
        for (const Balance& each : view.balances(book, view.today(), DateKind::value)) {
            // Without the loan's or the disposal's own id.
            std::string name = each.account;
            if (const std::size_t last = name.rfind(':');
                name.compare(last + 1, 2, "LN") == 0 || name.compare(last + 1, 2, "DP") == 0)
                name.resize(last);
            result[name] += each.total();
        }
    });
    return result;
}

std::string figure(const Tree& page, std::string_view section, std::string_view name) {
    for (const Tree& one : *page.find("sections")->list())
        if (*one.find("kind")->text() == section)
            for (const Tree& field : *one.find("fields")->list())
                if (*field.find("name")->text() == name) return *field.find("value")->text();
    return "";
}

}  // namespace

TEST_CASE("the first loan: lent, defaulted, compensated, recovered, and every book agrees") {
    for (const testing::Engine& engine : testing::engines()) {
        CAPTURE(engine.name);
        const testing::TemporaryFolder folder;
        System system(testing::book_at(engine.new_url(folder)));
        Teller teller(system);
        set_the_stage(teller);
        std::vector<std::string> chapters;
        const std::string id = tell_the_first_loan(
            teller,
            [&](const Chapter& chapter, const std::string&) { chapters.push_back(chapter.en); });
        CHECK(chapters.size() == 10);

        const Tree page = teller.get("auditor", "/api/v1/financings/" + id);
        CHECK(*page.find("financing")->find("phase")->text() == "closed");
        CHECK(figure(page, "compensation", "reserved") == "1800000.00");
        CHECK(figure(page, "compensation", "fund") == "1800000.00");
        CHECK(figure(page, "compensation", "bank") == "1080000.00");
        CHECK(figure(page, "compensation", "guarantor_or_insurer") == "720000.00");
        CHECK(figure(page, "compensation", "appraiser_disposer") == "400000.00");
        CHECK(figure(page, "disposal", "recovered") == "1222200.01");

        const auto fund = balances_of(system, "hunan-ip-exchange");
        CHECK(fund.at("Equity:Fund:Reserved") == Money{});
        CHECK(fund.at("Expenses:Compensation") == *parse_money("1800000.00"));
        CHECK(fund.at("Income:Recoveries") == *parse_money("-549990.01"));
        CHECK(fund.at("Equity:Fund:Free") == *parse_money("-63749990.01"));
        const auto bank = balances_of(system, "changsha-bank");
        CHECK(bank.at("Liabilities:SharedLoss") == Money{});
        CHECK(bank.at("Income:SharedLossReceived") == *parse_money("-2027793.99"));
        CHECK(bank.at("Expenses:WriteOff") == *parse_money("2906436.57"));
        CHECK(balances_of(system, "xiang-guarantee").at("Income:SharedLoss") ==
              *parse_money("-219996.00"));
        CHECK(balances_of(system, "hunan-appraisal").at("Income:SharedLoss") ==
              *parse_money("-122220.00"));
        CHECK(balances_of(system, "xiangjiang-pump").at("Liabilities:Loans:WrittenOff") ==
              *parse_money("-2906436.57"));

        CHECK(is_whole(system));
    }
}

TEST_CASE("a story told twice is told once: every step keeps its first answer") {
    testing::TemporaryFolder folder;
    System system(testing::book_in(folder.path()));
    const auto lines = [&] {
        return system.desk().database().read([](Session& session) {
            return session.query("select number, digest from chain where id = 1")
                .front()
                .integer(0);
        });
    };
    const Narrator silent = [](const Chapter&, const std::string&) {};
    {
        Teller teller(system);
        set_the_stage(teller);
        tell_the_first_loan(teller, silent);
    }
    const std::int64_t once = lines();
    {
        Teller teller(system);
        set_the_stage(teller);
        tell_the_first_loan(teller, silent);
    }
    CHECK(lines() == once);
}

TEST_CASE("the same story gives the same books to the byte") {
    const auto told = [] {
        testing::TemporaryFolder folder;
        System system(testing::book_in(folder.path()));
        Teller teller(system);
        set_the_stage(teller);
        tell_the_first_loan(teller, [](const Chapter&, const std::string&) {});
        return system.desk().database().read([](Session& session) {
            return session.query("select digest from chain where id = 1").front().text(0);
        });
    };
    CHECK(told() == told());
}

TEST_CASE(
    "maker and checker differ, strangers see nothing, and a repeated key needs the same body") {
    testing::TemporaryFolder folder;
    System system(testing::book_in(folder.path()));
    Teller teller(system);
    set_the_stage(teller);
    teller.close_day(*parse_date("2024-03-15"));
    const Narrator silent = [](const Chapter&, const std::string&) {};
    const std::string id = lend(teller,
                                {.firm = "pump",
                                 .rights = {"RT201910123456X"},
                                 .values = {"16000000.00"},
                                 .amount = "4000000.00",
                                 .maturity = "2025-03-15",
                                 .serial = 7},
                                silent);
    CHECK_THROWS_AS(teller.get("optics", "/api/v1/financings/" + id), StoryBroken);
    // The patent is pledged: it cannot carry a second loan.
    CHECK_THROWS_WITH_AS(lend(teller,
                              {.firm = "pump",
                               .rights = {"RT201910123456X"},
                               .values = {"1"},
                               .amount = "1.00",
                               .maturity = "2025-03-15",
                               .until = Plan::Until::applied},
                              silent),
                         doctest::Contains("financing.right_pledged"), StoryBroken);
    // A loan above what the fund covers per borrower is covered up to the cap (5,000,000 in all).
    const Tree fund = teller.get("fund.officer", "/api/v1/funds");
    const std::string fund_id = *fund.find("items")->list()->front().find("id")->text();
    const Tree shown = teller.get("fund.officer", "/api/v1/funds/" + fund_id);
    CHECK(*shown.find("balances")->find("reserved")->text() == "1800000.00");
    CHECK(*shown.find("balances")->find("free")->text() == "63200000.00");
    const std::string loan =
        *teller.get("bank.officer", "/api/v1/financings/" + id).find("loan")->find("id")->text();
    // Settled at once: what was set aside is free again.
    teller.post("bank.officer", "/api/v1/loans/" + loan + "/prepayments", [] {
        return Tree::map({{"amount", "4000000.00"},
                          {"date", "2024-03-15"},
                          {"effect", "shorten"},
                          {"reference", "提前结清"}});
    });
    const Tree after = teller.get("fund.officer", "/api/v1/funds/" + fund_id);
    CHECK(*after.find("balances")->find("reserved")->text() == "0.00");
    CHECK(is_whole(system));
}

TEST_CASE("what the borrower pays after it was compensated goes back to those who bore the loss") {
    const testing::TemporaryFolder folder;
    System system(testing::book_in(folder.path()));
    load_demonstration(system);
    Teller teller(system);
    const Tree funds = teller.get("fund.officer", "/api/v1/funds");
    const std::string fund = *funds.find("items")->list()->front().find("id")->text();
    const Tree shown = teller.get("fund.officer", "/api/v1/funds/" + fund);
    std::string claimed;
    for (const Tree& cover : *shown.find("enrolments")->list())
        if (*cover.find("stage")->find("name")->text() == "claimed")
            claimed = *cover.find("financing")->text();
    REQUIRE(!claimed.empty());
    const auto post = [&](const char* user, const char* operation, Tree::Map changes) {
        const Tree action = teller.offered(user, claimed, operation);
        REQUIRE(!action.is_null());
        return teller.again(user, *action.find("path")->text(),
                            with(*action.find("prefill"), changes));
    };
    // 2,000,000 lost: fund 900,000, bank 540,000, guarantor 360,000, appraiser 200,000.
    post("fund.officer", "proposeCompensation", {{"opinion", "符合条件"}});
    CHECK(teller.offered("fund.officer", claimed, "proposeCompensation").is_null());
    post("fund.approver", "decideCompensation", {{"approved", true}, {"opinion", "同意"}});
    post("bank.officer", "recordRepayment", {{"amount", "100000.03"}, {"reference", "企业还款"}});
    const Tree page = teller.get("auditor", "/api/v1/financings/" + claimed);
    std::map<std::string, std::string> returned;
    for (const Tree& section : *page.find("sections")->list())
        if (*section.find("kind")->text() == "compensation")
            for (const Tree& field : *section.find("fields")->list())
                if (field.find("zh")->text()->starts_with("返还"))
                    returned[*field.find("name")->text()] = *field.find("value")->text();
    CHECK(returned["fund"] == "45000.01");
    CHECK(returned["bank"] == "27000.01");
    CHECK(returned["guarantor_or_insurer"] == "18000.01");
    CHECK(returned["appraiser_disposer"] == "10000.00");
    CHECK(is_whole(system));
}
