#include "features/panel/panel.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zhirong;
using namespace zhirong::panel;

namespace {

const Date today = date_of(2024, 3, 15);
const Actor officer{"li", "bank", {Role::bank_officer}};
const Actor valuer{"zhao", "first", {Role::appraiser_officer}};

Admit terms(const std::string& appraiser) {
    return {.appraiser = appraiser,
            .licence = "湘财评备 1 号",
            .valid_from = date_of(2024, 1, 1),
            .valid_until = date_of(2024, 12, 31),
            .fields = {"machinery"},
            .tiers = {{yuan(1'000'000), Ratio::percent(2)},
                      {yuan(10'000'000), Ratio::percent(1)},
                      {std::nullopt, Ratio(1, 1000)}},
            .least_fee = yuan(5'000),
            .ceiling = Ratio::percent(3)};
}
Member member(const std::string& appraiser) {
    Member made{.id = id_of_member("bank", appraiser)};
    return apply(made, decide(terms(appraiser), officer, today).value());
}
const Matter matter{"firm", "bank", {"firm", "institute"}, "machinery"};

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().first().kind->code;
}

Inquiry inquiry(const std::vector<Past>& past = {}) {
    const std::vector<Member> members{member("first"), member("second")};
    Inquiry made{.id = "PI1"};
    return apply(made, decide(Ask{yuan(5'000'000), today, "machinery"}, "FA1", yuan(2'000'000),
                              matter, members, past, officer, today)
                           .value());
}

}  // namespace

TEST_CASE("a fee is summed tier by tier, between the least fee and the ceiling") {
    const Admit table = terms("first");
    CHECK(fee_of(table, yuan(1'000'000)).amount == yuan(20'000));
    CHECK(fee_of(table, yuan(5'000'000)).amount == yuan(60'000));
    CHECK(fee_of(table, yuan(20'000'000)).amount == yuan(120'000));
    CHECK(fee_of(table, yuan(200'000)).amount == yuan(5'000));  // the least fee
    CHECK(fee_of(table, yuan(100'000)).amount == yuan(3'000));  // the ceiling, 3 %
    CHECK(fee_of(table, yuan(5'000'000)).why.result == "60000.00");
}

TEST_CASE(
    "whatever the value, a fee stays within its bounds and does not fall as the value rises") {
    CHECK(rc::check([] {
        const Money value{*rc::gen::inRange<std::int64_t>(100, 1'000'000'000'00)};
        const Admit table = terms("first");
        const Money fee = fee_of(table, value).amount;
        RC_ASSERT(fee <= zhirong::apply(value, table.ceiling, Rounding::down));
        RC_ASSERT(fee_of(table, value + yuan(1)).amount >= fee);
    }));
}

TEST_CASE("terms are rising tiers, rates within the ceiling, and a validity") {
    const auto with = [](auto change) {
        Admit command = terms("first");
        change(command);
        return code_of(decide(command, officer, today));
    };
    CHECK(with([](Admit&) {}) == "");
    CHECK(with([](Admit& c) { c.valid_until = date_of(2023, 12, 31); }) == "panel.validity");
    CHECK(with([](Admit& c) { c.ceiling = Ratio(61, 1000); }) == "panel.rate");
    CHECK(with([](Admit& c) { c.tiers[0].rate = Ratio{}; }) == "panel.rate");
    CHECK(with([](Admit& c) { c.tiers[0].rate = Ratio(1, 300); }) == "panel.rate");
    CHECK(with([](Admit& c) { c.tiers[1].up_to = yuan(1'000'000); }) == "panel.tiers_order");
    CHECK(with([](Admit& c) { c.tiers[2].up_to = yuan(20'000'000); }) == "panel.tiers_order");
    CHECK(code_of(decide(terms("first"), valuer, today)) == "access.role_missing");
}

TEST_CASE("who is suspended, expired, of another field or in conflict is not invited, and why") {
    CHECK_FALSE(unfit(member("first"), matter, today));
    CHECK(unfit(member("first"), matter, date_of(2025, 1, 1)));
    CHECK_FALSE(unfit(member("first"), matter, date_of(2024, 12, 31)));
    Matter other = matter;
    other.field = "software";
    CHECK(unfit(member("first"), other, today));
    CHECK(unfit(member("institute"), matter, today));
    Member suspended = member("first");
    suspended = apply(suspended, decide(suspended, Suspend{"报告质量"}, officer, today).value());
    CHECK(unfit(suspended, matter, today)->zh == "已暂停：报告质量");
    Member conflicted = member("first");
    conflicted =
        apply(conflicted,
              decide(conflicted, DeclareConflict{"firm", "持股 5%", today}, valuer, today).value());
    CHECK(unfit(conflicted, matter, today)->zh == "与借款企业有利害关系：持股 5%");
    CHECK_FALSE(unfit(conflicted, matter, today + Days{1}));
    const std::vector<Member> members{suspended};
    CHECK(code_of(decide(Ask{yuan(1), today, {}}, "FA1", yuan(1), matter, members, {}, officer,
                         today)) == "panel.nobody");
}

TEST_CASE("it is the turn of whoever was chosen least, then longest ago") {
    CHECK(inquiry().asked.turn == "first");
    CHECK(inquiry({{"first", 1, today}}).asked.turn == "second");
    CHECK(inquiry({{"first", 1, date_of(2024, 1, 1)}, {"second", 1, date_of(2023, 9, 1)}})
              .asked.turn == "second");
}

TEST_CASE("a quote keeps to the table, a choice to the turn or the price, or gives a reason") {
    Inquiry asked = inquiry({{"first", 2, today}});
    CHECK(asked.asked.invited[0].fee == yuan(60'000));
    const auto quote = [&](const char* who, std::int64_t fee, Date on = today) {
        return decide(asked, Quote{yuan(fee), 10, {}}, {"x", who, {Role::appraiser_officer}}, on);
    };
    CHECK(code_of(quote("first", 60'001)) == "panel.above_table");
    CHECK(code_of(quote("third", 1)) == "panel.not_invited");
    CHECK(code_of(quote("first", 1, today + Days{1})) == "panel.too_late");
    CHECK(code_of(decide(asked, Choose{"first", {}}, officer, today)) == "panel.no_quote");
    asked = apply(asked, quote("first", 60'000).value());
    asked = apply(asked, quote("second", 55'000).value());
    CHECK(code_of(decide(asked, Choose{"first", {}}, officer, today)) == "panel.reason");
    CHECK(decide(asked, Choose{"first", "熟悉该技术领域"}, officer, today).has_value());
    CHECK(decide(asked, Choose{"second", {}}, officer, today).has_value());
    asked = apply(asked, quote("first", 50'000).value());
    CHECK(decide(asked, Choose{"first", {}}, officer, today).has_value());  // the cheapest
    asked = apply(asked, decide(asked, Choose{"second", {}}, officer, today).value());
    CHECK(code_of(quote("first", 1)) == "panel.chosen");
}
