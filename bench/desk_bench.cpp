// A command that posts money, and the close of a day, through the whole desk: events, records,
// entries, hash chain and idempotency, durable when they are answered. Beside them what the disk
// allows of bare commits, and the same close of day computed without a store.
#include <benchmark/benchmark.h>

#include <atomic>
#include <memory>

#include "base/ensure.h"
#include "features/loan/routes.h"
#include "platform/database/testing/engines.h"
#include "platform/desk/desk.h"
#include "raw_disk.h"

namespace {

using namespace zhirong;

const Date opening = date_of(2024, 3, 1);
const Actor banker{"bank.officer", "bank", {Role::bank_officer, Role::administrator}};

loan::Terms terms() {
    loan::Terms terms;
    terms.principal_limit = yuan(4'000'000);
    terms.rate = loan::FixedRate{Ratio(435, 10'000)};
    terms.method = loan::RepaymentMethod::quarterly_interest;
    terms.maturity = date_of(2027, 3, 1);
    return terms;
}

const ReferenceRates rates;
const WorkingDays days;
const loan::Market market{rates, days};

loan::Loan drawn_loan() {
    const loan::LoanEvent opened = loan::Opened{"FA", "bank", "firm", terms(), {}};
    const loan::LoanEvent drawn =
        loan::Recorded{{"EV", opening, loan::Disbursed{yuan(4'000'000)}}, "voucher", "maker"};
    loan::Loan loan{.id = "LN1"};
    return loan::apply(loan::apply(std::move(loan), opened), drawn);
}

struct Office {
    explicit Office(std::size_t engine)
        : raw(bench::raw_commits_per_second(folder.path())),
          desk(
              open_database(testing::engines()[engine].new_url(folder)),
              [] { return Instant{1'709'251'200'000}; }, opening) {
        desk.kinds().push_back(record_kind<loan::Loan>());
    }
    void open_loan(const std::string& key) {
        const Command command{"openLoan", key, key, banker};
        const auto opened = desk.execute(command, [&](Work& work) -> Result<Answer> {
            loan::Loan loan{.id = work.new_id(loan::Loan::prefix)};
            CHECKED(work.create(loan, loan::Opened{"FA", "bank", "firm", terms(), {}}));
            const loan::Event drawn{work.new_id("EV"), opening, loan::Disbursed{yuan(4'000'000)}};
            work.happened(loan, TRY(loan::record(loan, drawn, "voucher", market, work.actor(),
                                                 work.today())));
            auto booking = TRY(loan::bring_books(loan, market, work.today()));
            work.happened(loan, booking.event);
            work.post(std::move(booking.entries));
            return Answer{};
        });
        ensure(opened.has_value());
    }
    testing::TemporaryFolder folder;
    double raw;
    Desk desk;
};
std::unique_ptr<Office> office;
std::atomic<int> next_key = 0;

// A loan opened and drawn: two events, four postings in two books.
void command_that_posts(benchmark::State& state) {
    if (state.thread_index() == 0)
        office = std::make_unique<Office>(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) office->open_loan("key-" + std::to_string(++next_key));
    state.SetItemsProcessed(state.iterations());
    if (state.thread_index() != 0) return;
    state.SetLabel(testing::engines()[static_cast<std::size_t>(state.range(0))].name);
    state.counters["raw_disk/s"] = office->raw;
    state.counters["of_raw_disk"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * state.threads() / office->raw,
                           benchmark::Counter::kIsRate);
    office.reset();
}
BENCHMARK(command_that_posts)
    ->ArgName("engine")
    ->DenseRange(0, 1)
    ->Threads(1)
    ->Threads(16)
    ->UseRealTime();

// Items are loans × days.
void close_of_day_with_store(benchmark::State& state) {
    constexpr int loans = 500;
    Office here(static_cast<std::size_t>(state.range(0)));
    for (int i = 0; i < loans; ++i) here.open_loan("loan-" + std::to_string(i));
    Date day = opening;
    for (auto _ : state) loan::close_day(here.desk, market, day += Days(1));
    state.SetItemsProcessed(state.iterations() * loans);
    state.SetLabel(testing::engines()[static_cast<std::size_t>(state.range(0))].name);
    state.counters["raw_disk/s"] = here.raw;
}
BENCHMARK(close_of_day_with_store)
    ->ArgName("engine")
    ->DenseRange(0, 1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// The same decision, nothing stored: after a quarter, as the fold has more days to go through.
void close_of_day_without_store(benchmark::State& state) {
    loan::Loan loan = drawn_loan();
    const Date day = opening + Days(state.range(0));
    const auto before = loan::bring_books(loan, market, day - Days(1));
    ensure(before.has_value());
    loan = loan::apply(std::move(loan), before->event);
    for (auto _ : state) benchmark::DoNotOptimize(loan::bring_books(loan, market, day));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(close_of_day_without_store)->ArgName("day")->Arg(1)->Arg(90)->Arg(365);

}  // namespace
