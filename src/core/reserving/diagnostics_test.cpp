#include "core/reserving/diagnostics.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "core/reserving/testing/published.h"

using namespace zhirong;
using namespace zhirong::reserving;
using testing::Amounts;
using testing::triangle_of;

namespace {

Mack errors(const Triangle& triangle, const Choices& choices = {}) {
    return mack(triangle, chain_ladder(triangle, choices).value()).value();
}

std::string refused(const Triangle& triangle, const Choices& choices = {}) {
    const auto result = mack(triangle, chain_ladder(triangle, choices).value());
    return result ? "" : result.error().first().kind->code;
}

std::int64_t in_yuan(Money money) { return round_fen(money.fen, 100, Rounding::half_up).fen; }
std::int64_t in_thousands(Money money) {
    return round_fen(money.fen, 100'000, Rounding::half_up).fen;
}

}  // namespace

TEST_CASE("Taylor and Ashe's triangle gives the printed standard errors") {
    // Mack, ASTIN Bulletin 23 (1993).
    const Mack result = errors(triangle_of(testing::taylor_ashe));
    std::vector<std::int64_t> found;
    for (const ReserveError& origin : result.origins)
        found.push_back(in_thousands(origin.standard_error));
    CHECK(found == std::vector<std::int64_t>{0, 76, 122, 134, 261, 411, 558, 875, 971, 1363});
    CHECK(in_thousands(result.standard_error) == 2447);
    CHECK(in_yuan(result.reserve) == 18'680'856);
    std::vector<std::int64_t> variances;
    for (const FactorError& factor : result.factors) variances.push_back(in_yuan(factor.variance));
    CHECK(variances == std::vector<std::int64_t>{160'280, 37'737, 41'965, 15'183, 13'731, 8'186,
                                                 447, 1'147, 447});
    CHECK(result.factors[8].extrapolated);
    CHECK_FALSE(result.factors[7].extrapolated);
    CHECK(result.factors[7].thin);
    CHECK_FALSE(result.factors[6].thin);
}

TEST_CASE("the Reinsurance Association's triangle gives the printed errors and calendar test") {
    // Mack, "Measuring the variability of chain ladder reserve estimates" (1994).
    const Triangle triangle = triangle_of(testing::reinsurance_association);
    const Mack result = errors(triangle);
    std::vector<std::int64_t> found;
    for (const ReserveError& origin : result.origins)
        found.push_back(in_yuan(origin.standard_error));
    CHECK(found ==
          std::vector<std::int64_t>{0, 206, 623, 747, 1469, 2002, 2209, 5358, 6333, 24566});
    CHECK(in_yuan(result.standard_error) == 26'909);
    const CalendarTest test = calendar_test(triangle);
    CHECK(test.statistic == 14);
    CHECK(test.expected == Ratio(12'875, 1'000));
    CHECK(test.variance == Ratio(39'785, 10'000));
    CHECK_FALSE(test.effect);
}

TEST_CASE("residuals are what a factor does not explain, and sum to nothing") {
    // Factor 500/200; σ² = (50² + 50²) / 100 / 1.
    const Mack result = errors(triangle_of({{100, 200, 200, 200}, {100, 300, 300}, {0, 0}, {100}}),
                               {.diagonals = 3});
    const FactorError& first = result.factors[0];
    REQUIRE(first.residuals.size() == 3);
    CHECK(first.residuals[0] == Residual{"2001", yuan(-50), Ratio(-7071, 10'000)});
    CHECK(first.residuals[1] == Residual{"2002", yuan(50), Ratio(7071, 10'000)});
    CHECK(first.residuals[2] == Residual{"2003", {}, {}});
    CHECK(first.variance == yuan(50));
    CHECK(first.standard_error == Ratio(1, 2));
    CHECK(rc::check([] {
        Amounts amounts;
        for (std::size_t size = 5; size > 0; --size)
            amounts.push_back(*rc::gen::container<std::vector<std::int64_t>>(
                size, rc::gen::inRange<std::int64_t>(1, 1'000'000)));
        const Triangle triangle = triangle_of(amounts);
        for (const FactorError& factor : errors(triangle).factors) {
            Money sum;
            for (const Residual& one : factor.residuals) sum += one.residual;
            // Each is rounded to the fen by itself.
            RC_ASSERT((sum < Money{} ? -sum : sum).fen <= std::ssize(factor.residuals));
        }
    }));
}

TEST_CASE("steps left out of a factor are left out of its error") {
    const Triangle triangle = triangle_of(testing::taylor_ashe);
    const Mack result = errors(triangle, {.highest = 1});
    CHECK(result.factors[0].residuals.size() == 8);
    CHECK(result.standard_error < errors(triangle).standard_error);
}

TEST_CASE("a tail factor is in neither the reserve nor its error") {
    const Triangle triangle = triangle_of(testing::taylor_ashe);
    const Mack with = errors(triangle, {.tail = Tail{Ratio::percent(105), "late claims"}});
    CHECK(with == errors(triangle));
    CHECK(with.origins[0].reserve == Money{});
}

TEST_CASE("a triangle that follows exact factors has no error") {
    const Mack result =
        errors(triangle_of({{100, 300, 450, 450}, {200, 600, 900}, {70, 210}, {9}}));
    CHECK(result.standard_error == Money{});
    for (const FactorError& factor : result.factors)
        for (const Residual& one : factor.residuals) CHECK(one == Residual{one.origin, {}, {}});
}

TEST_CASE("the total's error is above that of independent origin periods") {
    const Mack result = errors(triangle_of(testing::taylor_ashe));
    int128 squares = 0;
    for (const ReserveError& origin : result.origins)
        squares += int128{origin.standard_error.fen} * origin.standard_error.fen;
    CHECK(int128{result.standard_error.fen} * result.standard_error.fen > squares);
}

TEST_CASE("where there is no variance to be had the error is refused, never guessed") {
    CHECK(refused(triangle_of({{1, 2}, {1}})) == "reserving.no_variance");
    CHECK(refused(triangle_of({{1, 2, 3}, {1, 3}, {1}})) == "reserving.no_variance");
    CHECK(refused(triangle_of({{1, 2, 3, 4}, {1, 3, 5}, {1, 3}, {1}})).empty());
    CHECK(refused(triangle_of({{1, 2, 3, 4}, {1, 3, 5}, {0, 3}, {1}})) == "reserving.not_positive");
    TriangleRows negative = testing::rows_of({{1, 2, 3, 4}, {1, 3, 5}, {1, 3}, {1}});
    negative.negative_allowed = true;
    negative.cells.back().amount = yuan(-1);
    CHECK(refused(Triangle::read(negative).value()) == "reserving.not_positive");
}

TEST_CASE("a calendar period that moves all factors at once is found") {
    // Every factor is 2, but 4 in the calendar periods six to eight.
    Amounts amounts;
    constexpr int size = 10;
    for (int origin = 0; origin < size; ++origin) {
        amounts.push_back({1'000 + origin});
        for (int at = 1; at < size - origin; ++at) {
            const int calendar = origin + at + 1;
            const std::int64_t noise = (origin * 7 + at * 3) % 5;
            amounts.back().push_back(
                amounts.back().back() * (calendar > 5 && calendar < 9 ? 4 : 2) + noise);
        }
    }
    const CalendarTest test = calendar_test(triangle_of(amounts));
    CHECK(test.effect);
    CHECK(Ratio::whole(test.statistic) < test.low);
    CHECK(test.low < test.expected);
    CHECK(test.expected < test.high);
}

TEST_CASE("factors at their median are neither larger nor smaller") {
    const CalendarTest same = calendar_test(triangle_of({{1, 2, 4}, {1, 2}, {1}}));
    CHECK(same.statistic == 0);
    CHECK_FALSE(same.effect);
    for (const Diagonal& diagonal : same.diagonals) CHECK(diagonal.larger + diagonal.smaller == 0);
    // 2, 3 and 4: the one in the middle does not count.
    const CalendarTest odd = calendar_test(triangle_of({{1, 2, 2, 2}, {1, 3, 3}, {1, 4}, {1}}));
    REQUIRE(odd.diagonals.size() == 3);
    CHECK(odd.diagonals[0] == Diagonal{2, 0, 1});
    CHECK(odd.diagonals[1] == Diagonal{3, 0, 0});
    CHECK(odd.diagonals[2] == Diagonal{4, 1, 0});
}

TEST_CASE("diagnostics are written and read back as they are, the same bytes each time") {
    const Triangle triangle = triangle_of(testing::taylor_ashe);
    const Mack result = errors(triangle);
    CHECK(write(errors(triangle)) == write(result));
    CHECK(read<Mack>(write(result)).value() == result);
    const CalendarTest test = calendar_test(triangle);
    CHECK(read<CalendarTest>(write(test)).value() == test);
    CHECK(test.statistic == 12);
    CHECK(test.expected == Ratio(125, 10));
}
