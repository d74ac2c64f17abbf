#include "core/appraisal/distribution.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numbers>

#include "core/appraisal/normal.h"
#include "core/appraisal/philox.h"
#include "core/appraisal/real.h"
#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Ratio rate(const char* text) { return parse_ratio(text).value(); }

std::string answer(const Distribution& distribution, Quantity quantity = Quantity::discount_rate) {
    shapes::Problems problems;
    check(quantity, distribution, "distribution", problems);
    return problems.none() ? "ok" : said(Result<int>(std::unexpected(problems.take())));
}

double at(const Distribution& distribution, double probability) {
    return Quantile(distribution)(probability);
}

// Of the mean, by the quantiles of a fine even grid.
double mean_of(const Distribution& distribution) {
    constexpr int points = 200'000;
    const Quantile quantile(distribution);
    double sum = 0;
    for (int i = 0; i < points; ++i) sum += quantile((i + 0.5) / points);
    return sum / points;
}

}  // namespace

TEST_CASE("the generator gives the numbers of its authors' known-answer table") {
    // kat_vectors of Random123, philox4x32 with 10 rounds.
    CHECK(philox({0, 0, 0, 0}, {0, 0}) ==
          PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    constexpr std::uint32_t ones = 0xffffffff;
    CHECK(philox({ones, ones, ones, ones}, {ones, ones}) ==
          PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a uniform number is never 0 or 1, and neither is its mirror") {
    CHECK(uniform(0, 0) > 0);
    CHECK(uniform(0xffffffff, 0xffffffff) < 1);
    CHECK(1 - uniform(0xffffffff, 0xffffffff) == uniform(0, 0));
}

TEST_CASE("the normal quantile undoes the normal distribution, out to both tails") {
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));
    CHECK(normal_quantile(1e-10) == doctest::Approx(-6.361340902404056).epsilon(1e-14));
    // The check values of the algorithm's paper.
    CHECK(normal_quantile(0.25) == doctest::Approx(-0.6744897501960817).epsilon(1e-15));
    CHECK(normal_quantile(0.001) == doctest::Approx(-3.090232306167814).epsilon(1e-15));
    CHECK(normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-14));
    for (const double z : {-8.0, -5.5, -2.0, -0.3, 0.0, 0.4, 1.4395, 1.4396, 3.0})
        CHECK(normal_quantile(normal_below(z)) == doctest::Approx(z).epsilon(1e-11));
}

TEST_CASE("each distribution has its ends, its median and its mean") {
    const Distribution even = Uniform{rate("10%"), rate("20%")};
    CHECK(at(even, 0.25) == doctest::Approx(0.125));
    CHECK(mean_of(even) == doctest::Approx(0.15));
    const Distribution roof = Triangular{rate("2%"), rate("4%"), rate("10%")};
    CHECK(at(roof, 0.25) == doctest::Approx(0.04));  // (mode − low) / (high − low)
    CHECK(mean_of(roof) == doctest::Approx(0.16 / 3));
    const Distribution slope = Triangular{rate("2%"), rate("2%"), rate("10%")};
    CHECK(mean_of(slope) == doctest::Approx(0.14 / 3));
    const Distribution bell = TruncatedNormal{rate("12%"), rate("2%"), rate("8%"), rate("16%")};
    CHECK(at(bell, 0.5) == doctest::Approx(0.12));
    CHECK(mean_of(bell) == doctest::Approx(0.12));
    // Cut at the mean, it is half a bell: the mean lies √(2/π) deviations up.
    const Distribution half = TruncatedNormal{rate("12%"), rate("1%"), rate("12%"), rate("90%")};
    CHECK(mean_of(half) == doctest::Approx(0.12 + 0.01 * std::sqrt(2 / std::numbers::pi)));
    const Distribution skew = TruncatedLognormal{rate("1"), rate("0.25"), rate("0.1"), rate("10")};
    CHECK(at(skew, 0.5) == doctest::Approx(1));
    CHECK(mean_of(skew) == doctest::Approx(std::exp(0.03125)));
    const Distribution steps =
        Discrete{{{rate("4"), rate("20%")}, {rate("6"), rate("50%")}, {rate("9"), rate("30%")}}};
    CHECK(at(steps, 0.2) == 4);
    CHECK(at(steps, 0.2001) == 6);
    CHECK(at(steps, 0.9999) == 9);
    CHECK(mean_of(steps) == doctest::Approx(6.5));
    CHECK(at(Fixed{rate("7%")}, 0.3) == doctest::Approx(0.07));
}

TEST_CASE("what is drawn stays inside, and rises with the probability") {
    CHECK(rc::check([] {
        const auto point = [] { return Ratio(*rc::gen::inRange(1, 10'000), 10'000); };
        const Ratio low = point();
        const Ratio high = low + point();
        const Ratio mid = low + (high - low) * point();
        const Ratio deviation = (high - low) * point();
        const auto distribution =
            *rc::gen::element<Distribution>(Uniform{low, high}, Triangular{low, mid, high},
                                            TruncatedNormal{mid, deviation, low, high},
                                            TruncatedLognormal{mid, point(), low, high});
        const Quantile quantile(distribution);
        double before = to_double(low);
        for (const double probability : {1e-16, 0.001, 0.1, 0.5, 0.9, 0.999, 1 - 1e-16}) {
            const double drawn = quantile(probability);
            RC_ASSERT(before <= drawn + 1e-12);
            RC_ASSERT(drawn <= to_double(high) + 1e-12);
            before = drawn;
        }
    }));
}

TEST_CASE("a bell cut at its very edge still gives numbers") {
    // One half and half of all but the last digit round to 1.
    const Distribution low = TruncatedNormal{rate("5%"), rate("1%"), rate("5%"), rate("50%")};
    CHECK(at(low, 1 - 0x1p-53) <= 0.5);
    CHECK(at(low, 1 - 0x1p-53) > 0.12);
}

TEST_CASE("ends out of order or outside the quantity's bounds are refused by name") {
    CHECK(answer(Uniform{rate("10%"), rate("10%")}) == "appraisal.distribution_order distribution");
    CHECK(answer(Uniform{rate("10%"), rate("10.01%")}) == "ok");
    CHECK(answer(Uniform{rate("-100%"), rate("101%")}) ==
          "appraisal.out_of_range distribution.low, appraisal.out_of_range distribution.high");
    CHECK(answer(Triangular{rate("10%"), rate("9%"), rate("12%")}) ==
          "appraisal.distribution_order distribution");
    CHECK(answer(Triangular{rate("10%"), rate("12%"), rate("12%")}) == "ok");
    CHECK(answer(Triangular{rate("10%"), rate("12.01%"), rate("12%")}) ==
          "appraisal.distribution_order distribution");
    CHECK(answer(Fixed{rate("101%")}) == "appraisal.out_of_range distribution.value");
    CHECK(answer(TruncatedLognormal{rate("1"), rate("0.2"), rate("-1"), rate("2")},
                 Quantity::forecast) ==
          "appraisal.out_of_range distribution.low, appraisal.distribution_order distribution");
}

TEST_CASE("a spread that is none, and limits that leave less than half, are refused") {
    CHECK(answer(TruncatedNormal{rate("12%"), Ratio{}, rate("8%"), rate("16%")}) ==
          "appraisal.spread_not_positive distribution.deviation");
    CHECK(answer(TruncatedLognormal{rate("1"), rate("5.01"), rate("0.1"), rate("2")},
                 Quantity::forecast) == "appraisal.spread_not_positive distribution.deviation");
    CHECK(answer(TruncatedNormal{rate("12%"), rate("2%"), rate("12%"), rate("90%")}) == "ok");
    CHECK(answer(TruncatedNormal{rate("12%"), rate("2%"), rate("12.1%"), rate("90%")}) ==
          "appraisal.truncated_away distribution");
    CHECK(answer(TruncatedLognormal{rate("1"), rate("0.2"), rate("2"), rate("3")},
                 Quantity::forecast) == "appraisal.truncated_away distribution");
}

TEST_CASE("discrete values rise and their probabilities are all there is") {
    const auto of = [](std::vector<DiscretePoint> points) {
        return answer(Discrete{std::move(points)}, Quantity::economic_years);
    };
    CHECK(of({{rate("4"), rate("50%")}, {rate("6"), rate("50%")}}) == "ok");
    CHECK(of({}) == "appraisal.too_few distribution.points");
    CHECK(of({{rate("4"), rate("50%")}, {rate("6"), rate("49.99%")}}) ==
          "appraisal.weights_sum distribution.points");
    CHECK(of({{rate("6"), rate("50%")}, {rate("6"), rate("50%")}}) ==
          "appraisal.distribution_order distribution");
    CHECK(of({{rate("4"), rate("1/3")}, {rate("6"), rate("2/3")}}) ==
          "appraisal.too_fine distribution.points[0].weight, "
          "appraisal.too_fine distribution.points[1].weight");
    CHECK(of(std::vector<DiscretePoint>(51)) == "appraisal.too_many distribution.points");
}
