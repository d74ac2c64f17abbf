// Two versions of a policy over a whole book of loans and applications: Beijing's premium subsidy
// of 2020 against that of 2021, figures by quarter and by borrower included. The book is made up,
// always the same.
#include <benchmark/benchmark.h>

#include <random>

#include "base/ensure.h"
#include "core/programme/compare.h"
#include "platform/yaml/programme_files.h"

namespace {

using namespace zhirong;
using namespace zhirong::programme;

Programme programme_of(const char* file) {
    auto programme = load_programme_file(std::string(PROGRAMMES) + file);
    ensure(programme.has_value());
    return *std::move(programme);
}

// A firm applies every other year or so; one row in a hundred lacks the premium.
Book book_of(std::size_t rows) {
    std::mt19937_64 random{20240601};
    const auto below = [&](std::uint64_t limit) { return random() % limit; };
    Book book;
    for (std::size_t row = 0; row < rows; ++row) {
        Facts facts;
        const Date day = date_of(2020, 7, 21) + Days{static_cast<int>(below(680))};
        facts.set("borrower.region", std::string(below(40) == 0 ? "310000" : "110108"));
        facts.set("borrower.clean_years", Count{static_cast<std::int64_t>(1 + below(9))});
        facts.set("policy.line", std::string(below(2) == 0 ? "execution" : "infringed_loss"));
        facts.set("right.kind", std::string("invention"));
        facts.set("right.expires_on", day + Days{static_cast<int>(900 + below(5'000))});
        facts.set("policy.from", day);
        for (const char* list : {"list.champion_demonstration", "list.foreign_hidden_champion",
                                 "list.champion_product", "list.champion_cultivation"})
            facts.set(list, below(8) == 0);
        for (const char* flag :
             {"list.key_field_small_firm", "parties.insurer_is_partner", "right.in_force",
              "right.held_by_applicant", "right.co_owners_consent"})
            facts.set(flag, true);
        facts.set("list.dishonest", false);
        facts.set("right.in_dispute", below(100) == 0);
        facts.set("application.ordinal", Count{static_cast<std::int64_t>(1 + below(2))});
        if (below(100) != 0)
            facts.set("policy.premium_paid", Money{static_cast<std::int64_t>(below(30'000'000))});
        book.add({.record = "AP" + std::to_string(row),
                  .date = day,
                  .borrower = "firm-" + std::to_string(below(rows / 2 + 1))},
                 facts, nullptr);
    }
    return book;
}

void two_versions_over_a_book(benchmark::State& state) {
    const Programme of_2020 = programme_of("/16-beijing/programme.yaml");
    const Programme of_2021 = programme_of("/16-beijing/programme-2021-01-01.yaml");
    const Book book = book_of(static_cast<std::size_t>(state.range(0)));
    const WhatIfRequest request{.from = date_of(2020, 1, 1), .to = date_of(2022, 12, 31)};
    WhatIf found;
    for (auto _ : state) found = compare(of_2020, of_2021, book, request);
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.counters["traced"] = static_cast<double>(found.a.traced + found.b.traced);
    state.counters["lose"] = static_cast<double>(found.measures.back().lose);
}
BENCHMARK(two_versions_over_a_book)
    ->ArgName("rows")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
