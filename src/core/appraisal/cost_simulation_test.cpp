#include "core/appraisal/cost_simulation.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Ratio rate(const char* text) { return parse_ratio(text).value(); }

CostInput example() {
    return {.basis = CostBasis::replacement,
            .items = {{"研发人员", yuan(600'000)}, {"申请与年费", yuan(30'000)}},
            .used_months = 30,
            .remaining_months = 90,
            .functional = rate("10%"),
            .economic = rate("5%")};
}

std::string answer(std::vector<Uncertain> uncertain) {
    return said(cost_simulation(example(), std::move(uncertain), {}));
}

}  // namespace

TEST_CASE("inputs fixed at what they are give the single value in every trial") {
    const auto outcome = run_in_turn(cost_simulation(example(),
                                                     {{Quantity::costs, Fixed{rate("1")}},
                                                      {Quantity::functional, Fixed{rate("10%")}}},
                                                     {1'000, 1})
                                         .value());
    REQUIRE(outcome);
    CHECK(outcome->least == cost_value(example())->value);
    CHECK(outcome->greatest == outcome->least);
}

TEST_CASE("the mean is the value at the mean inputs, within four standard errors") {
    const auto outcome = run_in_turn(
        cost_simulation(example(),
                        {{Quantity::costs, Triangular{rate("80%"), rate("90%"), rate("130%")}},
                         {Quantity::functional, Uniform{rate("0%"), rate("20%")}},
                         {Quantity::economic, Uniform{rate("0%"), rate("10%")}}},
                        {20'000, 8})
            .value());
    REQUIRE(outcome);
    const double expected = 63'000'000.0 * 1.0 * (1 - 0.25 - 0.1 - 0.05);
    CHECK(std::abs(static_cast<double>(outcome->mean.fen) - expected) <=
          4 * static_cast<double>(outcome->standard_error.fen));
    CHECK(outcome->tornado.size() == 3);
    CHECK(value_of(*outcome, PercentileRange::from_p5_to_p95).has_value());
}

TEST_CASE("obsolescence that could be drawn up to all of the value is refused before any trial") {
    CHECK(answer({{Quantity::economic, Uniform{rate("0%"), rate("64.99%")}}}) == "ok");
    CHECK(answer({{Quantity::economic, Uniform{rate("0%"), rate("65%")}}}) ==
          "appraisal.worn_out economic");
    CHECK(answer({{Quantity::functional, Uniform{rate("0%"), rate("30%")}},
                  {Quantity::economic, Uniform{rate("0%"), rate("45%")}}}) ==
          "appraisal.worn_out economic");
}

TEST_CASE("an input of another method is refused with those of this one") {
    const auto refused = cost_simulation(example(), {{Quantity::royalty, Fixed{rate("5%")}}}, {});
    CHECK(said(refused) == "appraisal.input_unknown uncertain[0].input");
    CHECK(in_english(refused.error().first()) ==
          "This method has no input “royalty”; those that may be uncertain: costs, functional, "
          "economic");
}
