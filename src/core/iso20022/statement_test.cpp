#include "core/iso20022/statement.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::iso20022;

namespace {

const Date day = date_of(2024, 6, 21);

StatementEntry entry(Money amount, Direction direction) {
    return {.amount = amount, .direction = direction, .booked = day, .line = 30};
}

// 1000.00 + 500.00 - 200.00 = 1300.00
AccountStatement statement() {
    AccountStatement made{.id = "S1"};
    made.account = "4301";
    made.balances = {{"OPBD", yuan(1'000), Direction::credit, day, 10},
                     {"CLBD", yuan(1'300), Direction::credit, day, 20}};
    made.entries = {entry(yuan(500), Direction::credit), entry(yuan(200), Direction::debit)};
    return made;
}

std::vector<std::string> wrong(const AccountStatement& statement, Date today = day) {
    std::vector<std::string> codes;
    if (const auto checked = check(statement, today); !checked)
        for (const Refusal& refusal : checked.error().all)
            codes.push_back(refusal.kind->code + std::string("@") + refusal.field);
    return codes;
}
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a statement adds up to the fen") {
    const auto totals = check(statement(), day);
    REQUIRE(totals.has_value());
    CHECK(totals->credits == yuan(500));
    CHECK(totals->debits == yuan(200));
    CHECK(totals->closing.amount == yuan(1'300));
    AccountStatement off = statement();
    off.balances[1].amount += Money{1};
    CHECK(wrong(off) == Codes{"statement.sum@line 20"});
    off.balances[1].amount -= Money{2};
    CHECK(wrong(off) == Codes{"statement.sum@line 20"});
}

TEST_CASE("a balance may be overdrawn") {
    AccountStatement overdrawn = statement();
    overdrawn.balances[0] = {"OPBD", yuan(1'000), Direction::debit, day, 10};
    overdrawn.balances[1] = {"CLBD", yuan(700), Direction::debit, day, 20};
    CHECK(wrong(overdrawn).empty());
}

TEST_CASE("both balances are needed, once each") {
    AccountStatement lacking = statement();
    lacking.balances.pop_back();
    CHECK(wrong(lacking) == Codes{"statement.no_balance@line 0"});
    lacking.balances.clear();
    CHECK(wrong(lacking) == Codes{"statement.no_balance@line 0", "statement.no_balance@line 0"});
    AccountStatement twice = statement();
    twice.balances.push_back({"CLBD", yuan(1'300), Direction::credit, day, 25});
    CHECK(wrong(twice) == Codes{"statement.two_balances@line 25"});
    AccountStatement before = statement();
    before.balances[0].code = "PRCD";
    CHECK(wrong(before).empty());
}

TEST_CASE("entries lie between the balances, and these not in the future") {
    AccountStatement off = statement();
    off.entries[0].booked = day - Days{1};
    CHECK(wrong(off) == Codes{"statement.outside@line 30"});
    off.entries[0].booked = day + Days{1};
    CHECK(wrong(off) == Codes{"statement.outside@line 30"});
    off.entries[0].booked.reset();
    CHECK(wrong(off) == Codes{"statement.booking_date@line 30"});
    CHECK(wrong(statement(), day - Days{1}) == Codes{"statement.future@line 20"});
    AccountStatement reversed = statement();
    reversed.balances[0].on = day + Days{1};
    CHECK(wrong(reversed).front() == "statement.days@line 20");
}

TEST_CASE("an entry's details sum to it, and an entry is not nothing") {
    AccountStatement split = statement();
    split.entries[0].details = {{.amount = yuan(300)}, {.amount = yuan(200)}};
    CHECK(wrong(split).empty());
    split.entries[0].details[1].amount = yuan(201);
    CHECK(wrong(split) == Codes{"statement.entry_sum@line 30"});
    AccountStatement zero = statement();
    zero.entries.push_back(entry({}, Direction::credit));
    CHECK(wrong(zero) == Codes{"statement.zero@line 30"});
}

TEST_CASE("another currency is refused") {
    AccountStatement dollars = statement();
    dollars.account_currency = "USD";
    CHECK(wrong(dollars) == Codes{"statement.currency@line 0"});
}

TEST_CASE("an entry that gathers payments becomes as many where it tells them apart") {
    AccountStatement made = statement();
    made.entries[0].servicer_reference = "R1";
    made.entries[0].details = {
        {.amount = yuan(300), .end_to_end = "LN1", .debtor = "甲"},
        {.amount = yuan(200), .servicer_reference = "R1b", .end_to_end = "NOTPROVIDED"}};
    auto all = transactions(made);
    REQUIRE(all.size() == 3);
    CHECK(all[0].entry == 1);
    CHECK(all[0].detail == 1);
    CHECK(all[0].amount == yuan(300));
    CHECK(all[0].end_to_end == "LN1");
    CHECK(all[0].counterparty == "甲");
    CHECK(all[0].servicer_reference == "R1/1");
    CHECK(all[1].servicer_reference == "R1b");
    CHECK(all[1].end_to_end.empty());
    CHECK(all[1].texts.empty());
    CHECK(all[2].entry == 2);
    CHECK(all[2].detail == 0);
    made.entries[0].details[1].amount.reset();
    all = transactions(made);
    REQUIRE(all.size() == 2);
    CHECK(all[0].gathered);
    CHECK(all[0].amount == yuan(500));
    CHECK(all[0].servicer_reference == "R1");
}

TEST_CASE("a payment counts from its value date, or from the day it was booked") {
    AccountStatement made = statement();
    made.entries[0].value = day - Days{2};
    const auto all = transactions(made);
    CHECK(all[0].value == day - Days{2});
    CHECK(all[1].value == day);
}

TEST_CASE("amounts have at most the two decimals of the yuan, and no sign") {
    CHECK(parse_amount("5") == yuan(5));
    CHECK(parse_amount("5.1") == Money{510});
    CHECK(parse_amount("5.12") == Money{512});
    CHECK_FALSE(parse_amount("5.123").has_value());
    CHECK_FALSE(parse_amount("-5.00").has_value());
    CHECK_FALSE(parse_amount("+5.00").has_value());
    CHECK_FALSE(parse_amount("5e2").has_value());
    CHECK_FALSE(parse_amount("").has_value());
}
