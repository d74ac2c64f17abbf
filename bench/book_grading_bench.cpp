// A grading run over a book: 100,000 patents of 10,000 firms read from the journal's events,
// graded, and the grades stored. Reading the events alone, from the same store, stands beside it.
#include <benchmark/benchmark.h>

#include <chrono>

#include "base/ensure.h"
#include "core/identifiers/identifiers.h"
#include "features/grading/store.h"
#include "features/rights/rights.h"
#include "platform/database/testing/engines.h"
#include "platform/desk/desk.h"
#include "platform/workers/workers.h"

namespace {

using namespace zhirong;

const Date day = date_of(2024, 3, 1);
constexpr int patents = 100'000;
constexpr int firms = 10'000;
constexpr int patents_of_a_command = 5'000;

std::string firm_code(int number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 8 - digits.size(), '0');
    const std::string code = "91430100M" + digits;
    return code + credit_code_check(code + '0');
}

std::string patent_number(int number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 7 - digits.size(), '0');
    const std::string body = std::to_string(2014 + number % 9) + "1" + digits;
    for (const char check : std::string("0123456789X"))
        if (const auto read = read_patent_number(body + check)) return *read;
    ensure(false);
    return {};
}

struct Office {
    Office()
        : desk(
              open_database(testing::engines()[0].new_url(folder)),
              [] { return Instant{1'709'251'200'000}; }, day) {
        for (int first = 0; first < patents; first += patents_of_a_command) {
            const Command command{
                "record", "key-" + std::to_string(first), "x", {"s", "window", {}}};
            const auto answer = desk.execute(command, [&](Work& work) -> Result<Answer> {
                for (int i = first; i < first + patents_of_a_command; ++i) record(work, i);
                return Answer{};
            });
            ensure(answer.has_value());
        }
    }
    static void record(Work& work, int number) {
        rights::Patent patent;
        patent.main_class = number % 2 == 0 ? "H01L23/31" : "C22C14/00";
        patent.filing_date = date_of(2014 + number % 9, 3, 1);
        patent.grant_date = date_of(2015 + number % 9, 9, 1);
        patent.fee_paid_through_year = 11;
        rights::Recorded recorded;
        recorded.kind = RightKind::invention;
        recorded.details.number = patent_number(number);
        recorded.details.title = "一种装置 " + std::to_string(number);
        recorded.details.details = patent;
        recorded.details.registry = "window";
        recorded.holder = {"企业" + std::to_string(number % firms), firm_code(number % firms)};
        rights::Right right;
        right.id = rights::id_of(recorded);
        ensure(work.create(right, recorded).has_value());
    }
    testing::TemporaryFolder folder;
    Desk desk;
};
Office& office() {
    static Office one;
    return one;
}

void events_alone(benchmark::State& state) {
    office();  // Filled before the clock runs.
    for (auto _ : state)
        office().desk.read({}, [](View& view) {
            const Rows rows = view.session().query(
                "select stream, version, body from event where kind = $1 order by stream, version",
                rights::Right::kind);
            benchmark::DoNotOptimize(rows.size());
        });
    state.SetItemsProcessed(state.iterations() * patents);
}
BENCHMARK(events_alone)->Unit(benchmark::kMillisecond)->UseRealTime();

void book_read(benchmark::State& state) {
    const Workers workers = on_threads(2);
    for (auto _ : state)
        office().desk.read({}, [&](View& view) {
            const auto book = gradings::read_book(
                view.session(), gradings::end_of_journal(view.session()), day, workers);
            ensure(book.patents.size() == patents);
        });
    state.SetItemsProcessed(state.iterations() * patents);
}
BENCHMARK(book_read)->Unit(benchmark::kMillisecond)->UseRealTime();

void run_computed(benchmark::State& state) {
    const Workers workers = on_threads(2);
    const auto card =
        gradings::load_cards(SCORECARDS).named("example_32", date_of(2025, 1, 1)).value();
    for (auto _ : state)
        office().desk.read({}, [&](View& view) {
            const auto book = gradings::read_book(
                view.session(), gradings::end_of_journal(view.session()), day, workers);
            const auto scored = gradings::score(card, book, day, workers);
            ensure(scored.has_value());
            const auto results = gradings::results_of(**scored, "");
            ensure(results.size() == firms);
            benchmark::DoNotOptimize(gradings::summary_of(**scored, book, results));
        });
    state.SetItemsProcessed(state.iterations() * patents);
}
BENCHMARK(run_computed)->Unit(benchmark::kMillisecond)->UseRealTime();

// Each iteration stores the grades of all firms under a key of its own.
void run_stored(benchmark::State& state) {
    const Workers workers = on_threads(2);
    const auto card =
        gradings::load_cards(SCORECARDS).named("example_32", date_of(2025, 1, 1)).value();
    std::vector<gradings::Graded> results;
    office().desk.read({}, [&](View& view) {
        const auto book = gradings::read_book(
            view.session(), gradings::end_of_journal(view.session()), day, workers);
        results = gradings::results_of(**gradings::score(card, book, day, workers), "");
    });
    int run = 0;
    for (auto _ : state) {
        const std::string key = "run-" + std::to_string(++run);
        const Command command{"startGradingRun", key, key, {"s", "a-bank", {}}};
        const auto answer = office().desk.execute(command, [&](Work& work) -> Result<Answer> {
            for (gradings::Graded graded : results) {
                graded.run = key;
                const std::string id = gradings::id_of_grade(graded.credit_code);
                auto firm = work.find<gradings::FirmGrade>(id);
                gradings::FirmGrade record = firm ? *std::move(firm) : gradings::FirmGrade{};
                record.id = id;
                work.happened(record, std::move(graded));
            }
            return Answer{};
        });
        ensure(answer.has_value());
    }
    state.SetItemsProcessed(state.iterations() * firms);
}
BENCHMARK(run_stored)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);

}  // namespace
