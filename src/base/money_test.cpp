#include "base/money.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <limits>
#include <numeric>
#include <stdexcept>

using namespace zhirong;

TEST_CASE("an amount is read with at most two decimals and written with two") {
    CHECK(parse_money("0") == Money{0});
    CHECK(parse_money("12.5") == Money{1250});
    CHECK(parse_money("-12.05") == Money{-1205});
    CHECK(parse_money("1000000000000.00") == largest_input);
    for (const char* bad : {"", ".", "1.", ".5", "1.005", "1,000", "+1", "1e3", " 1", "1 ", "-",
                            "--1", "1000000000000.01", "99999999999999999999", "一百"})
        CHECK_MESSAGE(!parse_money(bad), bad);
    CHECK(to_string(Money{-5}) == "-0.05");
    CHECK(to_string(Money{std::numeric_limits<std::int64_t>::min()}) == "-92233720368547758.08");
    CHECK(with_separators(Money{-123456789}) == "-1,234,567.89");
    CHECK(with_separators(Money{99900}) == "999.00");
    CHECK(with_separators(Money{100000}) == "1,000.00");
}

TEST_CASE("every amount within the limit survives writing and reading") {
    CHECK(rc::check([](std::int64_t fen) {
        const Money money{fen % (largest_input.fen + 1)};
        RC_ASSERT(parse_money(to_string(money)) == money);
    }));
}

TEST_CASE("overflow is an error and never wraps") {
    const Money most{std::numeric_limits<std::int64_t>::max()};
    CHECK_THROWS_AS(most + Money{1}, std::overflow_error);
    CHECK_THROWS_AS(-most - Money{2}, std::overflow_error);
    CHECK_THROWS_AS(-(-most - Money{1}), std::overflow_error);
    CHECK_THROWS_AS(apply(most, Ratio(2, 1), Rounding::down), std::overflow_error);
    CHECK(apply(most, Ratio(1, 1), Rounding::down) == most);
}

TEST_CASE("each rounding does what its name says, on both sides of zero") {
    struct Row {
        Rounding rounding;
        std::array<std::int64_t, 6> of;
    };
    // Tenths of a fen: 14, 15, 25, -14, -15, -25.
    const std::array tenths{14, 15, 25, -14, -15, -25};
    for (const Row& row :
         {Row{Rounding::half_up, {1, 2, 3, -1, -2, -3}},
          Row{Rounding::half_even, {1, 2, 2, -1, -2, -2}},
          Row{Rounding::down, {1, 1, 2, -1, -1, -2}}, Row{Rounding::up, {2, 2, 3, -2, -2, -3}},
          Row{Rounding::floor, {1, 1, 2, -2, -2, -3}},
          Row{Rounding::ceiling, {2, 2, 3, -1, -1, -2}}})
        for (std::size_t i = 0; i < tenths.size(); ++i)
            CHECK(apply(Money{tenths[i]}, Ratio(1, 10), row.rounding).fen == row.of[i]);
}

TEST_CASE("left-over fen go where the method's name says") {
    const std::array<std::int64_t, 3> thirds{1, 1, 1};
    CHECK(allocate(Money{100}, thirds) == std::vector{Money{34}, Money{33}, Money{33}});
    const std::array<std::int64_t, 3> skewed{1, 0, 5};
    CHECK(allocate(Money{10}, skewed) == std::vector{Money{2}, Money{0}, Money{8}});
    CHECK(allocate(Money{11}, skewed, Allocation::floor_then_in_order) ==
          std::vector{Money{2}, Money{0}, Money{9}});
    CHECK(allocate(Money{11}, skewed) == std::vector{Money{2}, Money{0}, Money{9}});
    const std::array<std::int64_t, 2> late{1, 9};  // 5 × 1/10 = 0.5, 5 × 9/10 = 4.5
    CHECK(allocate(Money{5}, late) == std::vector{Money{1}, Money{4}});
    CHECK(allocate(Money{-5}, late) == std::vector{Money{-1}, Money{-4}});
    // Hunan: 45 % fund, 45 % bank, 10 % appraiser-disposer.
    const std::array hunan{Ratio::percent(45), Ratio::percent(45), Ratio::percent(10)};
    CHECK(allocate(Money{100'00'01}, hunan) ==
          std::vector{Money{45'00'01}, Money{45'00'00}, Money{10'00'00}});
    CHECK_THROWS(allocate(Money{1}, std::array<std::int64_t, 2>{0, 0}));
    CHECK_THROWS(allocate(Money{1}, std::array<std::int64_t, 2>{2, -1}));
}

TEST_CASE("no split loses or makes a fen, and each part is within a fen of its share") {
    CHECK(rc::check([](std::int64_t total, std::vector<std::uint32_t> raw, bool in_order) {
        std::vector<std::int64_t> weights(raw.begin(), raw.end());
        weights.push_back(1);
        const Money money{total % largest_input.fen};
        const auto parts =
            allocate(money, weights,
                     in_order ? Allocation::floor_then_in_order : Allocation::largest_remainder);
        RC_ASSERT(std::accumulate(parts.begin(), parts.end(), Money{}) == money);
        const auto sum = std::accumulate(weights.begin(), weights.end(), int128{0});
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const int128 error = int128{parts[i].fen} * sum - int128{money.fen} * weights[i];
            // In order, a part that needed no cut can still get one of the left-over fen.
            const int128 limit = in_order ? sum + 1 : sum;
            RC_ASSERT(error < limit);
            RC_ASSERT(error > -limit);
        }
    }));
}
