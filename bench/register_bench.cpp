// A register of many rights from the chair of the registration desk: each list and page that a
// person opens, as the router answers it, and the nights of the watch. ZHIRONG_RIGHTS says how many
// (100,000), ZHIRONG_ENGINE=PostgreSQL where they are.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/ensure.h"
#include "core/journal/digest.h"
#include "features/rights/store.h"
#include "features/rights/testing/rights_table.h"
#include "features/watch/close_day.h"
#include "http/client.h"

namespace {

using namespace zhirong;
using namespace zhirong::testing;

const Date opening = date_of(2026, 3, 2);
constexpr int of_a_firm = 10'000;  // taken over by a firm on the platform

int rights_count() {
    const char* text = std::getenv("ZHIRONG_RIGHTS");
    return text == nullptr ? 100'000 : std::atoi(text);
}

const Engine& engine() {
    const char* text = std::getenv("ZHIRONG_ENGINE");
    for (const Engine& each : engines())
        if (text != nullptr && each.name == text) return each;
    return engines()[0];
}

std::string id_of_row(int n) {
    const std::string row = rights::testing::table_row(n);
    return "RT" + row.substr(0, row.find(','));
}

struct Register {
    Register() : office(engine(), opening) {
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_person("window", "window", {Role::registry_officer});
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        office.add_person("bank", "a-bank", {Role::bank_officer});
        const std::string table = rights::testing::rights_table(rights_count());
        const rights::Import import{.file = table,
                                    .digest = digest(DigestKind::sha256, table),
                                    .registry = "window",
                                    .actor = {"system", "window", {Role::registry_officer}},
                                    .size = rights::ImportSize::command_line};
        const auto imported = rights::import_rights(
            desk(), import, 0, [](const rights::RefusedRow&) {}, [](std::int64_t) { return true; });
        ensure(imported.has_value() && imported->counts.recorded == rights_count());
        std::vector<int> taken;  // all ten of a firm, the firms evenly apart
        const int apart = std::max(rights_count() / of_a_firm, 1);
        for (int n = 0; n < rights_count(); ++n)
            if (n / 10 % apart == 0) taken.push_back(n);
        for (std::size_t first = 0; first < taken.size(); first += 1'000) {
            const Command command{
                "claim", "claim/" + std::to_string(first), "x", {"s", "pump-works", {}}};
            ensure(desk()
                       .execute(command,
                                [&](Work& work) -> Result<Answer> {
                                    for (std::size_t i = first;
                                         i < std::min(first + 1'000, taken.size()); ++i) {
                                        auto right =
                                            work.linked<rights::Right>(id_of_row(taken[i]));
                                        work.happened(right, rights::Claimed{"pump-works"});
                                    }
                                    return Answer{};
                                })
                       .has_value());
        }
    }
    Desk& desk() { return office.system().desk(); }
    Office office;
};

Register& all() {
    static Register one;
    return one;
}

// The cursor of a page in the middle of the list.
std::string middle(const char* organisation) {
    std::string cursor;
    all().desk().read({"root", "platform", {Role::administrator}}, [&](View& view) {
        const Row row = view.session()
                            .query(
                                "select p.updated, p.record from record_party p where "
                                "organisation = $1 and kind = 'right' order by updated, record "
                                "limit 1 offset $2",
                                organisation, rights_count() / 2)
                            .front();
        cursor = std::to_string(row.integer(0)) + '.' + row.text(1);
    });
    return cursor;
}

struct Asked {
    const char* name;
    const char* user;
    std::string (*path)();
};

const std::string list = "/api/v1/rights";
const Asked asked[] = {
    {"first page", "window", [] { return list + "?limit=50"; }},
    {"first page, administrator", "admin", [] { return list + "?limit=50"; }},
    {"first page, a firm", "firm", [] { return list + "?limit=50"; }},
    {"page in the middle", "window", [] { return list + "?limit=50&cursor=" + middle("window"); }},
    {"number", "window", [] { return list + "?limit=50&search=" + id_of_row(777).substr(2); }},
    {"start of a number", "window", [] { return list + "?limit=50&search=201910000"; }},
    {"owner", "window", [] { return list + "?limit=50&search=%E6%98%9F%E5%9F%8E777%E7%A7%91"; }},
    {"credit code", "window",
     [] { return list + "?limit=50&search=" + rights::testing::credit_code(777); }},
    {"start of most titles", "window", [] { return list + "?limit=50&search=%E4%B8%80%E7%A7%8D"; }},
    {"start of most titles, a firm", "firm",
     [] { return list + "?limit=50&search=%E4%B8%80%E7%A7%8D"; }},
    {"start of most titles, a bank with none", "bank",
     [] { return list + "?limit=50&search=%E4%B8%80%E7%A7%8D"; }},
    {"start of a class", "window", [] { return list + "?limit=50&search=H02J"; }},
    {"kind of most", "window", [] { return list + "?limit=50&kind=invention"; }},
    {"kind of none", "window", [] { return list + "?limit=50&kind=trademark"; }},
    {"status of none", "window", [] { return list + "?limit=50&status=invalidated"; }},
    {"pledged", "window", [] { return list + "?limit=50&pledged=true"; }},
    {"claimable", "firm", [] { return list + "/claimable"; }},
    {"a right's page", "window", [] { return list + "/" + id_of_row(777); }},
};

void answered(benchmark::State& state, const Asked& one) {
    Colleague person = all().office.sign_in(one.user);
    const std::string path = one.path();
    std::size_t items = 0;
    for (auto _ : state) {
        const Told told = person.get(path);
        ensure(told.status == 200);
        const Tree* list_of = told.body.find("items");
        items = list_of == nullptr ? 1 : list_of->list()->size();
    }
    state.counters["items"] = static_cast<double>(items);
}

// The nights that follow each other from the day after the import, each twice: the second finds
// nothing to write.
void nights(benchmark::State& state) {
    Desk& desk = all().desk();
    const auto& fees = all().office.system().reference_data().fees;
    Date day = opening;
    watch::Watched first;
    watch::Watched second;
    for (auto _ : state) {
        day += Days{1};
        ensure(desk.execute({"moveBusinessDate",
                             "night/" + to_string(day),
                             "x",
                             {"s", "platform", {Role::administrator}}},
                            [&](Work& work) -> Result<Answer> {
                                work.move_business_date(day);
                                return Answer{};
                            })
                   .has_value());
        first = watch::watch_day(desk, fees, day);
        state.PauseTiming();
        second = watch::watch_day(desk, fees, day);
        ensure(second.changes == 0);
        state.ResumeTiming();
    }
    state.counters["examined"] = static_cast<double>(first.examined);
    state.counters["changes"] = static_cast<double>(first.changes);
}

void night_after_import(benchmark::State& state) {
    Desk& desk = all().desk();
    watch::Watched found;
    for (auto _ : state)
        found = watch::watch_day(desk, all().office.system().reference_data().fees, opening);
    state.counters["examined"] = static_cast<double>(found.examined);
    state.counters["changes"] = static_cast<double>(found.changes);
}

const bool registered = [] {
    for (const Asked& one : asked)
        benchmark::RegisterBenchmark(one.name, answered, one)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime()
            ->MinTime(0.2);
    benchmark::RegisterBenchmark("night after the import", night_after_import)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(1);
    benchmark::RegisterBenchmark("a night", nights)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(20);
    return true;
}();

}  // namespace
