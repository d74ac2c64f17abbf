#include "core/appraisal/value.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
}  // namespace

TEST_CASE("a number becomes money below, at and above a half fen, each rounding by its name") {
    struct Row {
        double fen;
        Rounding rounding;
        std::int64_t expected;
    };
    using enum Rounding;
    for (const Row& row :
         {Row{2.5, half_up, 3}, Row{std::nextafter(2.5, 0), half_up, 2}, Row{-2.5, half_up, -3},
          Row{std::nextafter(-2.5, 0), half_up, -2}, Row{2.5, half_even, 2}, Row{3.5, half_even, 4},
          Row{std::nextafter(2.5, 3), half_even, 3}, Row{-2.5, half_even, -2}, Row{2.9, down, 2},
          Row{-2.9, down, -2}, Row{2.1, up, 3}, Row{-2.1, up, -3}, Row{2.0, up, 2},
          Row{-1e-20, floor, -1}, Row{1e-20, floor, 0}, Row{1e-20, ceiling, 1},
          Row{-2.9, ceiling, -2}, Row{0.0, up, 0}})
        CHECK_MESSAGE(to_money(row.fen, row.rounding) == Money{row.expected},
                      row.fen << " " << static_cast<int>(row.rounding));
}

TEST_CASE("no number, an infinite one and one beyond what can be booked are refused at the field") {
    CHECK(said(to_money(no_number, Rounding::half_up, "value")) == "appraisal.not_finite value");
    CHECK(said(to_money(infinity, Rounding::half_up, "value")) == "appraisal.not_finite value");
    CHECK(said(to_money(-infinity, Rounding::half_up, "value")) == "appraisal.not_finite value");
    const auto largest = static_cast<double>(largest_input.fen);
    CHECK(to_money(largest, Rounding::half_up) == largest_input);
    CHECK(to_money(largest + 0.4, Rounding::half_up) == largest_input);
    CHECK(said(to_money(largest + 1, Rounding::half_up, "value")) == "appraisal.too_large value");
    CHECK(said(to_money(-largest - 1, Rounding::half_up, "value")) == "appraisal.too_large value");
    CHECK(said(to_money(1e300, Rounding::half_up, "value")) == "appraisal.too_large value");
}

TEST_CASE("whole fen come back as they went in, and a rounded one is less than a fen away") {
    CHECK(rc::check([] {
        const Money money{*rc::gen::inRange<std::int64_t>(-largest_input.fen, largest_input.fen)};
        const double part = *rc::gen::inRange(0, 1'000'000) / 1e6;
        const auto rounding =
            *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up,
                              Rounding::floor, Rounding::ceiling);
        const auto whole = static_cast<double>(money.fen);
        RC_ASSERT(to_money(whole, rounding).value() == money);
        const double number = whole + part;
        RC_ASSERT(std::abs(static_cast<double>(to_money(number, rounding)->fen) - number) < 1);
    }));
}

TEST_CASE("a range rises and is worth something at its low end") {
    CHECK(said(checked({Money{1}, Money{1}, Money{1}})) == "ok");
    CHECK(said(checked({Money{0}, Money{1}, Money{2}}, "value")) == "appraisal.no_value value");
    CHECK(said(checked({Money{2}, Money{1}, Money{3}}, "value")) == "appraisal.range_order value");
    CHECK(said(checked({Money{1}, Money{3}, Money{2}}, "value")) == "appraisal.range_order value");
}

TEST_CASE("a number for a table has its places and nothing else") {
    CHECK(decimal(0.95421349, 6) == "0.954213");
    CHECK(decimal(1.0 / 3, 2) == "0.33");
    CHECK(decimal(no_number) == "NaN");
    CHECK(decimal(-infinity) == "-∞");
    CHECK(decimal(1e300, 0).size() == 301);
}
