// A table of rights brought onto the record: read, judged, journaled and found again by their keys,
// beside the insertion of the very same rows into the same tables with SQLite alone.
// ZHIRONG_RIGHTS says how many (20,000), ZHIRONG_RIGHTS_FILE where to leave the table.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <memory>

#include "base/ensure.h"
#include "core/journal/digest.h"
#include "features/rights/store.h"
#include "features/rights/testing/rights_table.h"
#include "platform/database/testing/engines.h"
#include "platform/desk/desk.h"

namespace {

using namespace zhirong;
using Clock = std::chrono::steady_clock;

const Date opening = date_of(2026, 3, 2);
constexpr const char* desk_id = "window";

int rights_count() {
    const char* text = std::getenv("ZHIRONG_RIGHTS");
    return text == nullptr ? 20'000 : std::atoi(text);
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::unique_ptr<Desk> new_desk(const std::string& url) {
    auto desk = std::make_unique<Desk>(
        open_database(url), [] { return Instant{1'772'409'600'000}; }, opening);
    desk->kinds().push_back(record_kind<rights::Right>());
    return desk;
}

void import_all(Desk& desk, const std::string& table) {
    const rights::Import import{.file = table,
                                .digest = digest(DigestKind::sha256, table),
                                .registry = desk_id,
                                .actor = {"system", desk_id, {Role::registry_officer}},
                                .size = rights::ImportSize::command_line};
    const auto imported = rights::import_rights(
        desk, import, 0, [](const rights::RefusedRow&) {}, [](std::int64_t) { return true; });
    ensure(imported.has_value() && imported->counts.refused == 0);
}

// ---- the same rows, with SQLite alone
struct RawTable {
    const char* select;  // by journal line
    const char* insert;
};
constexpr std::array raw_tables{
    RawTable{"select stream, version, kind, journal, ordinal, type, body from event where journal "
             "= $1 order by ordinal",
             "insert into event values (?, ?, ?, ?, ?, ?, ?)"},
    RawTable{"select id, kind, version, stage, updated, body from record where updated = $1 and "
             "kind = 'right' order by id",
             "insert into record values (?, ?, ?, ?, ?, ?)"},
    RawTable{"select p.record, p.organisation, p.kind, p.updated from record_party p join record r "
             "on r.id = p.record where r.updated = $1 and r.kind = 'right' order by p.record",
             "insert into record_party values (?, ?, ?, ?)"},
    RawTable{"select k.kind, k.key, k.record from record_key k join record r on r.id = k.record "
             "where r.updated = $1 and r.kind = 'right' order by k.kind, k.key, k.record",
             "insert into record_key values (?, ?, ?)"}};

using Batch = std::array<Rows, raw_tables.size()>;

std::vector<Batch> rows_of(Desk& desk) {
    return desk.database().read([](Session& session) {
        std::vector<Batch> batches;
        for (const Row& line : session.query("select number from journal order by number")) {
            Batch& batch = batches.emplace_back();
            for (std::size_t i = 0; i < raw_tables.size(); ++i)
                batch[i] = session.query(raw_tables[i].select, line.integer(0));
        }
        return batches;
    });
}

void insert_raw(const std::filesystem::path& file, const std::vector<Batch>& batches) {
    sqlite3* raw = nullptr;
    ensure(sqlite3_open(file.c_str(), &raw) == SQLITE_OK);
    const auto run = [&](const char* sql) {
        ensure(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    };
    run("pragma journal_mode = wal");
    run("pragma synchronous = full");
    // As the program sets them.
    run("pragma cache_size = -131072");
    run("pragma wal_autocheckpoint = 16384");
    std::array<sqlite3_stmt*, raw_tables.size()> statements{};
    for (std::size_t i = 0; i < raw_tables.size(); ++i)
        ensure(sqlite3_prepare_v2(raw, raw_tables[i].insert, -1, &statements[i], nullptr) ==
               SQLITE_OK);
    for (const Batch& batch : batches) {
        run("begin immediate");
        for (std::size_t i = 0; i < raw_tables.size(); ++i)
            for (const Row& row : batch[i]) {
                for (std::size_t column = 0; column < row.size(); ++column) {
                    const int place = static_cast<int>(column) + 1;
                    if (const auto* number = std::get_if<std::int64_t>(&row.value(column)))
                        sqlite3_bind_int64(statements[i], place, *number);
                    else
                        sqlite3_bind_text(statements[i], place, row.text(column).data(),
                                          static_cast<int>(row.text(column).size()), SQLITE_STATIC);
                }
                ensure(sqlite3_step(statements[i]) == SQLITE_DONE);
                sqlite3_reset(statements[i]);
            }
        run("commit");
    }
    for (sqlite3_stmt* each : statements) sqlite3_finalize(each);
    sqlite3_close(raw);
}

void rights_imported(benchmark::State& state) {
    const int count = rights_count();
    const std::string table = rights::testing::rights_table(count);
    if (const char* file = std::getenv("ZHIRONG_RIGHTS_FILE"))
        std::ofstream(file, std::ios::binary) << table;
    double ours = 0;
    double alone = 0;
    for (auto _ : state) {
        const testing::TemporaryFolder folder;
        auto desk = new_desk("sqlite:" + (folder.path() / "book.db").string());
        const auto start = Clock::now();
        import_all(*desk, table);
        ours += seconds_since(start);
        state.PauseTiming();
        const auto batches = rows_of(*desk);
        const auto raw = folder.path() / "raw.db";
        new_desk("sqlite:" + raw.string()).reset();
        const auto raw_start = Clock::now();
        insert_raw(raw, batches);
        alone += seconds_since(raw_start);
        desk.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * count);
    state.counters["rows"] = count;
    state.counters["ours_s"] = ours / static_cast<double>(state.iterations());
    state.counters["sqlite_alone_s"] = alone / static_cast<double>(state.iterations());
    state.counters["times_sqlite_alone"] = ours / alone;
}
BENCHMARK(rights_imported)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

}  // namespace
