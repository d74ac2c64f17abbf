#include <benchmark/benchmark.h>

#include <array>

#include "base/money.h"

namespace zhirong {
namespace {

void apply_a_yearly_rate(benchmark::State& state) {
    const Ratio rate(435 * 181, 3'600'000);
    for (auto run : state) {
        benchmark::DoNotOptimize(apply(Money{500'000'001}, rate, Rounding::half_up));
    }
}
BENCHMARK(apply_a_yearly_rate);

void allocate_to_three_parties(benchmark::State& state) {
    const std::array<std::int64_t, 3> shares{45, 45, 10};
    for (auto run : state) {
        benchmark::DoNotOptimize(allocate(Money{500'000'001}, shares));
    }
}
BENCHMARK(allocate_to_three_parties);

}  // namespace
}  // namespace zhirong
