// The range of a relief from royalty over ten years: five inputs drawn, discounted at mid-year,
// beside the same draws and the same sum written by hand in one plain loop with the model's shape
// known to the compiler, in turns in the same run: the ratio is the figure. Least, median and
// greatest of both agree to the fen, or the run stops. One core.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include "base/ensure.h"
#include "core/appraisal/income_simulation.h"
#include "core/appraisal/normal.h"
#include "core/appraisal/philox.h"

namespace {

using namespace zhirong;
using namespace zhirong::appraisal;

constexpr std::int64_t trials = 200'000;
constexpr std::int64_t seed = 20240601;
constexpr int years = 10;

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
    return {{Quantity::royalty, Triangular{rate("3%"), rate("5%"), rate("7%")}},
            {Quantity::discount_rate,
             TruncatedNormal{rate("12%"), rate("1.5%"), rate("8%"), rate("16%")}},
            {Quantity::growth, Uniform{rate("0%"), rate("6%")}},
            {Quantity::forecast, Uniform{rate("80%"), rate("120%")}},
            {Quantity::decay, Uniform{rate("5%"), rate("15%")}}};
}

Simulation simulation() {
    return income_simulation(example(), uncertain(), {trials, seed}).value();
}

// Fixed at compile time: which inputs, which distributions, how many years.
void by_hand(std::vector<double>& worth) {
    const PhiloxKey key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    const double below_low = normal_below((0.08 - 0.12) / 0.015);
    const double kept = normal_below((0.16 - 0.12) / 0.015) - below_low;
    for (std::size_t trial = 0; trial < worth.size(); ++trial) {
        const auto low_half = static_cast<std::uint32_t>(trial);
        const PhiloxCounter one = philox({low_half, 0, 0, 0}, key);
        const PhiloxCounter two = philox({low_half, 0, 1, 0}, key);
        const PhiloxCounter three = philox({low_half, 0, 2, 0}, key);
        const double u = uniform(one[0], one[1]);
        const double royalty = u < 0.5 ? 0.03 + std::sqrt(u * (0.07 - 0.03) * (0.05 - 0.03))
                                       : 0.07 - std::sqrt((1 - u) * (0.07 - 0.03) * (0.07 - 0.05));
        const double discount_rate = std::clamp(
            0.12 + 0.015 * normal_quantile(below_low + uniform(one[2], one[3]) * kept), 0.08, 0.16);
        const double growth = 0.06 * uniform(two[0], two[1]);
        const double scale = 0.8 + 0.4 * uniform(two[2], two[3]);
        const double decay = 0.05 + 0.1 * uniform(three[0], three[1]);
        const double discount = 1 / (1 + discount_rate);
        double factor = std::sqrt(discount);
        double portion = royalty * 0.75;
        double amount = 0;
        double total = 0;
        for (int year = 0; year < years; ++year) {
            amount = year == 0   ? 1'000'000'000 * scale
                     : year == 1 ? 1'100'000'000 * scale
                     : year == 2 ? 1'200'000'000 * scale
                                 : amount * (1 + growth);
            total += amount * portion * factor;
            portion *= 1 - decay;
            factor *= discount;
        }
        worth[trial] = total;
    }
}

template <class Work>
double seconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void relief_from_royalty(benchmark::State& state) {
    std::vector<double> worth(trials);
    by_hand(worth);
    std::vector<double> sorted = worth;
    std::ranges::sort(sorted);
    const Outcome expected = run_in_turn(simulation()).value();
    ensure(std::abs(sorted.front() - static_cast<double>(expected.least.fen)) < 0.51);
    ensure(std::abs(sorted.back() - static_cast<double>(expected.greatest.fen)) < 0.51);
    const std::size_t middle = sorted.size() / 2;
    ensure(std::abs((sorted[middle - 1] + sorted[middle]) / 2 -
                    static_cast<double>(expected.percentiles.p50.fen)) < 0.51);

    constexpr double none = 1e9;
    double drawn_time = none;
    double hand_time = none;
    double told_time = none;
    for (auto _ : state) {
        Simulation running = simulation();
        const double time = seconds([&] {
            for (std::size_t block = 0; block < running.blocks(); ++block) running.run(block);
        });
        state.SetIterationTime(time);
        drawn_time = std::min(drawn_time, time);
        hand_time = std::min(hand_time, seconds([&] { by_hand(worth); }));
        told_time = std::min(told_time, seconds([&] { ensure(running.outcome().has_value()); }));
        benchmark::DoNotOptimize(worth.data());
    }
    state.counters["trials/s"] = trials / drawn_time;
    state.counters["by hand/s"] = trials / hand_time;
    state.counters["time/by hand"] = drawn_time / hand_time;
    state.counters["with figures/s"] = trials / (drawn_time + told_time);
}
BENCHMARK(relief_from_royalty)->UseManualTime()->Unit(benchmark::kMillisecond);

void a_single_value(benchmark::State& state) {
    const IncomeInput input = example();
    for (auto _ : state) benchmark::DoNotOptimize(income_value(input));
}
BENCHMARK(a_single_value);

}  // namespace
