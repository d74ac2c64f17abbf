// A million applications under a programme from its file, evaluated over columns, beside the same
// rules written by hand in C++, in turns in the same run: the ratio is the figure. By hand twice:
// with the vocabulary of base (Money, apply, allocate), and as plain loops over whole numbers with
// every share a constant of the compiler. Both give the same fen as the columns, or the run stops.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <random>
#include <vector>

#include "base/ensure.h"
#include "base/money.h"
#include "core/programme/columns/columns.h"
#include "core/programme/compensation.h"
#include "core/programme/subsidy.h"
#include "platform/yaml/programme_files.h"

namespace {

using namespace zhirong;
using namespace zhirong::programme;
using columns::Mark;
using columns::Number;
using columns::WordCode;
using std::size_t;
using std::vector;

constexpr size_t rows = size_t{1} << 20U;

class Chance {
public:
    Number below(Number limit) {
        return static_cast<Number>(random_() % static_cast<std::uint64_t>(limit));
    }
    Mark mostly() { return below(50) != 0 ? 1 : 0; }
    Mark seldom() { return below(50) == 0 ? 1 : 0; }

private:
    std::mt19937_64 random_{20240601};
};

vector<Number> numbers(auto make) {
    vector<Number> all(rows);
    std::ranges::generate(all, make);
    return all;
}
vector<Mark> marks(auto make) {
    vector<Mark> all(rows);
    std::ranges::generate(all, make);
    return all;
}
void add(columns::Table& table, const char* name, Unit unit, vector<Number> values) {
    table.add(name, {.unit = unit, .numbers = std::move(values)});
}
void add(columns::Table& table, const char* name, vector<Mark> values) {
    table.add(name, {.unit = Unit::flag, .marks = std::move(values)});
}
void add_words(columns::Table& table, Chance& chance, const char* name,
               const vector<const char*>& words) {
    vector<WordCode> all(rows);
    for (WordCode& each : all)
        each = table.dictionary().code(
            words[static_cast<size_t>(chance.below(static_cast<Number>(words.size())))]);
    table.add(name, {.unit = Unit::text, .words = std::move(all)});
}

Programme programme_of(const char* file) {
    auto programme = load_programme_file(std::string(PROGRAMMES) + file);
    ensure(programme.has_value());
    return *std::move(programme);
}

void never_asked(size_t, const Subsidy*, const Refusals&) { ensure(false); }

template <class Work>
double seconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// In turns, so that all see the same machine; the least time of each counts.
template <class Columns, class ByHand, class Tuned, class Traced>
void in_turns(benchmark::State& state, Columns over_columns, ByHand by_hand, Tuned tuned,
              Traced traced) {
    constexpr double none = 1e9;
    constexpr size_t traced_rows = 2'000;
    double columns_time = none;
    double hand_time = none;
    double tuned_time = none;
    for (auto _ : state) {
        const double time = seconds(over_columns);
        state.SetIterationTime(time);
        columns_time = std::min(columns_time, time);
        hand_time = std::min(hand_time, seconds(by_hand));
        tuned_time = std::min(tuned_time, seconds(tuned));
    }
    const double trace_time = seconds([&] { traced(traced_rows); });
    const auto count = static_cast<double>(rows);
    state.counters["rows/s"] = count / columns_time;
    state.counters["by hand/s"] = count / hand_time;
    state.counters["tuned/s"] = count / tuned_time;
    state.counters["traced/s"] = static_cast<double>(traced_rows) / trace_time;
    state.counters["time/by hand"] = columns_time / hand_time;
    state.counters["time/tuned"] = columns_time / tuned_time;
}

// ---- Hunan: who bears a realised loss (programmes/02-hunan), and whether the loan was eligible

struct Loss {
    Number fund = 0, guarantor = 0, bank = 0, appraiser = 0, uncovered = 0;
    friend bool operator==(const Loss&, const Loss&) = default;
};

class Hunan {
public:
    Hunan() {
        Chance chance;
        add_words(table, chance, "borrower.size", {"small", "micro", "medium", "large"});
        add(table, "borrower.technology_enterprise", marks([&] { return chance.mostly(); }));
        add_words(table, chance, "pledge.kind", {"patent", "trademark", "copyright"});
        add(table, "pledge.registered", marks([&] { return chance.mostly(); }));
        add(table, "parties.bank_is_partner", marks([&] { return chance.mostly(); }));
        add(table, "parties.appraiser_disposer_designated", marks([&] { return chance.mostly(); }));
        add(table, "loan.principal", Unit::money,
            numbers([&] { return chance.below(800'000'000) + 1; }));
        add(table, "borrower.covered_principal_other", Unit::money,
            numbers([&] { return chance.below(3) == 0 ? chance.below(600'000'000) : 0; }));
        add(table, "loan.principal_loss", Unit::money,
            numbers([&] { return chance.below(600'000'000); }));
        add(table, "loan.days_overdue", Unit::days, numbers([&] { return chance.below(200); }));
        add(table, "fund.free", Unit::money, numbers([&] { return chance.below(500'000'000); }));
        agreement.terms = {{"guarantor_or_insurer_share", Ratio::percent(40), "5"},
                           {"overdue_trigger", programme::DayCount{90}, "6"}};
        for (size_t row = 0; row < rows; ++row)
            applications.dates.push_back(date_of(2023, 3, 1) +
                                         Days{static_cast<int>(row * 700 / rows)});
    }

    void over_columns() {
        const columns::Basis basis{programme, {&agreement, 1}, {}};
        eligible = columns::eligibility(basis, applications, never_asked);
        columns::Counters counters;
        const Subsidy* compensation = nullptr;
        grants = std::move(
            columns::grant(basis, {&compensation, 1}, applications, counters, never_asked).front());
    }

    template <class Share>
    void by_hand(Share share) {
        const auto& dictionary = table.dictionary();
        const auto is = [&](WordCode code, const char* word) {
            return dictionary.word(code) == word;
        };
        // The words are resolved once, as whoever writes this by hand would.
        vector<Mark> size_fits(64);
        vector<Mark> kind_fits(64);
        for (WordCode code = 0; code < dictionary_size; ++code) {
            size_fits[code] = is(code, "medium") || is(code, "small") || is(code, "micro");
            kind_fits[code] =
                is(code, "patent") || is(code, "trademark") || is(code, "patent_and_trademark");
        }
        const auto& size = table.find("borrower.size")->words;
        const auto& kind = table.find("pledge.kind")->words;
        const auto& technology = table.find("borrower.technology_enterprise")->marks;
        const auto& registered = table.find("pledge.registered")->marks;
        const auto& partner = table.find("parties.bank_is_partner")->marks;
        const auto& appraiser = table.find("parties.appraiser_disposer_designated")->marks;
        const auto& principal = table.find("loan.principal")->numbers;
        const auto& other = table.find("borrower.covered_principal_other")->numbers;
        const auto& loss = table.find("loan.principal_loss")->numbers;
        const auto& overdue = table.find("loan.days_overdue")->numbers;
        const auto& free = table.find("fund.free")->numbers;
        constexpr Number limit = 500'000'000;
        for (size_t row = 0; row < rows; ++row) {
            failed[row] = static_cast<std::uint64_t>(
                (size_fits[size[row]] ^ 1) | (technology[row] ^ 1) << 1 |
                (kind_fits[kind[row]] ^ 1) << 2 | (registered[row] ^ 1) << 3 |
                (partner[row] ^ 1) << 4 | (appraiser[row] ^ 1) << 5);
            losses[row] = {};
            if (overdue[row] < 90) continue;
            const Number room = std::max<Number>(0, limit - other[row]);
            const Number covered = std::min({loss[row], principal[row], room});
            Loss& part = losses[row];
            share(covered, part);
            part.fund = std::min(part.fund, free[row]);
            part.uncovered = loss[row] - part.fund - part.guarantor - part.bank - part.appraiser;
        }
    }

    void by_base() {
        by_hand([](Number covered, Loss& part) {
            static constexpr std::array<std::int64_t, 3> parties{45, 45, 10};
            static constexpr std::array<std::int64_t, 2> bank_side{40, 60};
            const auto parts = allocate(Money{covered}, parties);
            const auto within = allocate(parts[1], bank_side);
            part = {parts[0].fen, within[0].fen, within[1].fen, parts[2].fen, 0};
        });
    }

    void tuned() {
        by_hand([](Number covered, Loss& part) {
            const auto total = static_cast<std::uint64_t>(covered);
            std::array<std::uint64_t, 3> parts{total * 45 / 100, total * 45 / 100,
                                               total * 10 / 100};
            std::array<std::int64_t, 3> rest{static_cast<std::int64_t>(total * 45 % 100),
                                             static_cast<std::int64_t>(total * 45 % 100),
                                             static_cast<std::int64_t>(total * 10 % 100)};
            for (std::uint64_t left = total - parts[0] - parts[1] - parts[2]; left > 0; --left) {
                size_t most = rest[1] > rest[0] ? 1 : 0;
                if (rest[2] > rest[most]) most = 2;
                ++parts[most];
                rest[most] = -1;
            }
            std::uint64_t guarantor = parts[1] * 40 / 100;
            const std::uint64_t bank = parts[1] * 60 / 100;
            const bool over = guarantor + bank < parts[1];
            if (over && parts[1] * 40 % 100 >= parts[1] * 60 % 100) ++guarantor;
            part = {static_cast<Number>(parts[0]), static_cast<Number>(guarantor),
                    static_cast<Number>(parts[1] - guarantor), static_cast<Number>(parts[2]), 0};
        });
    }

    void traced(size_t count) {
        for (size_t row = 0; row < count; ++row) {
            const Facts facts = table.facts(row, programme);
            benchmark::DoNotOptimize(
                programme::eligibility(programme, facts, agreement, applications.dates[row]));
            benchmark::DoNotOptimize(
                compensate(programme, facts, agreement, applications.dates[row]));
        }
    }

    void compare() const {
        for (size_t row = 0; row < rows; ++row) {
            ensure(failed[row] == eligible.failed[row]);
            Loss loss;
            if (grants.answers[row] == columns::Answer::granted)
                loss = {grants.parts[0][row], grants.parts[1][row], grants.parts[2][row],
                        grants.parts[3][row], grants.uncovered(row)};
            ensure(loss == losses[row]);
        }
    }

private:
    static constexpr WordCode dictionary_size = 7;
    Programme programme = programme_of("/02-hunan/programme.yaml");
    Agreement agreement{"A", {}};
    columns::Table table{rows};
    columns::Applications applications{table, {}};
    columns::Eligibility eligible;
    columns::Grants grants;
    vector<std::uint64_t> failed = vector<std::uint64_t>(rows);
    vector<Loss> losses = vector<Loss>(rows);
};

void compensation_of_hunan(benchmark::State& state) {
    Hunan hunan;
    hunan.over_columns();
    hunan.by_base();
    hunan.compare();
    hunan.tuned();
    hunan.compare();
    in_turns(
        state, [&] { hunan.over_columns(); }, [&] { hunan.by_base(); }, [&] { hunan.tuned(); },
        [&](size_t count) { hunan.traced(count); });
}
BENCHMARK(compensation_of_hunan)->UseManualTime()->Unit(benchmark::kMillisecond);

// ---- Beijing: part of an insurance premium (programmes/16-beijing, 2021), with a cap that runs
// down by firm and year

constexpr const char* beijing_file = "/16-beijing/programme-2021-01-01.yaml";

class Beijing {
public:
    Beijing() {
        Chance chance;
        vector<const char*> regions{"110000", "110105", "110108", "110112", "110115", "110119"};
        add_words(table, chance, "borrower.region", regions);
        add_words(table, chance, "policy.line", {"execution", "infringed_loss"});
        add_words(table, chance, "right.kind", {"invention", "utility_model", "design"});
        add(table, "borrower.clean_years", Unit::count,
            numbers([&] { return 1 + chance.below(9); }));
        for (const char* list : {"list.champion_demonstration", "list.foreign_hidden_champion",
                                 "list.champion_product", "list.champion_cultivation"})
            add(table, list, marks([&] { return chance.below(4) == 0 ? Mark{1} : Mark{0}; }));
        add(table, "list.dishonest", marks([&] { return chance.seldom(); }));
        for (const char* flag :
             {"list.key_field_small_firm", "parties.insurer_is_partner", "right.in_force",
              "right.held_by_applicant", "right.co_owners_consent"})
            add(table, flag, marks([&] { return chance.mostly(); }));
        add(table, "right.in_dispute", marks([&] { return chance.seldom(); }));
        add(table, "policy.premium_paid", Unit::money,
            numbers([&] { return chance.below(30'000'000) + 1; }));
        add(table, "application.ordinal", Unit::count,
            numbers([&] { return 1 + chance.below(2); }));
        const Number first = date_of(2021, 1, 1).time_since_epoch().count();
        add(table, "policy.from", Unit::date, numbers([&] { return first + chance.below(500); }));
        add(table, "right.expires_on", Unit::date,
            numbers([&] { return first + 900 + chance.below(7000); }));
        vector<std::uint32_t> firms(rows);
        for (auto& each : firms) each = static_cast<std::uint32_t>(chance.below(firm_count));
        applications.indexes[CapScope::borrower] = std::move(firms);
        for (size_t row = 0; row < rows; ++row)
            applications.dates.push_back(date_of(2021, 1, 1) +
                                         Days{static_cast<int>(row * 500 / rows)});
    }

    void over_columns() {
        const columns::Basis basis{programme, {&agreement, 1}, {}};
        columns::Counters counters;
        const Subsidy* premium = &programme.subsidies.front();
        grants = std::move(
            columns::grant(basis, {&premium, 1}, applications, counters, never_asked).front());
    }

    template <class Part>
    void by_hand(Part part) {
        const auto words = [&](const char* name) { return table.find(name)->words.data(); };
        const auto flags = [&](const char* name) { return table.find(name)->marks.data(); };
        const auto figures = [&](const char* name) { return table.find(name)->numbers.data(); };
        vector<Mark> in_city(64);
        vector<Mark> line_fits(64);
        vector<Mark> kind_fits(64);
        for (WordCode code = 0; code < dictionary_size; ++code) {
            const std::string& word = table.dictionary().word(code);
            in_city[code] = word.starts_with("110");
            line_fits[code] = word == "execution" || word == "infringed_loss";
            kind_fits[code] = word == "invention" || word == "utility_model" || word == "design";
        }
        const auto* region = words("borrower.region");
        const auto* line = words("policy.line");
        const auto* kind = words("right.kind");
        const auto* clean_years = figures("borrower.clean_years");
        const auto* demonstration = flags("list.champion_demonstration");
        const auto* foreign = flags("list.foreign_hidden_champion");
        const auto* product = flags("list.champion_product");
        const auto* cultivation = flags("list.champion_cultivation");
        const auto* small_firm = flags("list.key_field_small_firm");
        const auto* dishonest = flags("list.dishonest");
        const auto* insurer = flags("parties.insurer_is_partner");
        const auto* valid = flags("right.in_force");
        const auto* held = flags("right.held_by_applicant");
        const auto* consent = flags("right.co_owners_consent");
        const auto* dispute = flags("right.in_dispute");
        const auto* premium = figures("policy.premium_paid");
        const auto* ordinal = figures("application.ordinal");
        const auto* from = figures("policy.from");
        const auto* expires = figures("right.expires_on");
        const auto& firms = applications.indexes.at(CapScope::borrower);
        std::array<vector<Number>, 2> used{vector<Number>(firm_count), vector<Number>(firm_count)};
        for (size_t row = 0; row < rows; ++row) {
            const bool champion =
                (demonstration[row] | foreign[row] | product[row] | cultivation[row]) != 0;
            const Date three_years = add_months(Date{Days{from[row]}}, 36);
            const bool fits =
                in_city[region[row]] != 0 && clean_years[row] >= 2 && dishonest[row] == 0 &&
                (champion || small_firm[row] != 0) && line_fits[line[row]] != 0 &&
                insurer[row] != 0 && kind_fits[kind[row]] != 0 && valid[row] != 0 &&
                held[row] != 0 && consent[row] != 0 &&
                expires[row] >= three_years.time_since_epoch().count() && dispute[row] == 0;
            granted[row] = 0;
            if (!fits) continue;
            const Number limit = demonstration[row] != 0 || foreign[row] != 0 ? 50'000'000
                                 : product[row] != 0                          ? 30'000'000
                                                                              : 20'000'000;
            const Number percent = ordinal[row] <= 1 ? 100 : champion ? 80 : 90;
            const auto year =
                static_cast<size_t>(static_cast<int>(civil(applications.dates[row]).year()) - 2021);
            Number& so_far = used[year][firms[row]];
            granted[row] =
                std::min(part(premium[row], percent), std::max<Number>(0, limit - so_far));
            so_far += granted[row];
        }
    }
    void by_base() {
        by_hand([](Number premium, Number percent) {
            return apply(Money{premium}, Ratio::percent(percent), Rounding::half_up).fen;
        });
    }
    void tuned() {
        by_hand([](Number premium, Number percent) { return (premium * percent + 50) / 100; });
    }
    void traced(size_t count) {
        for (size_t row = 0; row < count; ++row) {
            Facts facts = table.facts(row, programme);
            facts.set("used.per_firm", Money{});
            benchmark::DoNotOptimize(
                subsidise(programme, "premium", facts, agreement, applications.dates[row]));
        }
    }
    void compare() const {
        for (size_t row = 0; row < rows; ++row) ensure(granted[row] == grants.granted[row]);
    }

private:
    static constexpr Number firm_count = 200'000;
    static constexpr WordCode dictionary_size = 11;
    Programme programme = programme_of(beijing_file);
    Agreement agreement{"none", {}};
    columns::Table table{rows};
    columns::Applications applications{table, {}};
    columns::Grants grants;
    vector<Number> granted = vector<Number>(rows);
};

void premium_subsidy_of_beijing(benchmark::State& state) {
    Beijing beijing;
    beijing.over_columns();
    beijing.by_base();
    beijing.compare();
    beijing.tuned();
    beijing.compare();
    in_turns(
        state, [&] { beijing.over_columns(); }, [&] { beijing.by_base(); },
        [&] { beijing.tuned(); }, [&](size_t count) { beijing.traced(count); });
}
BENCHMARK(premium_subsidy_of_beijing)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
