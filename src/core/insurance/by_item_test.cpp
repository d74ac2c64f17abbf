#include "core/insurance/by_item.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "core/insurance/testing/product.h"

using namespace zhirong;
using namespace zhirong::insurance;
using namespace zhirong::insurance::testing;

namespace {

const Date begin = date_of(2024, 3, 1);
Date day(int after) { return begin + Days{after}; }

ScheduledItem invention(const std::string& number) {
    return {number, RightKind::invention, "发明 " + number, {}};
}
ScheduledItem mark(const std::string& number) {
    return {number, RightKind::trademark, "商标 " + number, {}};
}
Inception of(std::vector<ScheduledItem> schedule) {
    return {.insured = Insured::owner,
            .zone = Zone::mainland,
            .sum = yuan(50'000),
            .months = 12,
            .claims = 0,
            .from = begin,
            .schedule = std::move(schedule)};
}
std::string shares(const Inception& inception, const std::vector<Movement>& movements = {}) {
    const auto items = premium_by_item(product(), inception, movements);
    REQUIRE(items.has_value());
    std::string text;
    for (const ItemPremium& each : *items)
        text += each.item.number + " " + to_string(each.premium) + " ";
    return text;
}

}  // namespace

TEST_CASE("each kind has what it is rated at, within it all the same") {
    // 50,000 × 2 % each invention, half of it each mark.
    CHECK(shares(of({invention("B"), mark("C"), invention("A")})) ==
          "A 1000.00 B 1000.00 C 500.00 ");
}

TEST_CASE("what joins late or leaves early bears its days") {
    // 547.95 of the first 100 days and 1,452.05 of the other 265, halved; the odd fen is A's.
    const std::vector<Movement> swapped{
        Change{.from = day(100), .add = {invention("C")}, .remove = {"B"}, .sum = {}, .zone = {}}};
    CHECK(shares(of({invention("A"), invention("B")}), swapped) == "A 1000.01 B 273.97 C 726.02 ");
}

TEST_CASE("what a short rate keeps is borne in proportion") {
    const std::vector<Movement> ended{Cancellation{day(10), Manner::short_rate}};
    const auto items = premium_by_item(product(), of({invention("A"), invention("B")}), ended);
    REQUIRE(items.has_value());
    const auto whole = coverage(product(), of({invention("A"), invention("B")}), ended);
    CHECK((*items)[0].premium + (*items)[1].premium == whole->premium);
    // Two splits, each with at most one odd fen.
    CHECK((*items)[0].premium.fen - (*items)[1].premium.fen <= 2);
    // On the very first day nothing was covered; what is kept was for what was to be.
    const std::vector<Movement> at_once{Cancellation{day(0), Manner::short_rate}};
    const auto kept = premium_by_item(product(), of({invention("A")}), at_once);
    REQUIRE(kept.has_value());
    CHECK(kept->size() == 1);
    CHECK(kept->front().premium == coverage(product(), of({invention("A")}), at_once)->premium);
}

TEST_CASE("parts of what was paid sum to it") {
    const auto items =
        premium_by_item(product(), of({invention("A"), invention("B"), mark("C")}), {});
    REQUIRE(items.has_value());
    std::vector<std::string> parts;
    for (const Money each : shares_of(*parse_money("1000.01"), *items))
        parts.push_back(to_string(each));
    CHECK(parts == std::vector<std::string>{"400.01", "400.00", "200.00"});
    CHECK(shares_of(Money{}, *items)[0] == Money{});
    CHECK(shares_of(Money{}, std::vector<ItemPremium>{}).empty());
}

TEST_CASE("whatever happens, the items bear the premium and nothing else") {
    rc::check([] {
        std::vector<ScheduledItem> schedule;
        const int count = *rc::gen::inRange(1, 5);
        for (int i = 0; i < count; ++i) {
            const std::string number(1, static_cast<char>('A' + i));
            schedule.push_back(*rc::gen::arbitrary<bool>() ? invention(number) : mark(number));
        }
        std::vector<Movement> movements;
        const int added = *rc::gen::inRange(0, 365);
        if (*rc::gen::arbitrary<bool>())
            movements.emplace_back(Change{
                .from = day(added), .add = {invention("X")}, .remove = {}, .sum = {}, .zone = {}});
        if (*rc::gen::arbitrary<bool>())
            movements.emplace_back(
                Cancellation{day(*rc::gen::inRange(0, 365)),
                             *rc::gen::arbitrary<bool>() ? Manner::pro_rata : Manner::short_rate});
        const Inception inception = of(schedule);
        const auto whole = coverage(product(), inception, movements);
        const auto items = premium_by_item(product(), inception, movements);
        RC_ASSERT(whole.has_value() == items.has_value());
        if (!whole) return;
        Money sum;
        for (const ItemPremium& each : *items) {
            RC_ASSERT(each.premium >= Money{});
            sum += each.premium;
        }
        RC_ASSERT(sum == whole->premium);
        const Money paid{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
        Money parts;
        for (const Money each : shares_of(paid, *items)) parts += each;
        RC_ASSERT(parts == paid);
    });
}
