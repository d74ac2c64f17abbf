#include "core/appraisal/discount_rate.h"

#include <doctest/doctest.h>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Ratio rate(const char* text) { return parse_ratio(text).value(); }
Premium premium(const char* name, const char* text) { return {name, rate(text), "理由"}; }
std::string answer(const RateMethod& method) { return said(discount_rate(method)); }

}  // namespace

TEST_CASE("a rate is built up from the risk-free rate and named premiums, exactly") {
    const auto made = discount_rate(BuildUp{rate("2.31%"),
                                            {premium("技术", "4%"), premium("市场", "3.5%"),
                                             premium("资金", "2%"), premium("管理", "3%")}});
    REQUIRE(made);
    CHECK(made->rate == rate("14.81%"));
    CHECK(made->why.result == "0.1481");
    CHECK(made->why.inputs.size() == 5);
    CHECK(made->why.inputs[1].zh == "技术");
}

TEST_CASE("CAPM is risk-free plus beta times the equity premium plus what is specific") {
    CHECK(discount_rate(
              CapitalMarket{rate("2.5%"), rate("1.2"), rate("6.15%"), {premium("规模", "3%")}})
              ->rate == rate("12.88%"));
    CHECK(discount_rate(CapitalMarket{rate("2.5%"), rate("0"), rate("6.15%"), {}})->rate ==
          rate("2.5%"));
}

TEST_CASE("the weighted cost takes tax off the debt only") {
    CHECK(discount_rate(WeightedCost{rate("60%"), rate("12%"), rate("5%"), rate("25%")})->rate ==
          rate("8.7%"));
    CHECK(discount_rate(WeightedCost{rate("100%"), rate("12%"), rate("5%"), rate("25%")})->rate ==
          rate("12%"));
}

TEST_CASE("every bad part of a rate is named at its field") {
    CHECK(answer(BuildUp{rate("2%"), {}}) == "appraisal.too_few premiums");
    CHECK(answer(BuildUp{rate("31%"), {{"技术", rate("51%"), " "}, premium("技术", "1%")}}) ==
          "appraisal.out_of_range risk_free, appraisal.out_of_range premiums[0].rate, "
          "appraisal.reason_missing premiums[0].reason, appraisal.twice premiums[1].name");
    CHECK(answer(BuildUp{rate("2%"), {premium(" ", "1%")}}) == "field.blank premiums[0].name");
    CHECK(answer(CapitalMarket{rate("2%"), rate("10.1"), rate("-1%"), {}}) ==
          "appraisal.out_of_range beta, appraisal.out_of_range equity_premium");
    CHECK(answer(CapitalMarket{rate("2%"), rate("10"), rate("30%"), {}}) ==
          "appraisal.out_of_range");
    CHECK(answer(WeightedCost{rate("101%"), rate("-100%"), rate("51%"), rate("100%")}) ==
          "appraisal.out_of_range equity_weight, appraisal.out_of_range equity_rate, "
          "appraisal.out_of_range debt_rate, appraisal.out_of_range tax");
    CHECK(answer(BuildUp{rate("2%"), {premium("技术", "1.23456%")}}) ==
          "appraisal.too_fine premiums[0].rate");
    CHECK(answer(BuildUp{rate("2%"), {premium("技术", "1.2345%")}}) == "ok");
}

TEST_CASE("a sum of premiums may reach 100 % and no more") {
    const std::vector<Premium> half{premium("甲", "50%")};
    CHECK(answer(BuildUp{rate("30%"), {premium("甲", "50%"), premium("乙", "20%")}}) == "ok");
    CHECK(answer(BuildUp{rate("30%"), {premium("甲", "50%"), premium("乙", "20.01%")}}) ==
          "appraisal.out_of_range");
}
