// Every shipped programme over columns, beside the evaluation with a trace. The rows are its worked
// cases with a few facts changed, mostly to values at, just below and just above its own limits.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <random>

#include "core/programme/columns/testing/reference.h"
#include "core/programme/evaluate.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/programme_files.h"

using namespace zhirong;
using namespace zhirong::programme;

namespace {

const std::filesystem::path source = SOURCE_DIR;

struct Pack {
    const Programme* programme = nullptr;
    std::vector<const Case*> cases;
    std::vector<Agreement> agreements;
    std::vector<std::uint16_t> agreement_of_case;
    std::map<Unit, std::vector<Value>> limits;
    std::vector<std::pair<std::string, Unit>> facts;
    std::map<std::string, std::vector<std::string>, std::less<>> choices;
};

void add_limit(Pack& pack, const Value& value) {
    std::vector<Value>& all = pack.limits[unit_of(value)];
    all.push_back(value);
    if (const auto* money = std::get_if<Money>(&value)) {
        all.emplace_back(Money{money->fen + 1});
        if (money->fen > 0) all.emplace_back(Money{money->fen - 1});
    } else if (const auto* days = std::get_if<DayCount>(&value)) {
        all.emplace_back(DayCount{days->days + 1});
        if (days->days > 0) all.emplace_back(DayCount{days->days - 1});
    } else if (const auto* count = std::get_if<Count>(&value)) {
        all.emplace_back(Count{count->number + 1});
    } else if (const auto* rate = std::get_if<Ratio>(&value)) {
        all.emplace_back(*rate + Ratio(1, 10'000));
        if (*rate > Ratio(1, 10'000)) all.emplace_back(*rate - Ratio(1, 10'000));
    } else if (const auto* date = std::get_if<Date>(&value)) {
        all.emplace_back(*date + Days{1});
        all.emplace_back(*date - Days{1});
    }
}

Pack pack_of(const Programme& programme, const std::vector<Cases>& files) {
    Pack pack{.programme = &programme};
    pack.agreements.push_back({"none", {}});
    for (const Cases& file : files) {
        if (file.programme != programme.id) continue;
        for (const Case& each : file.cases) {
            auto agreement = load_agreement(programme, each.agreement);
            pack.cases.push_back(&each);
            pack.agreement_of_case.push_back(
                agreement ? static_cast<std::uint16_t>(pack.agreements.size()) : std::uint16_t{0});
            if (agreement) pack.agreements.push_back(*std::move(agreement));
            for (const auto& [name, value] : each.facts.all()) add_limit(pack, value);
        }
    }
    for (const NamedQuantity& quantity : programme.quantities) {
        const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition);
        if (values == nullptr) continue;
        for (const Dated& each : *values) {
            if (const auto* value = std::get_if<Value>(&each.what)) add_limit(pack, *value);
            const auto* table = std::get_if<TierTable>(&each.what);
            if (table == nullptr) continue;
            for (const Tier& tier : table->tiers)
                if (tier.upper) add_limit(pack, *tier.upper);
        }
    }
    for (const FactKind& kind : vocabulary()) {
        pack.facts.emplace_back(kind.name, kind.unit);
        pack.choices[kind.name] = kind.choices;
    }
    for (const Declaration& each : programme.declarations)
        if (each.kind != Declared::used) {
            pack.facts.emplace_back(each.fact, each.unit);
            pack.choices[each.fact] = each.choices;
        }
    return pack;
}

struct Rows {
    explicit Rows(std::size_t count) : table(count), applications{table, {}} {}
    columns::Table table;
    columns::Applications applications;
};

void fill(Rows& rows, const Pack& pack, std::mt19937_64& random) {
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const std::vector<Date> turns = [&] {
        std::vector<Date> days{pack.programme->from};
        if (pack.programme->until) days.push_back(*pack.programme->until);
        for (const NamedQuantity& quantity : pack.programme->quantities)
            if (const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition))
                for (const Dated& each : *values) days.push_back(each.from);
        return days;
    }();
    std::map<std::string, Unit, std::less<>> known(pack.facts.begin(), pack.facts.end());
    std::vector<std::uint32_t> indexes;
    for (std::size_t row = 0; row < rows.table.rows(); ++row) {
        const std::size_t at = below(pack.cases.size());
        Facts facts = pack.cases[at]->facts;
        for (std::size_t changes = below(4); changes > 0; --changes) {
            const bool of_case = below(4) != 0 && !facts.all().empty();
            auto [name, unit] = pack.facts[below(pack.facts.size())];
            if (of_case) {
                auto each = facts.all().begin();
                std::advance(each, below(facts.all().size()));
                name = each->first;
                unit = unit_of(each->second);
            }
            if (!known.contains(name)) continue;
            if (below(12) == 0) {
                facts.remove(name);
            } else if (unit == Unit::flag) {
                facts.set(name, below(2) == 0);
            } else if (unit == Unit::text) {
                const auto& words = pack.choices.find(name)->second;
                facts.set(name, words.empty() ? std::string(below(2) == 0 ? "430104" : "440100")
                                              : words[below(words.size())]);
            } else if (const auto found = pack.limits.find(unit); found != pack.limits.end()) {
                facts.set(name, found->second[below(found->second.size())]);
            }
        }
        for (const auto& [name, value] : facts.all())
            if (known.contains(name)) rows.table.set(row, name, value);
        const Date near = turns[below(turns.size())] + Days{static_cast<int>(below(3)) - 1};
        rows.applications.dates.push_back(below(4) == 0 ? near : pack.cases[at]->date);
        rows.applications.agreements.push_back(pack.agreement_of_case[at]);
        indexes.push_back(static_cast<std::uint32_t>(below(5)));
    }
    for (const CapScope scope : {CapScope::borrower, CapScope::bank, CapScope::guarantor_year,
                                 CapScope::loan, CapScope::right, CapScope::expense, CapScope::fund,
                                 CapScope::policy, CapScope::bank_borrower_year})
        rows.applications.indexes[scope] = indexes;
}

struct Seen {
    std::size_t granted = 0;
    std::size_t refused = 0;
    std::size_t traced = 0;
};

void compare_grants(const Pack& pack, const Rows& rows, const columns::Basis& basis, Seen& seen) {
    std::vector<const Subsidy*> asked;
    for (const Subsidy& each : pack.programme->subsidies) asked.push_back(&each);
    if (pack.programme->compensation) asked.push_back(nullptr);
    columns::Counters counters;
    std::map<std::pair<std::size_t, const Subsidy*>, bool> told;
    const auto found = columns::grant(basis, asked, rows.applications, counters,
                                      [&](std::size_t row, const Subsidy* subsidy,
                                          const Refusals&) { told[{row, subsidy}] = true; });
    columns::testing::Reference reference(basis, rows.applications);
    // A pot that is shared pro rata gives less at its end than the trace says before.
    const auto pro_rata = [](const Subsidy* subsidy) {
        return subsidy != nullptr && std::ranges::any_of(subsidy->caps, [](const Cap& cap) {
                   return cap.when_dry == WhenDry::pro_rata;
               });
    };
    for (std::size_t row = 0; row < rows.table.rows(); ++row)
        for (std::size_t g = 0; g < asked.size(); ++g) {
            const auto expected = reference.ask(row, asked[g]);
            const bool granted = found[g].answers[row] == columns::Answer::granted;
            RC_ASSERT(granted == expected.granted);
            RC_ASSERT((told.contains({row, asked[g]})) ==
                      (found[g].answers[row] == columns::Answer::unanswered));
            ++(granted ? seen.granted : seen.refused);
            if (!granted) continue;
            RC_ASSERT(found[g].base[row] == expected.base.fen);
            if (pro_rata(asked[g])) {
                RC_ASSERT(found[g].granted[row] <= expected.amount.fen);
                continue;
            }
            RC_ASSERT(found[g].granted[row] == expected.amount.fen);
            for (std::size_t p = 0; p < expected.parts.size(); ++p)
                RC_ASSERT(found[g].parts[p][row] == expected.parts[p].amount.fen);
            for (std::size_t p = 0; p < expected.interest_parts.size(); ++p)
                RC_ASSERT(found[g].interest_parts[p][row] == expected.interest_parts[p].amount.fen);
        }
    for (const columns::Grants& each : found) seen.traced += each.traced;
}

void compare_the_rest(const Pack& pack, const Rows& rows, const columns::Basis& basis) {
    const auto ignore = [](std::size_t, const Subsidy*, const Refusals&) {};
    const auto eligible = columns::eligibility(basis, rows.applications, ignore);
    std::vector<std::string> names;
    if (pack.programme->exposure) names = {"exposure.covered", "exposure.reserved"};
    if (pack.programme->credit_line) names.emplace_back("credit_line");
    for (const NamedQuantity& each : pack.programme->quantities)
        if (each.unit != Unit::text && each.unit != Unit::flag) names.push_back(each.name);
    std::map<std::string, columns::Values> values;
    for (const std::string& name : names)
        values[name] = columns::evaluate(basis, name, rows.applications, ignore);
    for (std::size_t row = 0; row < rows.table.rows(); ++row) {
        Facts facts = rows.table.facts(row, *pack.programme);
        facts.published = basis.published;
        const Agreement& agreement = basis.agreements[rows.applications.agreements[row]];
        const Date date = rows.applications.dates[row];
        const auto conditions = eligibility(*pack.programme, facts, agreement, date);
        RC_ASSERT(conditions.has_value() == (eligible.answers[row] != columns::Answer::unanswered));
        for (std::size_t c = 0; conditions && c < conditions->size(); ++c)
            RC_ASSERT((*conditions)[c].holds == ((eligible.failed[row] >> c & 1U) == 0));
        for (const std::string& name : names) {
            const columns::Values& found = values[name];
            const auto expected = evaluate(*pack.programme, name, facts, agreement, date);
            RC_ASSERT(expected.has_value() == (found.answers[row] == columns::Answer::granted));
            if (!expected) continue;
            if (unit_of(expected->value) == Unit::rate)
                RC_ASSERT(found.rates[row] == std::get<Ratio>(expected->value));
            else
                RC_ASSERT(found.numbers[row] == columns::number_of(expected->value));
        }
    }
}

}  // namespace

TEST_CASE("every shipped programme says over columns what it says with a trace, to the fen") {
    const LoadedLibrary loaded = load_library(source / "programmes");
    const ReferenceData reference = load_reference_data(source / "reference");
    std::vector<Cases> files;
    for (const auto& file : case_files(source / "programmes")) {
        auto cases = load_cases(read_yaml_file(file).value(), loaded.library);
        REQUIRE(cases);
        files.push_back(*std::move(cases));
    }
    std::size_t programmes = 0;
    for (const std::string& id : loaded.library.ids())
        for (const Programme& programme : loaded.library.versions(id)) {
            const Pack pack = pack_of(programme, files);
            if (pack.cases.empty()) continue;
            CAPTURE(id);
            CAPTURE(to_string(programme.from));
            ++programmes;
            Seen seen;
            CHECK(rc::check([&](std::uint64_t seed) {
                std::mt19937_64 random(seed);
                Rows rows(10 + random() % 20);
                fill(rows, pack, random);
                const columns::Basis basis{programme, pack.agreements,
                                           reference.published(date_of(2026, 1, 31))};
                compare_grants(pack, rows, basis, seen);
                compare_the_rest(pack, rows, basis);
            }));
            MESSAGE(id, " ", to_string(programme.from), ": ", seen.granted, " granted, ",
                    seen.refused, " refused, ", seen.traced, " traced");
        }
    CHECK(programmes > 0);
}
