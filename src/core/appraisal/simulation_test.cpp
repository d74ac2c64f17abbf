#include "core/appraisal/simulation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <thread>

#include "core/appraisal/income_simulation.h"
#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Ratio rate(const char* text) { return parse_ratio(text).value(); }

IncomeInput example() {
    return {.base_date = date_of(2024, 1, 1),
            .life = {.legal_end = date_of(2034, 1, 1)},
            .forecast = {yuan(10'000'000), yuan(11'000'000), yuan(12'000'000)},
            .growth = rate("3%"),
            .method = RoyaltyRelief{rate("5%"), rate("10%")},
            .tax = rate("25%"),
            .discount_rate = rate("12%"),
            .convention = Convention::mid_year};
}

std::vector<Uncertain> uncertain() {
    return {
        {Quantity::royalty, Triangular{rate("3%"), rate("5%"), rate("7%")}},
        {Quantity::discount_rate,
         TruncatedNormal{rate("12%"), rate("1.5%"), rate("8%"), rate("16%")}},
        {Quantity::growth, Uniform{rate("0%"), rate("6%")}},
        {Quantity::forecast, TruncatedLognormal{rate("1"), rate("0.2"), rate("0.5"), rate("2")}},
        {Quantity::economic_years, Discrete{{{rate("5"), rate("30%")}, {rate("8"), rate("70%")}}}}};
}

Simulation simulation(const SimulationPlan& plan) {
    return income_simulation(example(), uncertain(), plan).value();
}

Outcome with_workers(Simulation running, std::size_t workers) {
    {
        std::vector<std::jthread> threads;
        for (std::size_t worker = 0; worker < workers; ++worker)
            threads.emplace_back([&running, worker, workers] {
                // From the last to the first, so that no order is the same as another's.
                for (std::size_t block = running.blocks(); block-- > 0;)
                    if (block % workers == worker) running.run(block);
            });
    }
    return running.outcome().value();
}

// What the inputs sum to, in millions of fen.
void sum_of_inputs(const Draws& draws, std::span<double> worth) {
    for (std::size_t trial = 0; trial < draws.trials; ++trial) {
        worth[trial] = 0;
        for (std::size_t input = 0; input * draws.trials < draws.values.size(); ++input)
            worth[trial] += 1e8 * draws.row(input)[trial];
    }
}

Outcome run(std::vector<Uncertain> inputs, const SimulationPlan& plan) {
    return run_in_turn(Simulation::make(std::move(inputs), sum_of_inputs, plan).value()).value();
}

double as_number(Money money) { return static_cast<double>(money.fen); }

}  // namespace

TEST_CASE("the same seed and trials give the same bytes for any number of workers") {
    for (const Sampling sampling : {Sampling::independent, Sampling::antithetic}) {
        const SimulationPlan plan{10'000, 20240601, sampling};
        const Tree alone = write(run_in_turn(simulation(plan)).value());
        for (const std::size_t workers : {1U, 2U, 4U, 7U})
            CHECK(write(with_workers(simulation(plan), workers)) == alone);
    }
}

TEST_CASE("another seed gives other figures, also beyond 32 bits") {
    const Outcome one = run_in_turn(simulation({1'000, 1})).value();
    CHECK(one.mean != run_in_turn(simulation({1'000, 2})).value().mean);
    CHECK(one.mean != run_in_turn(simulation({1'000, (std::int64_t{1} << 32) + 1})).value().mean);
}

TEST_CASE("the mean of a linear model is its mean of inputs, within four standard errors") {
    for (std::int64_t seed = 0; seed < 20; ++seed)
        for (const Sampling sampling : {Sampling::independent, Sampling::antithetic}) {
            const Outcome outcome =
                run({{Quantity::royalty, Uniform{rate("2%"), rate("6%")}},
                     {Quantity::decay, Triangular{rate("10%"), rate("20%"), rate("45%")}}},
                    {5'000, seed, sampling});
            const double expected = 1e8 * (0.04 + 0.25);
            CHECK(std::abs(as_number(outcome.mean) - expected) <=
                  4 * as_number(outcome.standard_error));
        }
}

TEST_CASE("the standard error is the one of the inputs, and mirrors bring it down") {
    // A uniform number over 4 % has a deviation of 4 % / √12.
    const Outcome outcome =
        run({{Quantity::royalty, Uniform{rate("2%"), rate("6%")}}}, {100'000, 7});
    CHECK(as_number(outcome.standard_error) ==
          doctest::Approx(1e8 * 0.04 / std::sqrt(12.0) / std::sqrt(100'000.0)).epsilon(0.02));
    const SimulationPlan mirrored{10'000, 7, Sampling::antithetic};
    CHECK(run_in_turn(simulation(mirrored))->standard_error.fen * 2 <
          run_in_turn(simulation({10'000, 7}))->standard_error.fen);
}

TEST_CASE("the percentiles of a uniform input are where they must be") {
    const Outcome outcome =
        run({{Quantity::royalty, Uniform{rate("0.01%"), rate("50%")}}}, {100'000, 11});
    const auto near = [](Money found, double share) {
        const double expected = 1e8 * (0.0001 + share * 0.4999);
        const double error = 1e8 * 0.4999 * std::sqrt(share * (1 - share) / 100'000);
        return std::abs(as_number(found) - expected) <= 4 * error;
    };
    CHECK(near(outcome.percentiles.p5, 0.05));
    CHECK(near(outcome.percentiles.p25, 0.25));
    CHECK(near(outcome.percentiles.p50, 0.5));
    CHECK(near(outcome.percentiles.p75, 0.75));
    CHECK(near(outcome.percentiles.p95, 0.95));
}

TEST_CASE("royalty is linear: the simulated mean is the value at the mean royalty") {
    const Outcome outcome =
        run_in_turn(income_simulation(example(),
                                      {{Quantity::royalty, Uniform{rate("3%"), rate("7%")}}},
                                      {20'000, 5})
                        .value())
            .value();
    const Money expected = income_value(example())->value;
    CHECK(std::abs(as_number(outcome.mean - expected)) <= 4 * as_number(outcome.standard_error));
    CHECK(outcome.standard_error > Money{});
}

TEST_CASE("inputs fixed at what they are give the single value in every trial") {
    CHECK(rc::check([] {
        IncomeInput input = example();
        input.life = {.legal_end = date_of(2024, 1, 1) + Days{*rc::gen::inRange(1, 7'000)},
                      .economic_years = Ratio::whole(*rc::gen::inRange(1, 20))};
        input.method = *rc::gen::element<IncomeMethod>(
            RoyaltyRelief{rate("5%"), rate("10%")},
            ProfitShare{rate("20%"), rate("25%"), rate("3%")},
            ExcessEarnings{{{"厂房", yuan(1'000'000), rate("6%")}}});
        std::vector<Uncertain> fixed{{Quantity::discount_rate, Fixed{rate("12%")}},
                                     {Quantity::forecast, Fixed{rate("1")}},
                                     {Quantity::economic_years, Fixed{*input.life.economic_years}}};
        const Money expected = income_value(input).value().value;
        const Outcome outcome =
            run_in_turn(income_simulation(input, fixed, {1'000, 3}).value()).value();
        RC_ASSERT(outcome.least == expected);
        RC_ASSERT(outcome.greatest == expected);
        RC_ASSERT(outcome.percentiles.p50 == expected);
        RC_ASSERT(outcome.standard_error == Money{});
        RC_ASSERT(outcome.histogram.size() == 1);
    }));
}

TEST_CASE("every trial is in one bin, and the percentiles rise") {
    const Outcome outcome = run_in_turn(simulation({10'000, 9})).value();
    std::int64_t count = 0;
    for (const Bin& bin : outcome.histogram) count += bin.count;
    CHECK(count == 10'000);
    CHECK(outcome.histogram.size() == histogram_bins);
    CHECK(outcome.histogram.front().from == outcome.least);
    CHECK(outcome.histogram.back().until == outcome.greatest);
    CHECK(outcome.worthless == 0);
    CHECK(value_of(outcome, PercentileRange::from_p25_to_p75)->low == outcome.percentiles.p25);
    CHECK(value_of(outcome, PercentileRange::from_p5_to_p95)->high == outcome.percentiles.p95);
    CHECK(outcome.why.inputs[1].value == "9");
}

TEST_CASE("the tornado shows what one input moves, the greatest swing first") {
    const Outcome outcome = run({{Quantity::royalty, Uniform{rate("2%"), rate("3%")}},
                                 {Quantity::decay, Uniform{rate("10%"), rate("30%")}},
                                 {Quantity::tax, Fixed{rate("25%")}}},
                                {1'000, 1});
    REQUIRE(outcome.tornado.size() == 3);
    CHECK(outcome.tornado[0].input == Quantity::decay);
    CHECK(outcome.tornado[0].low_input == "0.120000");
    CHECK(outcome.tornado[0].swing == Money{16'000'000});
    CHECK(outcome.tornado[1].swing == Money{800'000});
    CHECK(outcome.tornado[1].at_low == Money{2'100'000 + 20'000'000 + 25'000'000});
    CHECK(outcome.tornado[2].swing == Money{});
    const Outcome income = run_in_turn(simulation({1'000, 1})).value();
    for (const Bar& bar : income.tornado)
        if (bar.input == Quantity::discount_rate) CHECK(bar.at_low > bar.at_high);
}

TEST_CASE("trials, seed and inputs outside their bounds are refused") {
    const auto answer = [](const SimulationPlan& plan) {
        return said(income_simulation(example(), uncertain(), plan));
    };
    CHECK(answer({999, 0}) == "appraisal.trials_range plan.trials");
    CHECK(answer({1'000, 0}) == "ok");
    CHECK(answer({1'000'000, 0}) == "ok");
    CHECK(answer({1'000'001, 0}) == "appraisal.trials_range plan.trials");
    CHECK(answer({1'001, -1, Sampling::antithetic}) ==
          "appraisal.trials_odd plan.trials, appraisal.seed_negative plan.seed");
    CHECK(said(income_simulation(example(), {}, {})) == "appraisal.too_few uncertain");
    CHECK(said(Simulation::make(std::vector<Uncertain>(21), sum_of_inputs, {})) ==
          "appraisal.too_many uncertain");
}

TEST_CASE("an input that the method has not, or twice, is refused with those it has") {
    const auto answer = [](std::vector<Uncertain> inputs) {
        return said(income_simulation(example(), std::move(inputs), {}));
    };
    CHECK(answer({{Quantity::margin, Fixed{rate("20%")}}}) ==
          "appraisal.input_unknown uncertain[0].input");
    CHECK(answer({{Quantity::tax, Fixed{rate("20%")}}, {Quantity::tax, Fixed{rate("101%")}}}) ==
          "appraisal.twice uncertain[1].input, appraisal.out_of_range "
          "uncertain[1].distribution.value");
}

TEST_CASE("a discount rate that could be drawn at or below growth is refused before any trial") {
    const auto answer = [](const char* low, const char* greatest_growth) {
        return said(
            income_simulation(example(),
                              {{Quantity::discount_rate, Uniform{rate(low), rate("15%")}},
                               {Quantity::growth, Uniform{rate("0%"), rate(greatest_growth)}}},
                              {}));
    };
    CHECK(answer("6.01%", "6%") == "ok");
    CHECK(answer("6%", "6%") == "appraisal.rate_not_above_growth discount_rate");
    CHECK(answer("5%", "6%") == "appraisal.rate_not_above_growth discount_rate");
}

TEST_CASE("a life that could be drawn longer than the forecast needs a growth") {
    IncomeInput input = example();
    input.growth.reset();
    const auto answer = [&](const char* greatest_years) {
        return said(income_simulation(
            input, {{Quantity::economic_years, Uniform{rate("1"), rate(greatest_years)}}}, {}));
    };
    CHECK(answer("3") == "ok");
    CHECK(answer("3.1") == "appraisal.growth_missing growth");
}

TEST_CASE("a trial without a number is refused, not counted as nothing") {
    const auto answer = [](double worth) {
        const Evaluate bad = [worth](const Draws& draws, std::span<double> all) {
            sum_of_inputs(draws, all);
            all.back() = worth;
        };
        return said(
            run_in_turn(Simulation::make({{Quantity::royalty, Uniform{rate("1%"), rate("2%")}}},
                                         bad, {1'000, 0})
                            .value()));
    };
    CHECK(answer(std::numeric_limits<double>::quiet_NaN()) == "appraisal.not_finite simulation");
    CHECK(answer(std::numeric_limits<double>::infinity()) == "appraisal.not_finite simulation");
    CHECK(answer(1e20) == "appraisal.too_large simulation");
    CHECK(answer(-1) == "ok");
}

TEST_CASE("trials worth nothing are counted, and a range with them at its low end is refused") {
    IncomeInput input = example();
    input.forecast = {yuan(1'000'000)};
    input.method = ExcessEarnings{{{"厂房", yuan(10'000'000), rate("7%")}}};
    const Outcome outcome =
        run_in_turn(income_simulation(input,
                                      {{Quantity::charges, Uniform{rate("0.5"), rate("1.5")}}},
                                      {10'000, 3})
                        .value())
            .value();
    CHECK(outcome.worthless > 3'000);
    CHECK(outcome.least < Money{});
    CHECK(said(value_of(outcome, PercentileRange::from_p5_to_p95)) == "appraisal.no_value value");
}

TEST_CASE("a simulation tells how far it is and stops when asked") {
    std::vector<std::int64_t> told;
    const auto done =
        run_in_turn(simulation({1'200, 0}), [&](std::int64_t trials, std::int64_t all) {
            told.push_back(trials);
            CHECK(all == 1'200);
            return true;
        });
    CHECK(done.has_value());
    CHECK(told == std::vector<std::int64_t>{512, 1'024, 1'200});
    CHECK(said(run_in_turn(simulation({1'200, 0}), [](std::int64_t trials, std::int64_t) {
              return trials < 1'024;
          })) == "appraisal.stopped");
    // Asked to stop when nothing is left to do, it is done.
    CHECK(run_in_turn(simulation({1'200, 0}), [](std::int64_t trials, std::int64_t all) {
              return trials < all;
          }).has_value());
}

TEST_CASE("a plan and its inputs are written and read back the same") {
    for (const Uncertain& each : uncertain())
        CHECK(write(read<Uncertain>(write(each)).value()) == write(each));
    CHECK(read<SimulationPlan>(write(SimulationPlan{5'000, 3, Sampling::antithetic}))->seed == 3);
}
