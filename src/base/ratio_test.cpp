#include "base/ratio.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>
#include <stdexcept>

#include "base/ensure.h"

using namespace zhirong;

TEST_CASE("a rate is read exactly in each of its forms") {
    CHECK(parse_ratio("4.35%") == Ratio(435, 10'000));
    CHECK(parse_ratio("15bp") == Ratio(15, 10'000));
    CHECK(parse_ratio("0.5bp") == Ratio(1, 20'000));
    CHECK(parse_ratio("9/20") == Ratio::percent(45));
    CHECK(parse_ratio("-0.45") == Ratio::percent(-45));
    for (const char* bad : {"", "%", "bp", "1/0", "1/-2", "1 %", "1e2", "4,35%", ".5", "1.",
                            "4.35％", "1234567890123456789"})
        CHECK_MESSAGE(!parse_ratio(bad), bad);
}

TEST_CASE("arithmetic is exact or an error") {
    CHECK(Ratio(1, 3) + Ratio(1, 6) == Ratio(1, 2));
    CHECK(Ratio::percent(300) / Ratio::whole(100) + Ratio::basis_points(75) == Ratio(375, 10'000));
    CHECK(Ratio(2, 4).denominator() == 2);
    CHECK(Ratio(1, -2) < Ratio(-1, 3));
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK_THROWS_AS(Ratio(most, 1) * Ratio(2, 1), std::overflow_error);
    CHECK(Ratio(most, 2) * Ratio(2, most) == Ratio(1, 1));
    CHECK_THROWS_AS(Ratio(1, 0), BrokenInvariant);
}

TEST_CASE("a ratio is written so that it reads back") {
    CHECK(to_string(Ratio(435, 10'000)) == "0.0435");
    CHECK(to_string(Ratio(-1, 3)) == "-1/3");
    // Eighteen digits are read back, nineteen are not: then the fraction is written.
    CHECK(to_string(Ratio(1, 1 << 17)) == "0.00000762939453125");
    CHECK(to_string(Ratio(1, 1 << 18)) == "1/262144");
    CHECK(to_string(Ratio(-12 * (1 << 17) - 1, 1 << 17)) == "-1572865/131072");
    CHECK(to_percent(Ratio(435, 10'000)) == "4.35%");
    CHECK(to_percent(Ratio(1, 3)) == "1/3");
    CHECK(rc::check([](std::int32_t numerator, std::uint16_t denominator) {
        const Ratio ratio(numerator, std::int64_t{denominator} + 1);
        RC_ASSERT(parse_ratio(to_string(ratio)) == ratio);
        RC_ASSERT(parse_ratio(to_percent(ratio)) == ratio);
    }));
}
