#include "core/programme/columns/columns.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

#include "base/allocate_column.h"
#include "core/programme/columns/testing/reference.h"
#include "core/programme/evaluate.h"

using namespace zhirong;
using namespace zhirong::programme;
namespace columns = zhirong::programme::columns;

namespace {

// Programmes made by chance: every operation over facts and earlier quantities, of the right units
// but of no sense. What they answer is compared with the evaluation with a trace.
class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return random_() % limit; }
    bool one_in(std::size_t chances) { return below(chances) == 0; }

    Value value(Unit unit) {
        switch (unit) {
            case Unit::money: {
                static constexpr std::int64_t amounts[]{
                    0,    1,          99,         100,    100'01,       499'999'99,
                    5'00, 500'000'00, 500'000'01, 12'345, 3'000'000'00, 100'000'000'000'000};
                return Money{amounts[below(std::size(amounts))]};
            }
            case Unit::rate: {
                static const Ratio rates[]{Ratio(0, 1),    Ratio(1, 1),       Ratio(45, 100),
                                           Ratio(1, 3),    Ratio(365, 10000), Ratio(14, 10),
                                           Ratio(1, 7),    Ratio(2, 3),       Ratio(1, 1000003),
                                           Ratio(99, 100), Ratio(1, 2),       Ratio(435, 10000)};
                return rates[below(std::size(rates))];
            }
            case Unit::days: return DayCount{static_cast<std::int64_t>(below(4) * 30 + below(2))};
            case Unit::count: return Count{static_cast<std::int64_t>(below(4))};
            case Unit::date: return date_of(2023, 1, 1) + Days{static_cast<int>(below(800))};
            case Unit::flag: return one_in(2);
            case Unit::text: {
                static const char* words[]{"small", "micro", "large"};
                return std::string(words[below(3)]);
            }
        }
        return Money{};
    }

    Expression named(Operation operation, Unit unit, std::string name) {
        Expression expression;
        expression.operation = operation;
        expression.unit = unit;
        expression.name = std::move(name);
        return expression;
    }

    Expression fact(Unit unit) {
        static const std::map<Unit, std::vector<const char*>> names{
            {Unit::money, {"loan.principal", "loan.interest_paid", "fund.free"}},
            {Unit::rate, {"loan.rate", "loan.ip_share"}},
            {Unit::days, {"loan.days_overdue", "loan.term_days"}},
            {Unit::count, {"application.ordinal", "borrower.clean_years"}},
            {Unit::date, {"loan.signed_on", "loan.settled_on"}},
            {Unit::flag, {"loan.first", "pledge.registered"}},
            {Unit::text, {"borrower.size"}}};
        const auto& of_unit = names.at(unit);
        return named(Operation::fact, unit, of_unit[below(of_unit.size())]);
    }

    Expression expression(Unit unit, int depth) {
        if (depth == 0 || one_in(5)) {
            std::vector<const NamedQuantity*> known;
            for (const NamedQuantity& each : programme.quantities)
                if (each.unit == unit) known.push_back(&each);
            if (!known.empty() && one_in(2))
                return named(Operation::quantity, unit, known[below(known.size())]->name);
            return fact(unit);
        }
        Expression result;
        result.unit = unit;
        const auto operands = [&](Operation operation, std::initializer_list<Unit> units) {
            result.operation = operation;
            for (const Unit each : units) result.operands.push_back(expression(each, depth - 1));
        };
        if (one_in(5)) {
            result.operation = Operation::choose;
            for (std::size_t i = 0; i < 1 + below(2); ++i) {
                result.conditions.push_back(condition(depth - 1));
                result.operands.push_back(expression(unit, depth - 1));
            }
            if (!one_in(4)) result.operands.push_back(expression(unit, depth - 1));
            return result;
        }
        const std::size_t which = below(8);
        switch (unit) {
            case Unit::money:
                if (which == 0) {
                    result.days_in_year = one_in(3) ? 0 : one_in(2) ? 360 : 365;
                    result.rounding = rounding();
                    operands(Operation::interest, {Unit::money, Unit::rate, Unit::days});
                    if (result.days_in_year == 0)
                        result.operands.push_back(expression(Unit::count, depth - 1));
                    return result;
                }
                if (which <= 2) {
                    result.rounding = rounding();
                    operands(Operation::share, {Unit::rate, Unit::money});
                    return result;
                }
                break;
            case Unit::rate:
                if (which == 0) {
                    const Unit of = one_in(2) ? Unit::money : Unit::days;
                    operands(Operation::ratio, {of, of});
                    return result;
                }
                if (which == 1) {
                    operands(Operation::share, {Unit::rate, Unit::rate});
                    return result;
                }
                if (which == 2) {
                    result.name = "lpr_1y";
                    operands(Operation::reference_rate, {Unit::date});
                    return result;
                }
                break;
            case Unit::days:
                if (which == 0) {
                    operands(Operation::days_between, {Unit::date, Unit::date});
                    return result;
                }
                break;
            case Unit::date:
                if (which == 0) {
                    operands(Operation::end_of_year, {Unit::date});
                } else if (which <= 3) {
                    static const char* moves[]{"years_later", "months_earlier", "months_later"};
                    result.name = moves[below(3)];
                    operands(Operation::date_moved, {Unit::date, Unit::count});
                } else {
                    result.name = "days_later";
                    operands(Operation::date_moved, {Unit::date, Unit::days});
                }
                return result;
            default: return fact(unit);
        }
        if (!additive(unit)) return fact(unit);
        static constexpr Operation joins[]{Operation::least, Operation::greatest, Operation::sum,
                                           Operation::remaining};
        operands(joins[below(4)], {unit, unit});
        if (result.operation != Operation::remaining && one_in(2))
            result.operands.push_back(expression(unit, depth - 1));
        return result;
    }

    Condition condition(int depth) {
        Condition result;
        if (depth > 0 && one_in(3)) {
            static constexpr Condition::Kind kinds[]{Condition::Kind::all, Condition::Kind::any,
                                                     Condition::Kind::negation};
            result.kind = kinds[below(3)];
            const std::size_t parts = result.kind == Condition::Kind::negation ? 1 : 2;
            for (std::size_t i = 0; i < parts; ++i) result.parts.push_back(condition(depth - 1));
            return result;
        }
        static constexpr Unit units[]{Unit::money, Unit::rate, Unit::days, Unit::count,
                                      Unit::date,  Unit::flag, Unit::text};
        const Unit unit = units[below(7)];
        result.left = expression(unit, depth);
        if (unit == Unit::text && one_in(3)) {
            result.left = named(Operation::fact, Unit::text, "borrower.region");
            result.comparison = Comparison::within;
            result.literals.emplace_back(std::string(one_in(2) ? "430000" : "430100"));
        } else if (unit == Unit::text) {
            result.comparison = Comparison::one_of;
            for (const char* word : {"small", "micro"})
                if (one_in(2)) result.literals.emplace_back(std::string(word));
            if (result.literals.empty()) result.literals.emplace_back(std::string("large"));
        } else if (unit == Unit::flag) {
            result.literals.emplace_back(one_in(2));
        } else {
            result.comparison = static_cast<Comparison>(below(5));
            result.right.push_back(expression(unit, depth));
        }
        return result;
    }

    Rounding rounding() { return static_cast<Rounding>(below(6)); }

    void add_quantity() {
        static constexpr Unit units[]{Unit::money, Unit::money, Unit::rate, Unit::rate,
                                      Unit::days,  Unit::count, Unit::date, Unit::text};
        NamedQuantity quantity;
        quantity.name = "q" + std::to_string(programme.quantities.size());
        quantity.unit = units[below(8)];
        quantity.reading = {"数", "Quantity"};
        if (one_in(3)) {
            std::vector<Dated> values;
            const Date middle = date_of(2023, 7, 1);
            values.push_back({programme.from, middle - Days{1}, dated(quantity.unit)});
            values.push_back(
                {middle + Days{one_in(4) ? 1 : 0}, std::nullopt, dated(quantity.unit)});
            quantity.definition = std::move(values);
        } else if (one_in(6)) {
            quantity.definition = Open{};
            if (!one_in(3)) agreement.terms.push_back({quantity.name, value(quantity.unit), "s"});
        } else {
            quantity.definition = expression(quantity.unit, 3);
        }
        programme.quantities.push_back(std::move(quantity));
    }

    std::variant<Value, TierTable, WordTable> dated(Unit unit) {
        if (one_in(2)) return value(unit);
        if (one_in(4)) {
            WordTable words;
            words.by = fact(Unit::text);
            words.rows = {{{"small", "micro"}, value(unit)}, {{"430000"}, value(unit)}};
            if (one_in(2)) words.otherwise = value(unit);
            return words;
        }
        TierTable table;
        table.upper_included = one_in(2);
        if (unit == Unit::money && one_in(2)) {
            table.method = TierMethod::slice;
            table.rounding = rounding();
            unit = Unit::rate;
        }
        static constexpr Unit by[]{Unit::money, Unit::rate, Unit::count};
        const Unit of = table.method == TierMethod::slice ? Unit::money : by[below(3)];
        table.by = expression(of, 1);
        const Value first = of == Unit::money  ? Value(Money{500'000'00})
                            : of == Unit::rate ? Value(Ratio(1, 3))
                                               : Value(Count{1});
        const Value second = of == Unit::money  ? Value(Money{3'000'000'00})
                             : of == Unit::rate ? Value(Ratio(45, 100))
                                                : Value(Count{2});
        table.tiers.push_back({std::nullopt, first, value(unit)});
        table.tiers.push_back({first, second, value(unit)});
        if (one_in(2)) table.tiers.push_back({second, std::nullopt, value(unit)});
        if (one_in(4)) table.tiers.erase(table.tiers.begin());
        return table;
    }

    Split split(Split::Method method) {
        Split result;
        result.method = method;
        static const char* parties[]{"fund", "bank", "insurer"};
        for (std::size_t i = 0; i < 3; ++i) {
            Share share;
            share.party = parties[i];
            if (method == Split::Method::layers) {
                if (i < 2 || one_in(3)) share.up_to = expression(Unit::money, 1);
            } else if (i < 2) {
                share.share = one_in(2) ? rate_of(i) : expression(Unit::rate, 1);
            }
            if (one_in(3)) share.at_most = fact(Unit::money);
            if (i == 0 && one_in(6)) share.caps.push_back(cap(++party_caps_));
            if (i == 1 && one_in(2)) {
                share.party = "group";
                Share one;
                one.party = "guarantor";
                one.share = rate_of(0);
                Share other;
                other.party = "bank";
                share.within = {one, other};
            }
            result.shares.push_back(std::move(share));
        }
        return result;
    }
    // A constant below a half.
    Expression rate_of(std::size_t which) {
        return named(Operation::quantity, Unit::rate, which == 0 ? "third" : "part");
    }

    void add_constants() {
        for (const auto& [name, rate] :
             {std::pair{"third", Ratio(1, 3)}, {"part", Ratio(45, 100)}}) {
            NamedQuantity quantity;
            quantity.name = name;
            quantity.unit = Unit::rate;
            quantity.definition = std::vector<Dated>{{programme.from, std::nullopt, Value(rate)}};
            programme.quantities.push_back(std::move(quantity));
        }
    }

    Cap cap(std::size_t number) {
        static constexpr CapScope scopes[]{CapScope::claim,          CapScope::borrower,
                                           CapScope::borrower_year,  CapScope::bank_year,
                                           CapScope::programme_year, CapScope::programme};
        Cap result;
        result.id = "c" + std::to_string(number);
        result.per = scopes[below(6)];
        result.at_most = expression(Unit::money, 1);
        if (counts(result)) {
            if (one_in(3)) result.counter = "together";
            Declaration declared;
            declared.kind = Declared::used;
            declared.fact = fact_name(Declared::used, result.id);
            declared.unit = Unit::money;
            programme.declarations.push_back(declared);
        }
        return result;
    }

    void make(std::size_t quantities) {
        programme.id = "example";
        programme.from = date_of(2023, 1, 1);
        programme.until = date_of(2024, 6, 30);
        add_constants();
        for (std::size_t i = 0; i < quantities; ++i) add_quantity();
    }

    Requirement requirement(const char* id) {
        Requirement result;
        result.id = id;
        result.condition = condition(2);
        return result;
    }

    columns::Table table(std::size_t rows) {
        columns::Table result(rows);
        static const std::pair<const char*, Unit> facts[]{{"loan.principal", Unit::money},
                                                          {"loan.interest_paid", Unit::money},
                                                          {"fund.free", Unit::money},
                                                          {"loan.rate", Unit::rate},
                                                          {"loan.ip_share", Unit::rate},
                                                          {"loan.days_overdue", Unit::days},
                                                          {"loan.term_days", Unit::days},
                                                          {"application.ordinal", Unit::count},
                                                          {"borrower.clean_years", Unit::count},
                                                          {"loan.signed_on", Unit::date},
                                                          {"loan.settled_on", Unit::date},
                                                          {"loan.first", Unit::flag},
                                                          {"pledge.registered", Unit::flag},
                                                          {"borrower.size", Unit::text}};
        static constexpr const char* regions[]{"430000", "430100", "430104", "440100"};
        for (std::size_t row = 0; row < rows; ++row)
            if (!one_in(25)) result.set(row, "borrower.region", std::string(regions[below(4)]));
        for (const auto& [name, unit] : facts)
            for (std::size_t row = 0; row < rows; ++row)
                if (!one_in(25)) result.set(row, name, value(unit));
        return result;
    }

    std::vector<Date> dates(std::size_t rows) {
        std::vector<Date> result;
        for (std::size_t i = 0; i < rows; ++i)
            result.push_back(date_of(2022, 12, 30) + Days{static_cast<int>(below(560))});
        if (!one_in(3)) std::ranges::sort(result);
        return result;
    }

    Programme programme;
    Agreement agreement{"A", {}};

private:
    std::mt19937_64 random_;
    std::size_t party_caps_ = 100;
};

ReferenceRates some_rates() {
    return ReferenceRates::read(
               "effective_from,one_year_percent,over_five_year_percent\n"
               "2023-01-20,3.65,4.30\n2023-06-20,3.55,4.20\n2024-07-22,3.35,3.85\n")
        .value();
}

}  // namespace

TEST_CASE("a part of a column is the part that allocate gives") {
    CHECK(rc::check([] {
        const auto weights =
            *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 1000));
        RC_PRE(!weights.empty() && weights.size() <= most_parts);
        RC_PRE(std::ranges::any_of(weights, [](auto each) { return each > 0; }));
        const auto total = *rc::gen::oneOf(
            rc::gen::inRange<std::int64_t>(0, 10'000),
            rc::gen::inRange<std::int64_t>(0, std::numeric_limits<std::int64_t>::max()));
        const auto method =
            *rc::gen::element(Allocation::largest_remainder, Allocation::floor_then_in_order);
        const FenSplit split(weights, method);
        std::vector<Money> parts(weights.size());
        split.share(total, [&](std::size_t p, std::int64_t fen) { parts[p] = Money{fen}; });
        RC_ASSERT(parts == allocate(Money{total}, weights, method));
    }));
}

TEST_CASE("any quantity over columns is what the trace says, row by row") {
    const ReferenceRates rates = some_rates();
    std::size_t answered = 0;
    std::size_t traced = 0;
    CHECK(rc::check([&](std::uint64_t seed) {
        Maker maker(seed);
        maker.make(8);
        const std::size_t rows = 30 + maker.below(300);
        columns::Table table = maker.table(rows);
        const columns::Applications applications{table, maker.dates(rows)};
        const columns::Basis basis{maker.programme,
                                   {&maker.agreement, 1},
                                   {.rates = &rates, .today = date_of(2024, 6, 1)}};
        for (const NamedQuantity& quantity : maker.programme.quantities) {
            if (quantity.unit == Unit::text || quantity.unit == Unit::flag) continue;
            const auto values =
                columns::evaluate(basis, quantity.name, applications,
                                  [](std::size_t, const Subsidy*, const Refusals&) {});
            traced += values.traced;
            for (std::size_t row = 0; row < rows; ++row) {
                Facts facts = table.facts(row, maker.programme);
                facts.published = basis.published;
                const auto expected = evaluate(maker.programme, quantity.name, facts,
                                               maker.agreement, applications.dates[row]);
                const bool known = values.answers[row] == columns::Answer::granted;
                RC_ASSERT(known == expected.has_value());
                if (!known) continue;
                ++answered;
                if (quantity.unit == Unit::rate)
                    RC_ASSERT(values.rates[row] == std::get<Ratio>(expected->value));
                else
                    RC_ASSERT(values.numbers[row] == columns::number_of(expected->value));
            }
        }
    }));
    MESSAGE(answered, " answered, ", traced, " traced");
    CHECK(answered > traced);
}

TEST_CASE("grants over columns are the traced ones, caps running down from row to row") {
    const ReferenceRates rates = some_rates();
    std::size_t granted = 0;
    std::size_t refused = 0;
    std::size_t traced = 0;
    CHECK(rc::check([&](std::uint64_t seed) {
        Maker maker(seed);
        maker.make(4);
        Programme& programme = maker.programme;
        for (const char* id : {"e1", "e2"})
            if (maker.one_in(3)) programme.eligibility.push_back(maker.requirement(id));
        for (std::size_t s = 0; s < 2; ++s) {
            Subsidy subsidy;
            subsidy.id = "s" + std::to_string(s);
            subsidy.base = maker.expression(Unit::money, 1);
            if (maker.one_in(2)) {
                subsidy.rate = maker.expression(Unit::rate, 1);
                subsidy.rounding = maker.rounding();
            }
            for (std::size_t c = 0; c < maker.below(4); ++c)
                subsidy.caps.push_back(maker.cap(s * 10 + c));
            if (maker.one_in(2))
                subsidy.payers = maker.split(static_cast<Split::Method>(maker.below(3)));
            if (maker.one_in(4)) subsidy.trigger = maker.requirement("trigger");
            programme.subsidies.push_back(std::move(subsidy));
        }
        Compensation compensation;
        compensation.trigger = maker.requirement("overdue");
        compensation.base = maker.fact(Unit::money);
        for (std::size_t c = 0; c < maker.below(3); ++c)
            compensation.caps.push_back(maker.cap(20 + c));
        compensation.split = maker.split(static_cast<Split::Method>(maker.below(3)));
        compensation.uncovered_to = "bank";
        if (maker.one_in(2))
            compensation.interest = InterestLoss{maker.fact(Unit::money),
                                                 maker.split(Split::Method::largest_remainder)};
        programme.compensation = std::move(compensation);

        const std::size_t rows = 30 + maker.below(600);
        columns::Table table = maker.table(rows);
        columns::Applications applications{table, maker.dates(rows)};
        std::vector<std::uint32_t> borrowers;
        std::vector<std::uint32_t> banks;
        for (std::size_t row = 0; row < rows; ++row) {
            borrowers.push_back(static_cast<std::uint32_t>(maker.below(20)));
            banks.push_back(static_cast<std::uint32_t>(maker.below(3)));
        }
        if (!maker.one_in(8)) applications.indexes[CapScope::borrower] = borrowers;
        applications.indexes[CapScope::bank] = banks;
        const std::array<Agreement, 2> agreements{maker.agreement, Agreement{"none", {}}};
        for (std::size_t row = 0; row < rows; ++row)
            applications.agreements.push_back(maker.one_in(10) ? 1 : 0);
        const std::vector<const Subsidy*> asked{&programme.subsidies[0], &programme.subsidies[1],
                                                nullptr};
        if (maker.one_in(3))
            for (std::size_t row = 0; row < rows; ++row)
                applications.grants.push_back(static_cast<std::uint16_t>(maker.below(3)));
        const columns::Basis basis{
            programme, agreements, {.rates = &rates, .today = date_of(2024, 6, 1)}};
        columns::Counters counters;
        std::map<std::pair<std::size_t, const Subsidy*>, std::set<std::string>> told;
        const auto found = columns::grant(
            basis, asked, applications, counters,
            [&](std::size_t row, const Subsidy* subsidy, const Refusals& refusals) {
                for (const Refusal& each : refusals.all)
                    told[{row, subsidy}].insert(std::string(each.kind->code) + " " + each.field);
            });
        columns::testing::Reference reference(basis, applications);
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t g = 0; g < asked.size(); ++g) {
                const columns::Grants& grant = found[g];
                if (!applications.grants.empty() && applications.grants[row] != g) {
                    RC_ASSERT(grant.answers[row] == columns::Answer::not_asked);
                    continue;
                }
                const auto expected = reference.ask(row, asked[g]);
                RC_ASSERT((grant.answers[row] == columns::Answer::granted) == expected.granted);
                if (!expected.granted) {
                    ++refused;
                    // What fails is told: by its bit, or by the evaluation with a trace.
                    std::set<std::string> why = told[{row, asked[g]}];
                    if (grant.answers[row] == columns::Answer::refused)
                        for (std::size_t r = 0; r < grant.requirements.size(); ++r) {
                            if ((grant.failed[row] >> r & 1U) == 0) continue;
                            const Requirement* of = grant.requirements[r];
                            const bool trigger = of == &programme.compensation->trigger ||
                                                 (asked[g] != nullptr && asked[g]->trigger &&
                                                  of == &*asked[g]->trigger);
                            why.insert(std::string(trigger ? "programme.trigger_not_met "
                                                           : "programme.condition_failed ") +
                                       of->id);
                        }
                    RC_ASSERT(why == expected.refusals);
                    RC_ASSERT(grant.granted[row] == 0);
                    continue;
                }
                ++granted;
                RC_ASSERT(grant.base[row] == expected.base.fen);
                RC_ASSERT(grant.granted[row] == expected.amount.fen);
                if (asked[g] != nullptr) RC_ASSERT(grant.entitled[row] == expected.entitled.fen);
                RC_ASSERT(grant.parts.size() == expected.parts.size());
                for (std::size_t p = 0; p < grant.parts.size(); ++p) {
                    RC_ASSERT(grant.parties[p] == expected.parts[p].party);
                    RC_ASSERT(grant.parts[p][row] == expected.parts[p].amount.fen);
                }
                RC_ASSERT(grant.interest_parts.size() == expected.interest_parts.size());
                for (std::size_t p = 0; p < grant.interest_parts.size(); ++p)
                    RC_ASSERT(grant.interest_parts[p][row] ==
                              expected.interest_parts[p].amount.fen);
            }
        for (const auto& each : found) traced += each.traced;
    }));
    MESSAGE(granted, " granted, ", refused, " refused, ", traced, " traced");
    CHECK(granted > 1000);
}
