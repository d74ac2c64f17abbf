// Durable transactions of one row, by 1, 16 and 64 callers at once, beside what the disk allows.
#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "platform/database/database.h"
#include "platform/database/testing/engines.h"
#include "raw_disk.h"

namespace {

using namespace zhirong;

// One database for the threads of a run; made and taken down by the first of them.
struct Store {
    explicit Store(const testing::Engine& engine)
        : raw{bench::raw_commits_per_second(folder.path())},
          database{open_database(engine.new_url(folder))} {
        database->write([](Session& session) {
            session.execute("create table item (id bigint primary key, name text, amount bigint)");
        });
    }
    testing::TemporaryFolder folder;
    double raw;
    std::unique_ptr<Database> database;
    std::atomic<std::int64_t> id = 0;
};
std::unique_ptr<Store> store;

void durable_write(benchmark::State& state) {
    if (state.thread_index() == 0)
        store =
            std::make_unique<Store>(testing::engines()[static_cast<std::size_t>(state.range(0))]);
    for (auto _ : state)
        store->database->write([id = ++store->id](Session& session) {
            session.execute("insert into item values ($1, $2, $3)", id, "知识产权质押融资",
                            id * 100);
        });
    state.SetItemsProcessed(state.iterations());
    if (state.thread_index() != 0) return;
    state.SetLabel(testing::engines()[static_cast<std::size_t>(state.range(0))].name);
    state.counters["raw_disk/s"] = store->raw;
    // Of the whole, not of one thread: the rate is summed over the threads, the limit is not.
    state.counters["of_raw_disk"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * state.threads() / store->raw,
                           benchmark::Counter::kIsRate);
    store.reset();
}
BENCHMARK(durable_write)
    ->ArgName("engine")
    ->DenseRange(0, 1)
    ->Threads(1)
    ->Threads(16)
    ->Threads(64)
    ->UseRealTime();

}  // namespace
