#include "core/appraisal/income.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

const Date base = date_of(2024, 1, 1);

Ratio rate(const char* text) { return parse_ratio(text).value(); }

// Ten million a year, 5 % royalty, 25 % tax, 12 %, ten years.
IncomeInput example() {
    return {.base_date = base,
            .life = {.legal_end = date_of(2034, 1, 1)},
            .forecast = {yuan(10'000'000)},
            .growth = Ratio{},
            .method = RoyaltyRelief{rate("5%"), Ratio{}},
            .tax = rate("25%"),
            .discount_rate = rate("12%"),
            .convention = Convention::year_end};
}

Money value(const IncomeInput& input) { return income_value(input).value().value; }
std::string answer(const IncomeInput& input) { return said(income_value(input)); }

// To the nearest fen, by other arithmetic than the product's.
Money to_fen(long double yuan) { return {std::llround(yuan * 100)}; }

// Σ first × (1 + growth)^(t−1) / (1 + rate)^t over t = 1..years, in closed form.
long double growing_annuity(long double first, long double growth, long double discount,
                            int years) {
    if (growth == discount) return first * static_cast<long double>(years) / (1 + discount);
    return first * (1 - std::pow((1 + growth) / (1 + discount), static_cast<long double>(years))) /
           (discount - growth);
}

}  // namespace

TEST_CASE("a constant royalty is an annuity, to the fen") {
    CHECK(value(example()) == to_fen(growing_annuity(375'000, 0, 0.12L, 10)));
    CHECK(value(example()) == Money{211'883'364});  // 375,000 × 5.650223028, from the annuity table
    // At 25 % every factor is a power of 4/5, so the sum is exact: 375,000 × 2.3616.
    IncomeInput exact = example();
    exact.discount_rate = rate("25%");
    exact.life = {.economic_years = Ratio::whole(4)};
    CHECK(value(exact) == yuan(885'600));
}

TEST_CASE("money in the middle of the year is worth √(1 + r) more") {
    IncomeInput input = example();
    input.convention = Convention::mid_year;
    CHECK(value(input) == to_fen(growing_annuity(375'000, 0, 0.12L, 10) * std::sqrt(1.12L)));
}

TEST_CASE("after the forecast amounts grow at one rate over the life that is left") {
    IncomeInput input = example();
    input.growth = rate("3%");
    CHECK(value(input) == to_fen(growing_annuity(375'000, 0.03L, 0.12L, 10)));
    // Three years named, then growth of the last.
    input.forecast = {yuan(8'000'000), yuan(9'000'000), yuan(12'000'000)};
    const long double later =
        growing_annuity(12'000'000 * 0.0375L * 1.03L, 0.03L, 0.12L, 7) / (1.12L * 1.12L * 1.12L);
    CHECK(value(input) ==
          to_fen(8'000'000 * 0.0375L / 1.12L + 9'000'000 * 0.0375L / (1.12L * 1.12L) +
                 12'000'000 * 0.0375L / (1.12L * 1.12L * 1.12L) + later));
}

TEST_CASE("decay of a share is growth below zero, and no decay changes nothing") {
    IncomeInput input = example();
    input.method = RoyaltyRelief{rate("5%"), rate("20%")};
    CHECK(value(input) == to_fen(growing_annuity(375'000, -0.2L, 0.12L, 10)));
    IncomeInput shrinking = example();
    shrinking.growth = rate("-20%");
    CHECK(value(input) == value(shrinking));
    input.method = ProfitShare{rate("20%"), rate("25%"), Ratio{}};
    CHECK(value(input) == value(example()));
}

TEST_CASE("excess earnings are what is left of profit after tax and what other assets ask") {
    IncomeInput input = example();
    input.forecast = {yuan(2'000'000)};
    input.method = ExcessEarnings{
        {{"厂房", yuan(5'000'000), rate("6%")}, {"营运资金", yuan(3'000'000), rate("4%")}}};
    CHECK(value(input) ==
          to_fen(growing_annuity(2'000'000 * 0.75L - 300'000 - 120'000, 0, 0.12L, 10)));
    input.growth = rate("3%");
    CHECK(value(input) == to_fen(growing_annuity(2'000'000 * 0.75L - 420'000, 0.03L, 0.12L, 10)));
}

TEST_CASE("the last year counts by its days, and its money falls due when it ends") {
    IncomeInput input = example();
    input.life = {.legal_end = date_of(2034, 1, 1), .contract_end = date_of(2026, 7, 2)};
    const long double part = 182.0L / 365;
    const long double two = growing_annuity(375'000, 0, 0.12L, 2);
    CHECK(value(input) == to_fen(two + 375'000 * part / std::pow(1.12L, 2 + part)));
    input.convention = Convention::mid_year;
    CHECK(value(input) ==
          to_fen(two * std::sqrt(1.12L) + 375'000 * part / std::pow(1.12L, 2 + part / 2)));
    const auto years = income_value(input)->years;
    REQUIRE(years.size() == 3);
    CHECK(years[2].until == date_of(2026, 7, 2));
    CHECK(years[2].fraction == "0.498630");
}

TEST_CASE("any growing annuity over any years agrees with its closed form to the fen") {
    CHECK(rc::check([] {
        IncomeInput input = example();
        const int growth = *rc::gen::inRange(-5'000, 3'001);
        // So that no year's amount grows beyond what can be booked.
        const int first = *rc::gen::inRange(1'000, growth > 500 ? 1'000'000 : 1'000'000'000);
        const int discount = *rc::gen::inRange(growth + 1, 10'001);
        const int years = *rc::gen::inRange(1, 51);
        const bool mid_year = *rc::gen::arbitrary<bool>();
        input.forecast = {yuan(first)};
        input.growth = Ratio::basis_points(growth);
        input.discount_rate = Ratio::basis_points(discount);
        input.life = {.economic_years = Ratio::whole(years)};
        input.convention = mid_year ? Convention::mid_year : Convention::year_end;
        const long double r = discount / 10'000.0L;
        const long double expected =
            growing_annuity(first * 0.0375L, growth / 10'000.0L, r, years) *
            (mid_year ? std::sqrt(1 + r) : 1);
        const auto made = income_value(input);
        RC_ASSERT(made.has_value());
        // A sum that falls within the last digits of half a fen may go either way.
        RC_ASSERT(std::abs(static_cast<long double>(made->value.fen) - expected * 100) < 0.51L);
    }));
}

TEST_CASE("the years add up to the value, and each tells its part") {
    CHECK(rc::check([] {
        IncomeInput input = example();
        input.forecast = {yuan(*rc::gen::inRange(1'000, 1'000'000'000)), yuan(7'777'777)};
        input.life = {.legal_end = base + Days{*rc::gen::inRange(1, 9'000)}};
        input.growth = rate("2%");
        const auto made = income_value(input).value();
        Money sum;
        for (const IncomeYear& year : made.years) sum += year.present;
        RC_ASSERT(sum == made.value);
        RC_ASSERT(made.years.back().until == *input.life.legal_end);
    }));
    const auto made = income_value(example()).value();
    CHECK(made.years.size() == 10);
    CHECK(made.years[0].benefit == yuan(375'000));
    CHECK(made.years[1].factor == "0.797194");
    CHECK(made.why.rule == "appraisal.royalty_relief");
    CHECK(made.why.result == to_string(made.value));
    CHECK(made.why.steps.front().rule == "appraisal.remaining_life");
}

TEST_CASE("a discount rate at or below growth is refused, above it is not") {
    IncomeInput input = example();
    input.growth = rate("11.99%");
    CHECK(answer(input) == "ok");
    input.growth = rate("12%");
    CHECK(answer(input) == "appraisal.rate_not_above_growth discount_rate");
    input.growth = rate("12.01%");
    CHECK(answer(input) == "appraisal.rate_not_above_growth discount_rate");
}

TEST_CASE("each number is refused below, taken at and refused above its bounds, by name") {
    struct Row {
        const char* value;
        const char* expected;
    };
    const auto each = [](auto set, std::initializer_list<Row> rows) {
        for (const Row& row : rows) {
            IncomeInput input = example();
            input.life = {.economic_years = Ratio::whole(1)};
            input.growth.reset();
            set(input, rate(row.value));
            CHECK_MESSAGE(answer(input) == row.expected, row.value);
        }
    };
    each([](IncomeInput& input, Ratio value) { input.discount_rate = value; },
         {{"-100%", "appraisal.out_of_range discount_rate"},
          {"-99.99%", "ok"},
          {"100%", "ok"},
          {"100.01%", "appraisal.out_of_range discount_rate"}});
    each([](IncomeInput& input, Ratio value) { input.tax = value; },
         {{"-0.01%", "appraisal.out_of_range tax"},
          {"0%", "ok"},
          {"99.99%", "ok"},
          {"100%", "appraisal.out_of_range tax"}});
    each([](IncomeInput& input, Ratio value) { input.method = RoyaltyRelief{value, Ratio{}}; },
         {{"0%", "appraisal.out_of_range method.royalty"},
          {"0.01%", "ok"},
          {"50%", "ok"},
          {"50.01%", "appraisal.out_of_range method.royalty"}});
    each([](IncomeInput& input, Ratio value) { input.method = RoyaltyRelief{rate("5%"), value}; },
         {{"-0.01%", "appraisal.out_of_range method.decay"},
          {"0%", "ok"},
          {"99.99%", "ok"},
          {"100%", "appraisal.out_of_range method.decay"}});
    each([](IncomeInput& input, Ratio value) { input.growth = value; },
         {{"-100%", "appraisal.out_of_range growth"}, {"-99.99%", "ok"}, {"11%", "ok"}});
    each(
        [](IncomeInput& input, Ratio value) {
            input.growth = value;
            input.discount_rate = rate("100%");
        },
        {{"30%", "ok"}, {"30.01%", "appraisal.out_of_range growth"}});
}

TEST_CASE("forecasts, lives and assets that are none are refused, all in one go") {
    IncomeInput input = example();
    input.forecast = {};
    input.tax = rate("100%");
    CHECK(answer(input) == "appraisal.too_few forecast, appraisal.out_of_range tax");
    input = example();
    input.forecast = std::vector<Money>(31, yuan(1));
    CHECK(answer(input) == "appraisal.too_many forecast");
    input.forecast = std::vector<Money>(30, yuan(1));
    CHECK(answer(input) == "ok");
    input.forecast = {largest_input};
    CHECK(answer(input) == "ok");
    input.growth = rate("0.01%");
    CHECK(answer(input) == "appraisal.too_large forecast");
    input.forecast = {Money{-1}};
    CHECK(answer(input) == "appraisal.amount_range forecast[0]");
    input = example();
    input.growth.reset();
    CHECK(answer(input) == "appraisal.growth_missing growth");
    input.forecast = std::vector<Money>(10, yuan(1'000));
    CHECK(answer(input) == "ok");
    input.life = {};
    CHECK(answer(input) == "appraisal.life_unknown life");
    input.life = {.legal_end = base};
    CHECK(answer(input) == "appraisal.life_ended life.legal_end");
    input = example();
    input.method = ExcessEarnings{{{"厂房", Money{}, rate("101%")},
                                   {"厂房", yuan(1), rate("5%")},
                                   {" ", yuan(1), rate("5%")}}};
    CHECK(answer(input) ==
          "appraisal.amount_range method.assets[0].value, "
          "appraisal.out_of_range method.assets[0].required_return, "
          "appraisal.twice method.assets[1].name, field.blank method.assets[2].name");
}

TEST_CASE("a right that earns nothing has no value, and is not valued at zero") {
    IncomeInput input = example();
    input.forecast = {Money{}};
    CHECK(answer(input) == "appraisal.no_value value");
    input.forecast = {yuan(100'000)};
    input.method = ExcessEarnings{{{"厂房", yuan(5'000'000), rate("6%")}}};
    CHECK(answer(input) == "appraisal.no_value value");
}

TEST_CASE("a rate that is no number cannot be written") {
    Tree tree = write(example());
    for (const char* text : {"NaN", "inf", "1e400", "12"}) {
        Tree::Map members = *tree.map();
        for (auto& [name, member] : members)
            if (name == "discount_rate") member = Tree(text);
        const auto input = read<IncomeInput>(Tree(members));
        CHECK_MESSAGE((input ? answer(*input) : said(input)) ==
                          (std::string(text) == "12" ? "appraisal.out_of_range discount_rate"
                                                     : "field.ratio discount_rate"),
                      text);
    }
    CHECK(write(read<IncomeInput>(tree).value()) == tree);
}
