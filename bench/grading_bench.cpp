// The whole of a country's patents scored: five million patents of half a million firms, from
// columns to grades and segments, on the machine's cores. Beside it, in the same run, what the
// memory gives to a plain sum over as many bytes and to a copy of them: the ratio is the figure.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <random>
#include <thread>

#include "base/ensure.h"
#include "core/grading/explanation.h"
#include "platform/workers/workers.h"
#include "platform/yaml/scorecard_files.h"

namespace {

using namespace zhirong;
using namespace zhirong::grading;
using std::size_t;

constexpr size_t patent_count = 5'000'000;
constexpr size_t firm_count = 500'000;
const Date day = date_of(2026, 6, 30);

class Chance {
public:
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
    }
    // Many small, few large, as citations and portfolios are.
    std::int64_t long_tail(std::int64_t typical) {
        std::int64_t number = below(typical + 1);
        while (number < 1'000'000 && below(4) == 0) number = 2 * number + below(typical + 1);
        return std::min<std::int64_t>(number, 1'000'000);
    }

private:
    std::mt19937_64 random_{20260630};
};

std::int32_t cell_of(Chance& chance, PatentColumn which, const Patents& patents) {
    const Column& column = description(which);
    if (chance.below(200) == 0) return unknown_cell;
    switch (column.kind) {
        case Kind::flag: return chance.below(4) == 0 ? 1 : 0;
        case Kind::date: {
            constexpr std::int64_t ten_years = 3'652;
            const std::int64_t back = chance.below(ten_years);
            const std::int64_t ahead = which == PatentColumn::expires_on ? 2 * ten_years : 0;
            return day_number(day) + static_cast<std::int32_t>(ahead - back);
        }
        case Kind::word:
            if (which == PatentColumn::ipc)
                return static_cast<std::int32_t>(chance.below(patents.ipc.size()));
            if (which == PatentColumn::lead_inventor)
                return static_cast<std::int32_t>(chance.below(patents.inventors.size()));
            return static_cast<std::int32_t>(std::min(chance.below(std::ssize(column.words)),
                                                      chance.below(std::ssize(column.words))));
        default: return static_cast<std::int32_t>(chance.long_tail(5));
    }
}

Patents make_patents() {
    Chance chance;
    Patents patents;
    // 8 sections × 8 classes × 10 subclasses × 10 groups.
    for (char section = 'A'; section <= 'H'; ++section)
        for (int each = 0; each < 800; ++each)
            patents.ipc.code(std::string(1, section) + std::to_string(each / 100 % 8) +
                             std::to_string(each / 10 % 10) +
                             std::string(1, static_cast<char>('A' + each % 10)) +
                             std::to_string(each % 7 + 1) + "/00");
    for (int each = 0; each < 1'000'000; ++each)
        patents.inventors.code("inventor " + std::to_string(each));
    for (size_t row = 0; row < patent_count; ++row) {
        // A tenth of the firms hold half of the patents.
        const bool large = chance.below(2) == 0;
        patents.owner.push_back(static_cast<std::uint32_t>(
            chance.below(static_cast<std::int64_t>(large ? firm_count / 10 : firm_count))));
    }
    for (size_t c = 0; c < patent_columns; ++c) {
        const auto which = static_cast<PatentColumn>(c);
        if (which == PatentColumn::ipc_subclass) continue;
        auto& cells = patents.columns[c];
        cells.reserve(patent_count);
        for (size_t row = 0; row < patent_count; ++row)
            cells.push_back(cell_of(chance, which, patents));
    }
    return patents;
}

Firms make_firms() {
    Chance chance;
    Firms firms;
    firms.count = firm_count;
    for (size_t firm = 0; firm < firm_count; ++firm)
        firms.region.push_back(static_cast<std::int32_t>(110'000 + chance.below(31) * 10'000 +
                                                         chance.below(12) * 100));
    for (size_t f = 0; f < firm_figures; ++f) {
        const Column& column = figure_table()[f];
        auto& figures = firms.figures[f];
        for (size_t firm = 0; firm < firm_count; ++firm) {
            std::int64_t figure = unknown_figure;
            if (chance.below(200) != 0) switch (column.kind) {
                    case Kind::flag: figure = chance.below(100) == 0 ? 1 : 0; break;
                    case Kind::date: figure = day_number(day) - chance.below(10'000); break;
                    case Kind::word: figure = chance.below(std::ssize(column.words)); break;
                    case Kind::rate: figure = chance.below(1'000'001); break;
                    case Kind::money: figure = chance.long_tail(10'000) * 1'000'00; break;
                    case Kind::count: figure = chance.long_tail(50); break;
                }
            figures.push_back(figure);
        }
    }
    return firms;
}

template <class Work>
double seconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// What the memory gives: the least time of three for a sum over `bytes` and for a copy of them.
struct Memory {
    double sum = 1e9;
    double copy = 1e9;
};
Memory measure_memory(size_t bytes, size_t workers) {
    std::vector<std::uint64_t> from(bytes / 8, 1);
    std::vector<std::uint64_t> to(bytes / 8);
    const Workers threads = on_threads(workers);
    const auto span = [&](size_t part) {
        const size_t begin = from.size() * part / workers;
        return std::pair(begin, from.size() * (part + 1) / workers);
    };
    Memory memory;
    for (int round = 0; round < 3; ++round) {
        memory.sum = std::min(memory.sum, seconds([&] {
                                  threads(workers, [&](size_t part) {
                                      const auto [begin, end] = span(part);
                                      std::uint64_t total = 0;
                                      for (size_t i = begin; i < end; ++i) total += from[i];
                                      benchmark::DoNotOptimize(total);
                                  });
                              }));
        memory.copy =
            std::min(memory.copy, seconds([&] {
                         threads(workers, [&](size_t part) {
                             const auto [begin, end] = span(part);
                             std::memcpy(to.data() + begin, from.data() + begin, (end - begin) * 8);
                             benchmark::ClobberMemory();
                         });
                     }));
    }
    return memory;
}

struct Country {
    Scorecard card;
    Segmentation segmentation;
    Patents loose;
    Firms firms = make_firms();
    Portfolios portfolios;
    size_t bytes = 0;  // of all columns that scoring reads once at least, and of its answers

    Country() : card(scorecard()), segmentation(segments(card)), loose(make_patents()) {
        portfolios = Portfolios::make(loose, firm_count, on_threads(2)).value();
        ensure(check(firms).has_value());
        for (const auto& cells : portfolios.patents().columns)
            bytes += cells.size() * sizeof(std::int32_t);
        for (const auto& figures : firms.figures) bytes += figures.size() * sizeof(std::int64_t);
        bytes += firms.region.size() * sizeof(std::int32_t);
        // Values, percentiles and levels of each dimension, score and grades.
        bytes += firm_count * (card.dimensions.size() * (8 + 4 + 1) + 8 + 4);
    }

    static Scorecard scorecard() {
        return load_scorecard_file(std::string(SCORECARDS) + "/example-32/scorecard.yaml").value();
    }
    static Segmentation segments(const Scorecard& card) {
        return load_segmentation_file(std::string(SCORECARDS) + "/example-32/segments.yaml", card)
            .value();
    }
};

const Country& country() {
    static const Country one;
    return one;
}

struct Answer {
    Grades grades;
    Segments segments;
};

void score_a_country(benchmark::State& state) {
    const Country& all = country();
    const auto workers = static_cast<size_t>(state.range(0));
    const Workers threads = on_threads(workers);
    const Memory memory = measure_memory(all.bytes, workers);
    double measuring = 1e9;
    double grading = 1e9;
    double segmenting = 1e9;
    double total = 1e9;
    Answer answer;
    for (auto _ : state) {
        Population population;
        const double one = seconds(
            [&] { population = measure(all.card, all.portfolios, all.firms, day, threads); });
        const double two =
            seconds([&] { answer.grades = grade(all.card, population, all.firms, threads); });
        const double three = seconds([&] {
            answer.segments =
                segment(all.segmentation, all.card, population, all.firms, answer.grades, threads);
        });
        state.SetIterationTime(one + two + three);
        measuring = std::min(measuring, one);
        grading = std::min(grading, two);
        segmenting = std::min(segmenting, three);
        total = std::min(total, one + two + three);
    }
    static const Grades first = answer.grades;
    ensure(first.score == answer.grades.score && first.grade == answer.grades.grade);
    ensure(std::ranges::count(first.outcome, Outcome::graded) >
           static_cast<std::ptrdiff_t>(firm_count / 2));
    const auto bytes = static_cast<double>(all.bytes);
    state.counters["measure s"] = measuring;
    state.counters["grade s"] = grading;
    state.counters["segment s"] = segmenting;
    state.counters["patents/s"] = static_cast<double>(patent_count) / total;
    state.counters["GB"] = bytes / 1e9;
    state.counters["GB/s"] = bytes / total / 1e9;
    state.counters["sum GB/s"] = bytes / memory.sum / 1e9;
    state.counters["copy GB/s"] = 2 * bytes / memory.copy / 1e9;
    state.counters["time/sum"] = total / memory.sum;
}
BENCHMARK(score_a_country)
    ->Arg(2)
    ->Arg(1)
    ->ArgName("threads")
    ->Iterations(3)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

// Checking the columns of a register and bringing them together by owner; done when they are read,
// not at each scoring.
void group_by_owner(benchmark::State& state) {
    const Country& all = country();
    const Workers threads = on_threads(2);
    for (auto _ : state) {
        Patents loose = all.loose;
        state.SetIterationTime(seconds([&] {
            const auto grouped = Portfolios::make(std::move(loose), firm_count, threads);
            ensure(grouped.has_value());
        }));
    }
}
BENCHMARK(group_by_owner)->Iterations(2)->UseManualTime()->Unit(benchmark::kMillisecond);

// One firm of the country with every step told.
void explain_one_firm(benchmark::State& state) {
    const Country& all = country();
    const Population population = measure(all.card, all.portfolios, all.firms, day, on_threads(2));
    size_t firm = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(explain(all.card, all.portfolios, all.firms, population, firm++));
}
BENCHMARK(explain_one_firm)->Iterations(5)->Unit(benchmark::kMillisecond);

}  // namespace
