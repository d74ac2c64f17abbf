#include "core/appraisal/appraisal.h"

#include <doctest/doctest.h>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Ratio rate(const char* text) { return parse_ratio(text).value(); }

}  // namespace

TEST_CASE(
    "three methods, one of them a range, make one value with its working, ready for the wire") {
    const DiscountRate discount = discount_rate(BuildUp{rate("2.5%"),
                                                        {{"技术", rate("5%"), "处于中试"},
                                                         {"市场", rate("4.5%"), "客户集中"}}})
                                      .value();
    const IncomeInput earned{
        .base_date = date_of(2024, 6, 30),
        .life = {.legal_end = date_of(2036, 3, 15), .economic_years = Ratio::whole(8)},
        .forecast = {yuan(6'000'000), yuan(8'000'000), yuan(9'000'000)},
        .growth = rate("2%"),
        .method = RoyaltyRelief{rate("4.5%"), rate("10%")},
        .tax = rate("25%"),
        .discount_rate = discount.rate,
        .convention = Convention::mid_year};
    const IncomeValue income = income_value(earned).value();
    const Outcome outcome =
        run_in_turn(income_simulation(
                        earned,
                        {{Quantity::royalty, Triangular{rate("3%"), rate("4.5%"), rate("6%")}}},
                        {10'000, 42})
                        .value())
            .value();
    const Value earned_range = value_of(outcome, PercentileRange::from_p5_to_p95).value();
    CHECK(earned_range.low < income.value);
    CHECK(income.value < earned_range.high);

    const std::vector<CorrectionRule> rules{
        {"date", "交易日期", "Date of the deal", rate("70%"), rate("130%")}};
    const auto deal = [](const char* name, std::int64_t price) {
        return Comparable{name, date_of(2023, 5, 1), yuan(price), {{"date", rate("105%")}}, {}};
    };
    const MarketValue market =
        market_value({rules, {deal("甲", 900'000), deal("乙", 1'100'000), deal("丙", 1'000'000)}})
            .value();
    const CostValue cost = cost_value({.basis = CostBasis::reproduction,
                                       .items = {{"研发", yuan(1'500'000)}},
                                       .used_months = 99,
                                       .remaining_months = 96,
                                       .functional = rate("5%"),
                                       .economic = Ratio{}})
                               .value();
    const Reconciliation conclusion =
        reconcile({{Approach::income, earned_range, rate("60%"), "现金流可靠"},
                   {Approach::market, market.value, rate("30%"), "案例较少"},
                   {Approach::cost, {cost.value, cost.value, cost.value}, rate("10%"), "仅作校验"}},
                  ReconciliationWay::weights)
            .value();
    CHECK(conclusion.value.low < conclusion.value.mid);

    CHECK(*write(discount).find("rate")->text() == "0.12");
    CHECK(write(income).find("years")->list()->size() == 8);
    CHECK(*write(outcome).find("plan")->find("seed")->integer() == 42);
    CHECK(write(market).find("prices")->list()->size() == 3);
    CHECK(*write(cost).find("value")->text() == to_string(cost.value));
    CHECK(write(conclusion).find("value")->find("mid") != nullptr);
    CHECK(conclusion.why.result == to_string(conclusion.value.mid));
}

TEST_CASE("what an appraiser fills in has a schema, method by method") {
    const auto cases = [](const Tree& schema, const char* field) {
        return schema.find("properties")->find(field)->find("oneOf")->list()->size();
    };
    CHECK(cases(schema<IncomeInput>(), "method") == 3);
    CHECK(cases(schema<Uncertain>(), "distribution") == 6);
    CHECK(schema<MarketInput>().find("properties")->find("comparables") != nullptr);
    CHECK(schema<CostInput>().find("properties")->find("items") != nullptr);
    CHECK(schema<WeightedValue>().find("properties")->find("weight") != nullptr);
    CHECK(schema<SimulationPlan>().find("properties")->find("seed") != nullptr);
}
