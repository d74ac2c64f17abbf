// What a loan costs to compute, without ledger and store.
#include <benchmark/benchmark.h>

#include <vector>

#include "features/loan/fold.h"
#include "features/loan/schedule.h"

namespace {

using namespace zhirong;
using namespace zhirong::loan;

const ReferenceRates no_rates;
const WorkingDays no_calendar;
const Date disbursed_on = date_of(2024, 1, 15);

Terms terms_over(int months) {
    Terms terms;
    terms.principal_limit = yuan(5'000'000);
    terms.rate = FixedRate{Ratio(435, 10'000)};
    terms.maturity = add_months(disbursed_on, months);
    terms.method = RepaymentMethod::equal_installments;
    terms.payment_day = 15;
    return terms;
}

// Disbursed and paid on every due date.
std::vector<Event> history(const Terms& terms) {
    std::vector<Event> events{{"drawn", disbursed_on, Disbursed{terms.principal_limit}}};
    const auto first = fold(terms, events, no_rates, no_calendar, disbursed_on);
    for (const Instalment& instalment : first->state.schedule)
        events.push_back(
            {"paid " + std::to_string(events.size()), instalment.due, Repaid{instalment.total()}});
    return events;
}

void schedule_build(benchmark::State& run) {
    const Terms terms = terms_over(static_cast<int>(run.range(0)));
    const ScheduleBasis basis{
        .method = terms.method,
        .balance = terms.principal_limit,
        .annual_rate = Ratio(435, 10'000),
        .day_count = terms.day_count,
        .period_start = disbursed_on,
        .from = disbursed_on,
        .accrued = {},
        .carry = 0,
        .due = due_dates(terms, terms.method, disbursed_on, terms.maturity, 0)};
    for (auto _ : run) benchmark::DoNotOptimize(build_schedule(basis));
}
BENCHMARK(schedule_build)->ArgName("months")->Arg(12)->Arg(36)->Arg(360);

void whole_fold(benchmark::State& run) {
    const Terms terms = terms_over(static_cast<int>(run.range(0)));
    const std::vector<Event> events = history(terms);
    for (auto _ : run)
        benchmark::DoNotOptimize(fold(terms, events, no_rates, no_calendar, terms.maturity));
}
BENCHMARK(whole_fold)->ArgName("months")->Arg(12)->Arg(36)->Unit(benchmark::kMicrosecond);

void snapshot_by_one_day(benchmark::State& run) {
    const Terms terms = terms_over(36);
    const std::vector<Event> events{{"drawn", disbursed_on, Disbursed{terms.principal_limit}}};
    const Date yesterday = disbursed_on + Days{200};
    const auto before = fold(terms, events, no_rates, no_calendar, yesterday);
    for (auto _ : run)
        benchmark::DoNotOptimize(
            resume(terms, before->snapshot, {}, no_rates, no_calendar, yesterday + Days{1}));
}
BENCHMARK(snapshot_by_one_day);

}  // namespace
