#include "core/reserving/chain_ladder.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <stdexcept>

#include "core/reserving/testing/published.h"

using namespace zhirong;
using namespace zhirong::reserving;
using testing::Amounts;
using testing::triangle_of;

namespace {

ChainLadder ladder(const Amounts& amounts, const Choices& choices = {}) {
    return chain_ladder(triangle_of(amounts), choices).value();
}

std::string code(const Result<ChainLadder>& result) {
    return result ? "" : result.error().first().kind->code;
}

std::int64_t in_yuan(Money money) { return round_fen(money.fen, 100, Rounding::half_up).fen; }
std::int64_t in_thousands(Money money) {
    return round_fen(money.fen, 100'000, Rounding::half_up).fen;
}
std::int64_t in_ten_thousandths(Ratio ratio) {
    return round_fen(int128{ratio.numerator()} * 10'000, ratio.denominator(), Rounding::half_up)
        .fen;
}

std::vector<Use> uses(const Factor& factor) {
    std::vector<Use> found;
    for (const Link& link : factor.links) found.push_back(link.use);
    return found;
}

// Single factors of the first development period: 2, 3, 2, 4, 3.
const Amounts five_factors{{100, 200, 200, 200, 200, 200},
                           {100, 300, 300, 300, 300},
                           {100, 200, 200, 200},
                           {100, 400, 400},
                           {100, 300},
                           {100}};

Money scaled(Money money, std::int64_t times) { return Money{money.fen * times}; }

}  // namespace

TEST_CASE("Taylor and Ashe's triangle gives the printed factors and reserves") {
    // Mack, ASTIN Bulletin 23 (1993), section 6 and its table of reserves.
    const ChainLadder result = ladder(testing::taylor_ashe);
    std::vector<std::int64_t> factors;
    for (const Factor& factor : result.factors)
        factors.push_back(in_ten_thousandths(factor.factor));
    CHECK(factors ==
          std::vector<std::int64_t>{34906, 17473, 14574, 11739, 11038, 10863, 10539, 10766, 10177});
    std::vector<std::int64_t> reserves;
    for (const Developed& origin : result.origins) reserves.push_back(in_thousands(origin.reserve));
    CHECK(reserves ==
          std::vector<std::int64_t>{0, 95, 470, 710, 985, 1419, 2178, 3920, 4279, 4626});
    CHECK(in_yuan(result.reserve) == 18'680'856);
    CHECK(result.ultimate - result.latest == result.reserve);
    CHECK(result.origins[1].to_ultimate.starts_with("1.0177"));
    CHECK(result.origins[0].to_ultimate == "1.0000000000");
}

TEST_CASE("the Reinsurance Association's triangle gives the printed reserves") {
    // Mack, "Measuring the variability of chain ladder reserve estimates" (1994).
    const ChainLadder result = ladder(testing::reinsurance_association);
    std::vector<std::int64_t> reserves;
    for (const Developed& origin : result.origins) reserves.push_back(in_yuan(origin.reserve));
    CHECK(reserves ==
          std::vector<std::int64_t>{0, 154, 617, 1636, 2747, 3649, 5435, 10907, 10650, 16339});
    CHECK(in_yuan(result.reserve) == 52'135);
}

TEST_CASE("products of real factors do not fit Ratio, so amounts are not made with it") {
    const ChainLadder result = ladder(testing::taylor_ashe);
    Ratio product = Ratio::whole(1);
    CHECK_THROWS_AS(
        std::ranges::for_each(result.factors,
                              [&](const Factor& factor) { product = product * factor.factor; }),
        std::overflow_error);
    // The largest triangle with the largest amounts.
    Amounts amounts;
    for (int origin = 0; origin < most_periods; ++origin) {
        amounts.emplace_back();
        for (int at = 0; at < most_periods - origin; ++at)
            amounts.back().push_back(600'000'000'007 + 3'000'000'019LL * at + 1'000'003LL * origin);
    }
    const ChainLadder large = ladder(amounts);
    CHECK(large.origins.back().ultimate > large.origins.back().latest);
    CHECK(large.origins.back().ultimate < largest_input);
}

TEST_CASE("factors rest on as many values as there are, and fewer than three are flagged") {
    const ChainLadder result = ladder(five_factors);
    std::vector<int> values;
    std::vector<bool> thin;
    for (const Factor& factor : result.factors) {
        values.push_back(factor.values);
        thin.push_back(factor.thin);
    }
    CHECK(values == std::vector{5, 4, 3, 2, 1});
    CHECK(thin == std::vector{false, false, false, true, true});
}

TEST_CASE("only steps into the last calendar periods are used if so chosen") {
    using enum Use;
    const ChainLadder result = ladder(five_factors, {.diagonals = 2});
    CHECK(uses(result.factors[0]) == std::vector{too_old, too_old, too_old, used, used});
    CHECK(result.factors[0].factor == Ratio(7, 2));
    CHECK(result.factors[0].values == 2);
    CHECK(result.factors[0].thin);
    CHECK(uses(result.factors[4]) == std::vector{used});
    CHECK(ladder(five_factors, {.diagonals = 1}).factors[0].factor == Ratio(3, 1));
    ChainLadder all = ladder(five_factors, {.diagonals = 5});
    all.choices = {};
    CHECK(all == ladder(five_factors));
}

TEST_CASE("the highest and lowest factors are left out, of equals the oldest") {
    using enum Use;
    const ChainLadder result = ladder(five_factors, {.highest = 1, .lowest = 1});
    CHECK(uses(result.factors[0]) == std::vector{Use::lowest, used, used, Use::highest, used});
    CHECK(result.factors[0].factor == Ratio(8, 3));
    // Four values are left two, three one; of two none may go.
    CHECK(result.factors[1].values == 2);
    CHECK(result.factors[2].values == 1);
    CHECK(result.factors[3].values == 2);
    const ChainLadder two = ladder(five_factors, {.highest = 2});
    CHECK(uses(two.factors[0]) == std::vector{used, Use::highest, used, Use::highest, used});
    // Among the last two of them, 4 and 3.
    CHECK(ladder(five_factors, {.diagonals = 2, .highest = 1}).factors[0].factor == Ratio(3, 1));
}

TEST_CASE("a step out of zero counts in the sums but has no factor of its own") {
    const ChainLadder result =
        ladder({{0, 50, 50, 50}, {100, 200, 200}, {100, 300}, {100}}, {.highest = 1});
    CHECK(result.factors[0].values == 1);
    CHECK(uses(result.factors[0]) == std::vector{Use::used, Use::used, Use::highest});
    CHECK(result.factors[0].factor == Ratio(5, 2));
}

TEST_CASE("a tail factor with its reason develops every origin period further") {
    const Amounts amounts{{100, 200}, {100}};
    const ChainLadder result =
        ladder(amounts, {.tail = Tail{Ratio::percent(110), "claims of ten years"}});
    CHECK(result.origins[0].ultimate == yuan(220));
    CHECK(result.origins[1].expected == std::vector{yuan(200), yuan(220)});
    CHECK(result.reserve == yuan(140));
    CHECK(result.origins[1].to_ultimate == "2.2000000000");
    const Triangle triangle = triangle_of(amounts);
    const auto tail = [&](Ratio factor, const char* reason) {
        return code(chain_ladder(triangle, {.tail = Tail{factor, reason}}));
    };
    CHECK(tail(Ratio{}, "r") == "reserving.tail");
    CHECK(tail(Ratio(1, 1000), "r").empty());
    CHECK(tail(Ratio::whole(largest_tail), "r").empty());
    CHECK(tail(Ratio::whole(largest_tail) + Ratio(1, 1000), "r") == "reserving.tail");
    CHECK(tail(Ratio::whole(1), " ") == "reserving.tail_reason");
}

TEST_CASE("choices out of range are refused") {
    const Triangle triangle = triangle_of(five_factors);
    CHECK(code(chain_ladder(triangle, {.diagonals = 0})) == "reserving.diagonals");
    CHECK(code(chain_ladder(triangle, {.diagonals = most_periods})).empty());
    CHECK(code(chain_ladder(triangle, {.diagonals = most_periods + 1})) == "reserving.diagonals");
    CHECK(code(chain_ladder(triangle, {.highest = -1})) == "reserving.left_out");
    CHECK(code(chain_ladder(triangle, {.lowest = most_periods + 1})) == "reserving.left_out");
    CHECK(code(chain_ladder(triangle, {.highest = most_periods, .lowest = most_periods})).empty());
}

TEST_CASE("a development period that gives no factor above zero is refused by its number") {
    const auto refused = [](const Amounts& amounts) {
        return chain_ladder(triangle_of(amounts), {}).error().first();
    };
    CHECK(in_english(refused({{0, 5, 6}, {0, 5}, {0}})) ==
          "No factor from development 1 to 2: the amounts used sum to 0.00 yuan before and 10.00 "
          "yuan after, both must be above zero");
    CHECK(in_chinese(refused({{5, 0, 6}, {5, 0}, {5}})).starts_with("第 1 期到第 2 期得不出"));
    TriangleRows negative = testing::rows_of({{5, -1}, {5}});
    negative.negative_allowed = true;
    CHECK(code(chain_ladder(Triangle::read(negative).value(), {})) == "reserving.no_factor");
}

TEST_CASE("an ultimate beyond the most that may be named is refused") {
    const auto with = [](std::int64_t last) {
        return code(chain_ladder(triangle_of({{1, 100}, {last}}), {}));
    };
    CHECK(with(10'000'000'000).empty());
    CHECK(with(10'000'000'001) == "reserving.ultimate_large");
}

TEST_CASE("an origin period may be negative where that is allowed, rounded like its opposite") {
    TriangleRows rows = testing::rows_of({{3, 4}, {1}});
    rows.negative_allowed = true;
    const auto ultimate = [&](Money last) {
        rows.cells.back().amount = last;
        return chain_ladder(Triangle::read(rows).value(), {}).value().origins[1].ultimate;
    };
    CHECK(ultimate(Money{-5}) == Money{-7});  // 6.67
    for (std::int64_t fen = 0; fen < 50; ++fen)
        CHECK(ultimate(Money{-fen}) == -ultimate(Money{fen}));
}

TEST_CASE("what was paid and what was reported are estimated side by side") {
    const ChainLadder paid = ladder({{100, 200}, {100}});
    const auto of_incurred = [](const Amounts& amounts) {
        return chain_ladder(triangle_of(amounts, Basis::incurred), {}).value();
    };
    const Estimates both = estimates(paid, of_incurred({{180, 216}, {170}})).value();
    CHECK(both.origins[1] == Estimate{.origin = "2002",
                                      .paid = yuan(100),
                                      .incurred = yuan(170),
                                      .reported = yuan(70),
                                      .ultimate_paid = yuan(200),
                                      .ultimate_incurred = yuan(204),
                                      .ibnr_paid = yuan(30),
                                      .ibnr_incurred = yuan(34)});
    CHECK(both.total.ibnr_paid == yuan(30) - yuan(16));
    CHECK(both.total.reported == yuan(86));
    const auto refused = [](const ChainLadder& a, const ChainLadder& b) {
        return std::string(estimates(a, b).error().first().kind->code);
    };
    CHECK(refused(paid, paid) == "reserving.basis");
    CHECK(refused(paid, of_incurred({{1, 2}, {1, 2}, {1}})) == "reserving.other_periods");
    CHECK(refused(paid, of_incurred({{1, 2, 3}, {1, 2}})) == "reserving.other_periods");
}

TEST_CASE("an explanation has every figure's parts, and the same input the same bytes") {
    const ChainLadder result = ladder(testing::taylor_ashe, {.highest = 1});
    const Why why = why_reserve(result);
    CHECK(why.result == to_string(result.reserve));
    REQUIRE(why.steps.size() == 19);
    Money sum;
    for (std::size_t i = 0; i < 10; ++i) sum += parse_money(why.steps[i].result).value();
    CHECK(sum == result.reserve);
    CHECK(why.steps[9].rounding == Rounding::half_up);
    const Why origin = why_origin(result, 2);
    REQUIRE(origin.steps.size() == 2);
    CHECK(parse_ratio(origin.steps[1].result) == result.factors[8].factor);
    const Why factor = why_factor(result, 0);
    CHECK(std::ranges::count_if(factor.inputs, [](const WhyInput& one) {
              return one.name.starts_with("left_out:") && one.value == "highest";
          }) == 1);
    CHECK(std::ranges::count(why_factor(result, 8).inputs, "thin", &WhyInput::name) == 1);
    // The one value that there is cannot be left out, which is said.
    CHECK(std::ranges::count(why_factor(result, 8).inputs, "all_kept", &WhyInput::name) == 1);
    CHECK(std::ranges::count(factor.inputs, "all_kept", &WhyInput::name) == 0);
    CHECK(std::ranges::count(factor.inputs, "thin", &WhyInput::name) == 0);
    CHECK(write(ladder(testing::taylor_ashe, {.highest = 1})) == write(result));
    CHECK(read<ChainLadder>(write(result)).value() == result);
}

TEST_CASE("a triangle times a number has its reserve times that number") {
    CHECK(rc::check([] {
        const int size = *rc::gen::inRange(2, 9);
        const std::int64_t times = *rc::gen::inRange(1, 1'000);
        TriangleRows rows;
        TriangleRows larger;
        for (int origin = 0; origin < size; ++origin)
            for (int at = 1; at <= size - origin; ++at) {
                const Money amount{*rc::gen::inRange<std::int64_t>(1, 1'000'000'000)};
                rows.cells.push_back({std::to_string(2001 + origin), at, amount});
                larger.cells.push_back(rows.cells.back());
                larger.cells.back().amount = scaled(amount, times);
            }
        const auto one = chain_ladder(Triangle::read(rows).value(), {});
        const auto many = chain_ladder(Triangle::read(larger).value(), {});
        // Nine periods of factors up to a thousand million may well pass what can be booked.
        RC_PRE(one.has_value() && many.has_value());
        for (std::size_t i = 0; i < one->factors.size(); ++i)
            RC_ASSERT(one->factors[i].factor == many->factors[i].factor);
        for (std::size_t i = 0; i < one->origins.size(); ++i) {
            // Each is within half a fen of the exact amount.
            const Money apart = many->origins[i].reserve - scaled(one->origins[i].reserve, times);
            RC_ASSERT(2 * (apart < Money{} ? -apart : apart).fen <= times + 1);
        }
    }));
}

TEST_CASE("a triangle that follows exact factors has the reserve of the closed form") {
    CHECK(rc::check([] {
        const int size = *rc::gen::inRange(2, 7);
        std::vector<Ratio> factors;
        std::int64_t unit = 1;  // every product of factors is a whole number of these
        for (int at = 1; at < size; ++at) {
            const std::int64_t below = *rc::gen::inRange(1, 9);
            factors.emplace_back(below + *rc::gen::inRange(0, 9), below);
            unit *= below;
        }
        TriangleRows rows;
        std::vector<Money> closed;
        for (int origin = 0; origin < size; ++origin) {
            Money amount{unit * *rc::gen::inRange<std::int64_t>(1, 10'000)};
            Money latest;
            for (int at = 1; at <= size; ++at) {
                if (at <= size - origin) {
                    rows.cells.push_back({std::to_string(2001 + origin), at, amount});
                    latest = amount;
                }
                if (at < size)
                    amount = apply(amount, factors[static_cast<std::size_t>(at - 1)],
                                   Rounding::half_even);
            }
            closed.push_back(amount - latest);
        }
        const Triangle triangle = Triangle::read(rows).value();
        const Choices choices{.diagonals = *rc::gen::inRange(1, 9),
                              .highest = *rc::gen::inRange(0, 3),
                              .lowest = *rc::gen::inRange(0, 3)};
        const ChainLadder result = chain_ladder(triangle, choices).value();
        Money total;
        for (std::size_t i = 0; i < closed.size(); ++i) {
            RC_ASSERT(result.origins[i].reserve == closed[i]);
            total += closed[i];
        }
        RC_ASSERT(result.reserve == total);
        for (std::size_t i = 0; i < factors.size(); ++i)
            RC_ASSERT(result.factors[i].factor == factors[i]);
    }));
}
