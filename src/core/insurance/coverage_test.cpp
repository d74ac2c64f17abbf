#include "core/insurance/coverage.h"

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

// A year of two inventions of 50,000 each: 2 × 50,000 × 2 % = 2,000.00.
Inception two() {
    return {.insured = Insured::owner,
            .zone = Zone::mainland,
            .sum = yuan(50'000),
            .months = 12,
            .claims = 0,
            .from = begin,
            .schedule = {invention("A"), invention("B")}};
}

std::string premium(const std::vector<Movement>& movements, const Inception& inception = two()) {
    const auto made = coverage(product(), inception, movements);
    return made ? to_string(made->premium) : made.error().first().kind->code;
}
std::string field(const std::vector<Movement>& movements) {
    return coverage(product(), two(), movements).error().first().field;
}
Change add(int from, std::vector<ScheduledItem> items) {
    return {.from = day(from), .add = std::move(items), .remove = {}, .sum = {}, .zone = {}};
}
Change remove(int from, std::vector<std::string> numbers) {
    return {.from = day(from), .add = {}, .remove = std::move(numbers), .sum = {}, .zone = {}};
}
Change sum_of(int from, Money sum) {
    return {.from = day(from), .add = {}, .remove = {}, .sum = sum, .zone = {}};
}

}  // namespace

TEST_CASE("a policy without movements costs its quote") {
    CHECK(two().until() == date_of(2025, 2, 28));  // 365 days
    CHECK(premium({}) == "2000.00");
    const auto made = coverage(product(), two(), {});
    REQUIRE(made.has_value());
    REQUIRE(made->stretches.size() == 1);
    CHECK(made->stretches[0].count == 2);
    CHECK(made->stretches[0].aggregate == yuan(100'000));
    CHECK(made->why.result == "2000.00");
}

TEST_CASE("an endorsement costs what its days cost") {
    // From day 100 a third invention: 3,000 a year for 265 of 365 days, 2,000 for the 100 before:
    // 547.95 + (3,000 − 821.92).
    CHECK(premium({add(100, {invention("C")})}) == "2726.03");
    // From the first day it is the quote of three.
    CHECK(premium({add(0, {invention("C")})}) == "3000.00");
    // One goes and comes back: 400 days' worth is never charged.
    CHECK(premium({remove(100, {"B"}), add(200, {invention("B")})}) == "1726.04");
    // Twice the sum for the second half.
    CHECK(premium({sum_of(183, yuan(100'000))}) == "2997.26");
}

TEST_CASE("out of sequence the same premium") {
    const Change later = add(200, {invention("C")});
    const Change earlier = sum_of(100, yuan(60'000));
    CHECK(premium({later, earlier}) == premium({earlier, later}));
    // What was made known last is charged as the difference.
    const auto first = coverage(product(), two(), std::vector<Movement>{later});
    const auto both = coverage(product(), two(), std::vector<Movement>{later, earlier});
    CHECK(to_string(both->premium - first->premium) == "380.84");
}

TEST_CASE("cancellation") {
    const auto ends = [](int from, Manner manner) { return Cancellation{day(from), manner}; };
    CHECK(premium({ends(0, Manner::pro_rata)}) == "0.00");
    CHECK(premium({ends(0, Manner::short_rate)}) == "0.00");
    CHECK(premium({ends(73, Manner::pro_rata)}) == "400.00");    // 73 of 365 days
    CHECK(premium({ends(73, Manner::short_rate)}) == "600.00");  // three months begun: 30 %
    CHECK(premium({ends(360, Manner::short_rate)}) == "2000.00");
    const auto made =
        coverage(product(), two(), std::vector<Movement>{ends(73, Manner::short_rate)});
    CHECK(made->kept_above == yuan(200));
    CHECK(made->closed_on == day(73));
    CHECK_FALSE(made->stretches.back().covered);
    CHECK(schedule_on(two(), std::vector<Movement>{ends(73, Manner::pro_rata)}, day(72)).size() ==
          2);
    CHECK(schedule_on(two(), std::vector<Movement>{ends(73, Manner::pro_rata)}, day(73)).empty());
}

TEST_CASE("reinstatement") {
    const Cancellation end{day(73), Manner::short_rate};
    // Without a gap as if it had never ended; with one the gap costs nothing.
    CHECK(premium({end, Reinstatement{day(73)}}) == "2000.00");
    CHECK(premium({end, Reinstatement{day(146)}}) == "1600.00");
    CHECK(premium({end, Reinstatement{day(146)}, Cancellation{day(219), Manner::pro_rata}}) ==
          "800.00");
    // A change behind the end waits for the return of cover.
    CHECK(premium({add(200, {invention("C")}), Cancellation{day(100), Manner::pro_rata}}) ==
          "547.95");
    CHECK(premium({add(200, {invention("C")}), Cancellation{day(100), Manner::pro_rata},
                   Reinstatement{day(100)}}) == "2452.05");
    const auto spans = insured_spans(
        two(), std::vector<Movement>{end, Reinstatement{day(146)}, remove(200, {"B"})});
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].second == std::vector<Span>{{day(0), day(72)}, {day(146), day(364)}});
    CHECK(spans[1].second == std::vector<Span>{{day(0), day(72)}, {day(146), day(199)}});
}

TEST_CASE("refused, at the movement") {
    CHECK(premium({add(-1, {invention("C")})}) == "insurance.outside_term");
    CHECK(premium({add(365, {invention("C")})}) == "insurance.outside_term");
    CHECK(premium({add(10, {invention("A")})}) == "insurance.scheduled_already");
    CHECK(field({add(5, {invention("C")}), add(10, {invention("D"), invention("A")})}) ==
          "movements[1].add[1].number");
    CHECK(premium({remove(10, {"C"})}) == "insurance.not_scheduled");
    CHECK(premium({remove(10, {"A", "B"})}) == "insurance.schedule_empty");
    CHECK(premium({sum_of(10, yuan(60'000)), sum_of(10, yuan(70'000))}) ==
          "insurance.two_on_a_day");
    CHECK(premium({sum_of(10, yuan(5'000))}) == "insurance.sum_low");
    CHECK(field({sum_of(10, yuan(5'000))}) == "movements[0].sum");
    CHECK(premium({Change{.from = day(10), .add = {}, .remove = {}, .sum = {}, .zone = {}}}) ==
          "insurance.changes_nothing");
    CHECK(premium({Reinstatement{day(10)}}) == "insurance.covered_already");
    CHECK(premium({Cancellation{day(10), Manner::pro_rata},
                   Cancellation{day(20), Manner::pro_rata}}) == "insurance.not_covered_then");
    CHECK(premium({add(10, {mark("C"), mark("C")})}) == "insurance.two_on_a_day");
}

TEST_CASE("earned by day") {
    const auto made = coverage(product(), two(),
                               std::vector<Movement>{add(100, {invention("C")}),
                                                     Cancellation{day(219), Manner::short_rate}});
    REQUIRE(made.has_value());
    CHECK(earned_by(*made, day(-1)) == Money{});
    CHECK(to_string(earned_by(*made, day(99))) == "547.95");
    CHECK(earned_by(*made, day(218)) == made->premium - made->kept_above);
    CHECK(earned_by(*made, day(219)) == made->premium);
    CHECK(earned_by(*made, day(400)) == made->premium);
}

namespace {

template <class T>
std::vector<T> shuffled(std::vector<T> items) {
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    return items;
}

Movement any_movement() {
    const int from = *rc::gen::inRange(0, 365);
    const std::string number(1, static_cast<char>('A' + *rc::gen::inRange(0, 6)));
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
        case 1: return add(from, {invention(number)});
        case 2: return add(from, {mark(number)});
        case 3: return remove(from, {number});
        case 4: return sum_of(from, yuan(*rc::gen::inRange(10'000, 100'000)));
        case 5:
            return Change{.from = day(from),
                          .add = {},
                          .remove = {},
                          .sum = {},
                          .zone = *rc::gen::element(Zone::mainland, Zone::europe)};
        case 6:
            return Cancellation{day(from), *rc::gen::element(Manner::pro_rata, Manner::short_rate)};
        default: return Reinstatement{day(from)};
    }
}

}  // namespace

TEST_CASE("any order of the same dated movements gives the same policy and premium") {
    CHECK(rc::check("order", [] {
        // Those that are accepted one after the other.
        std::vector<Movement> accepted;
        Money charged = coverage(product(), two(), {})->premium;
        const int tries = *rc::gen::inRange(1, 14);
        for (int i = 0; i < tries; ++i) {
            std::vector<Movement> more = accepted;
            more.push_back(any_movement());
            const auto before = coverage(product(), two(), accepted);
            const auto after = coverage(product(), two(), more);
            if (!after) continue;
            charged += after->premium - before->premium;
            accepted = std::move(more);
        }
        const auto straight = coverage(product(), two(), accepted);
        const std::vector<Movement> mixed = shuffled(accepted);
        const auto other = coverage(product(), two(), mixed);
        RC_ASSERT(other.has_value());
        RC_ASSERT(straight->premium == charged);
        RC_ASSERT(other->premium == straight->premium);
        RC_ASSERT(write(other->why) == write(straight->why));
        RC_ASSERT(insured_spans(two(), mixed) == insured_spans(two(), accepted));
        Money sum = straight->kept_above;
        for (const Stretch& each : straight->stretches) sum += each.premium;
        RC_ASSERT(sum == straight->premium);
        RC_ASSERT(earned_by(*straight, day(364)) == straight->premium);
        Money before;
        for (int i = 0; i < 365; i += 7) {
            const Money now = earned_by(*straight, day(i));
            RC_ASSERT(now >= before);
            before = now;
            RC_ASSERT(schedule_on(two(), mixed, day(i)) == schedule_on(two(), accepted, day(i)));
        }
    }));
}
