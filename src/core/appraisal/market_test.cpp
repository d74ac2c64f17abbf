#include "core/appraisal/market.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

const std::vector<CorrectionRule> rules{
    {"date", "交易日期", "Date of the deal", Ratio::percent(70), Ratio::percent(130)},
    {"scope", "保护范围", "Scope", Ratio::percent(50), Ratio::percent(150)}};

Comparable deal(const char* name, Money price, int date = 100, int scope = 100) {
    return {name,
            date_of(2023, 6, 1),
            price,
            {{"date", Ratio::percent(date)}, {"scope", Ratio::percent(scope)}},
            {}};
}

std::string answer(const MarketInput& input) { return said(market_value(input)); }

}  // namespace

TEST_CASE("the value is the median of the corrected prices, the range their least and greatest") {
    const auto made =
        market_value({rules,
                      {deal("甲", yuan(1'000'000), 110, 90), deal("乙", yuan(1'200'000)),
                       deal("丙", yuan(900'000), 100, 120)}});
    REQUIRE(made);
    CHECK(made->prices[0].corrected == yuan(990'000));
    CHECK(made->prices[0].factor == "0.990000");
    CHECK(made->value == Value{yuan(990'000), yuan(1'080'000), yuan(1'200'000)});
    CHECK(made->why.result == "1080000.00");
}

TEST_CASE("of an even number the median lies in the middle, half a fen up") {
    const auto made = market_value({rules,
                                    {deal("甲", Money{100}), deal("乙", Money{103}),
                                     deal("丙", Money{90}), deal("丁", Money{110})}});
    CHECK(made->value.mid == Money{102});
}

TEST_CASE("three comparables are needed; two are refused with how many were found") {
    MarketInput input{rules, {deal("甲", yuan(1)), deal("乙", yuan(1))}};
    const auto refused = market_value(input);
    CHECK(said(refused) == "appraisal.too_few_comparables comparables");
    CHECK(
        in_english(refused.error().first()) ==
        "The market approach needs 3 comparables and has 2 that count; add some or choose another "
        "method");
    input.comparables.push_back(deal("丙", yuan(1)));
    CHECK(answer(input) == "ok");
    input.comparables[0].left_out = "关联交易";
    CHECK(answer(input) == "appraisal.too_few_comparables comparables");
    input.comparables[0].left_out = " ";
    CHECK(answer(input) ==
          "appraisal.reason_missing comparables[0].left_out, "
          "appraisal.too_few_comparables comparables");
    CHECK(answer({rules, {}}) == "appraisal.too_few_comparables comparables");
}

TEST_CASE("a correction is taken at the ends of its range and refused beyond; none is forgotten") {
    for (const auto& [date, expected] :
         {std::pair{69, "appraisal.out_of_range comparables[0].corrections.date"},
          {70, "ok"},
          {130, "ok"},
          {131, "appraisal.out_of_range comparables[0].corrections.date"}})
        CHECK_MESSAGE(answer({rules,
                              {deal("甲", yuan(1), date), deal("乙", yuan(1)),
                               deal("丙", yuan(1))}}) == expected,
                      date);
    MarketInput input{rules, {deal("甲", yuan(1)), deal("乙", yuan(1)), deal("丙", yuan(1))}};
    input.comparables[1].corrections.erase("scope");
    input.comparables[1].corrections["colour"] = Ratio::whole(1);
    CHECK(answer(input) ==
          "appraisal.factor_unknown comparables[1].corrections.colour, "
          "appraisal.factor_missing comparables[1].corrections.scope");
}

TEST_CASE("prices that are none and names that stand twice are refused") {
    CHECK(answer({rules, {deal("甲", Money{}), deal("甲", yuan(1)), deal(" ", Money{-1})}}) ==
          "appraisal.amount_range comparables[0].price, appraisal.twice comparables[1].name, "
          "field.blank comparables[2].name, appraisal.amount_range comparables[2].price");
    CHECK(answer({{rules[0], rules[0]}, {}}).starts_with("appraisal.twice rules[1].name"));
    CHECK(answer({{{"date", "日", "Date", Ratio::percent(90), Ratio::percent(80)}}, {}})
              .starts_with("appraisal.out_of_range rules[0].high"));
    CHECK(answer({rules, std::vector<Comparable>(101)}) == "appraisal.too_many comparables");
}

TEST_CASE("a price further from the others' median than half of it is flagged and still counts") {
    const auto made = market_value({rules,
                                    {deal("甲", yuan(100)), deal("乙", yuan(100)),
                                     deal("丙", yuan(150)), deal("丁", yuan(151))}});
    CHECK_FALSE(made->prices[2].outlier);  // The others' median is 100: at the line.
    CHECK(made->prices[3].outlier);
    CHECK(made->prices[3].distance == "0.5100");
    CHECK(made->value.high == yuan(151));
}

TEST_CASE("the order of the comparables does not matter, and the median lies inside the range") {
    CHECK(rc::check([] {
        MarketInput input{rules, {}};
        const int count = *rc::gen::inRange(3, 12);
        for (int i = 0; i < count; ++i)
            input.comparables.push_back(deal(std::to_string(i).c_str(),
                                             Money{*rc::gen::inRange(1'000, 1'000'000'000)},
                                             *rc::gen::inRange(70, 131)));
        const Value value = market_value(input)->value;
        RC_ASSERT(value.low <= value.mid && value.mid <= value.high);
        std::ranges::reverse(input.comparables);
        RC_ASSERT(market_value(input)->value == value);
    }));
}
