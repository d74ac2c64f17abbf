#pragma once
// Tables and scorecards made by chance, from a seed: every way of measuring, unknown cells, small
// groups, ties.
#include <cstdint>

#include "core/grading/explanation.h"

namespace zhirong::grading::testing {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
    }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + below(high - low + 1);
    }
    bool one_in(std::int64_t chances) { return below(chances) == 0; }
    template <class T>
    const T& of(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(below(std::ssize(items)))];
    }

private:
    // SplitMix64 (Steele, Lea, Flood 2014).
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBU;
        return mixed ^ mixed >> 31U;
    }
    std::uint64_t state_;
};

// Often an anniversary of the day or the day beside it, where windows of years begin and end.
inline std::int64_t date_by_chance(Chance& chance, Date day) {
    if (chance.one_in(2)) return day_number(day) + chance.between(-4'000, 4'000);
    return day_number(add_months(day, static_cast<int>(12 * chance.between(-9, 9)))) +
           chance.between(-1, 1);
}

inline Patents patents_by_chance(Chance& chance, std::size_t rows, std::size_t firms,
                                 std::int64_t unknown_one_in, Date day) {
    Patents patents;
    for (const char* each :
         {"C08L9/00", "C08K3/04", "A61K31/00", "H01L21/768", "H04L9/32", "B29C45/00"})
        patents.ipc.code(each);
    for (int i = 0; i < 12; ++i) patents.inventors.code("inventor " + std::to_string(i));
    for (std::size_t row = 0; row < rows; ++row)
        patents.owner.push_back(
            static_cast<std::uint32_t>(chance.below(static_cast<std::int64_t>(firms))));
    for (std::size_t c = 0; c < patent_columns; ++c) {
        const auto which = static_cast<PatentColumn>(c);
        if (which == PatentColumn::ipc_subclass || chance.one_in(20)) continue;
        const Column& column = patent_column_table()[c];
        std::int64_t words = std::ssize(column.words);
        if (which == PatentColumn::ipc) words = patents.ipc.size();
        if (which == PatentColumn::lead_inventor) words = patents.inventors.size();
        for (std::size_t row = 0; row < rows; ++row) {
            std::int64_t cell = unknown_cell;
            if (!chance.one_in(unknown_one_in)) switch (column.kind) {
                    case Kind::flag: cell = chance.below(2); break;
                    case Kind::date: cell = date_by_chance(chance, day); break;
                    case Kind::word: cell = chance.below(words); break;
                    default: cell = chance.one_in(50) ? chance.below(1'000'001) : chance.below(6);
                }
            patents.columns[c].push_back(static_cast<std::int32_t>(cell));
        }
    }
    return patents;
}

inline Firms firms_by_chance(Chance& chance, std::size_t count, std::int64_t unknown_one_in,
                             Date day) {
    Firms firms;
    firms.count = count;
    if (!chance.one_in(10))
        for (std::size_t f = 0; f < count; ++f)
            firms.region.push_back(chance.one_in(unknown_one_in)
                                       ? unknown_cell
                                       : static_cast<std::int32_t>(chance.of<std::int64_t>(
                                             {440'300, 441'900, 320'100, 320'500})));
    for (std::size_t n = 0; n < firm_figures; ++n) {
        if (chance.one_in(12)) continue;
        const Column& column = figure_table()[n];
        for (std::size_t f = 0; f < count; ++f) {
            std::int64_t figure = unknown_figure;
            if (!chance.one_in(unknown_one_in)) switch (column.kind) {
                    case Kind::flag: figure = chance.below(2); break;
                    case Kind::date: figure = date_by_chance(chance, day); break;
                    case Kind::word: figure = chance.below(std::ssize(column.words)); break;
                    case Kind::rate: figure = chance.below(21) * 50'000; break;
                    case Kind::money: figure = chance.below(10) * 1'000'000'00; break;
                    case Kind::count: figure = chance.below(30); break;
                }
            firms.figures[n].push_back(figure);
        }
    }
    return firms;
}

inline Condition condition_on(Chance& chance, Operand operand, Kind kind,
                              const std::vector<std::string>& words) {
    using enum Comparison;
    Condition condition{.operand = operand};
    switch (kind) {
        case Kind::flag:
            condition.comparison = is;
            condition.number = chance.below(2);
            break;
        case Kind::date:
            condition.comparison = chance.of(std::vector{within_years, beyond_years, ahead_years});
            condition.number = chance.between(1, 8);
            break;
        case Kind::word:
            condition.comparison = chance.of(std::vector{one_of, none_of});
            for (const std::string& word : words)
                if (chance.one_in(2)) condition.words.push_back(word);
            break;
        default:
            condition.comparison = chance.of(std::vector{at_least, at_most, above, below});
            condition.number = kind == Kind::rate    ? chance.below(11) * 100'000
                               : kind == Kind::money ? chance.below(10) * 1'000'000'00
                                                     : chance.below(5);
    }
    return condition;
}

inline Conditions patent_conditions(Chance& chance) {
    Conditions all;
    for (std::int64_t n = chance.below(3); n > 0; --n) {
        const std::int64_t c = chance.below(static_cast<std::int64_t>(patent_columns));
        const Column& column = patent_column_table()[static_cast<std::size_t>(c)];
        std::vector<std::string> words = programme::codes_of(column.words);
        if (words.empty()) words = {"C08L", "H04L9/32", "A61K", "inventor 3", "inventor 5"};
        all.push_back(condition_on(chance, {Operand::What::column, static_cast<std::size_t>(c)},
                                   column.kind, words));
    }
    return all;
}

inline Conditions firm_conditions(Chance& chance, const Scorecard& card,
                                  const std::vector<std::string>& stages = {}) {
    using enum Operand::What;
    Conditions all;
    for (std::int64_t n = chance.between(1, 2); n > 0; --n) {
        const auto at = [&](std::size_t size) {
            return static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(size)));
        };
        std::vector<std::string> grades;
        for (const Grade& each : card.grades) grades.push_back(each.id);
        switch (chance.below(stages.empty() ? 5 : 6)) {
            case 0: {
                const std::size_t f = at(firm_figures);
                all.push_back(condition_on(chance, {figure, f}, figure_table()[f].kind,
                                           programme::codes_of(figure_table()[f].words)));
                break;
            }
            case 1:
                all.push_back(
                    condition_on(chance, {dimension, at(card.dimensions.size())}, Kind::rate, {}));
                break;
            case 2:
                all.push_back(
                    condition_on(chance, {group, at(card.groups.size())}, Kind::rate, {}));
                break;
            case 3: all.push_back(condition_on(chance, {score, 0}, Kind::rate, {})); break;
            case 4: all.push_back(condition_on(chance, {grade, 0}, Kind::word, grades)); break;
            default: all.push_back(condition_on(chance, {stage, 0}, Kind::word, stages));
        }
    }
    return all;
}

inline Dimension dimension_by_chance(Chance& chance, std::size_t groups) {
    using enum Aggregate;
    using enum PatentColumn;
    Dimension d;
    d.group = static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(groups)));
    d.aggregate = static_cast<Aggregate>(chance.below(10));
    d.more_is_better = !chance.one_in(3);
    d.absent = chance.one_in(6) ? Absent::refuse : Absent::worst;
    if (d.aggregate == figure) {
        d.figure = chance.of(std::vector{Figure::rd_intensity, Figure::staff, Figure::revenue});
        return d;
    }
    d.where = patent_conditions(chance);
    d.least_known = chance.of(std::vector<std::int64_t>{0, 500'000, 800'000, million});
    if (d.aggregate == share) d.among = patent_conditions(chance);
    if ((d.aggregate == count || d.aggregate == sum) && chance.one_in(2))
        d.figure = chance.of(std::vector{Figure::rd_staff, Figure::staff});
    const std::vector numbers{claims, forward_citations, family_size, pct, in_product};
    const std::vector dates{filed_on, granted_on, expires_on};
    const std::vector words{kind, ipc, ipc_subclass, lead_inventor};
    switch (d.aggregate) {
        case growth:
            d.measure = Measure{Measure::As::itself, chance.of(dates)};
            d.years = chance.between(1, 4);
            break;
        case concentration: d.measure = Measure{Measure::As::itself, chance.of(words)}; break;
        case distinct:
            d.measure = Measure{Measure::As::itself, chance.of(chance.one_in(3) ? dates : words)};
            break;
        case sum:
        case mean:
        case greatest:
        case least:
            if (chance.one_in(2))
                d.measure = Measure{Measure::As::itself, chance.of(numbers)};
            else
                d.measure =
                    Measure{chance.one_in(2) ? Measure::As::years_since : Measure::As::years_until,
                            chance.of(dates)};
            break;
        default: break;
    }
    return d;
}

inline Effect effect_by_chance(Chance& chance, std::size_t grades) {
    Effect effect;
    effect.kind = static_cast<Effect::Kind>(chance.below(4));
    effect.grade = static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(grades)));
    effect.notches = static_cast<int>(chance.between(1, 3));
    return effect;
}

inline Scorecard scorecard_by_chance(Chance& chance) {
    Scorecard card;
    card.id = "chance";
    card.version = "by chance";
    for (int g = 0; g < 3; ++g)
        card.groups.push_back({"group" + std::to_string(g), {"组", "Group"}, {}});
    for (std::int64_t n = chance.between(3, 12); n > 0; --n) {
        card.dimensions.push_back(dimension_by_chance(chance, card.groups.size()));
        card.dimensions.back().id = "d" + std::to_string(n);
        card.dimensions.back().reading = {"维度", "Dimension"};
    }
    card.fields = {
        {.id = "materials", .reading = {"新材料", "Materials"}, .classes = {"C08", "B29"}},
        {.id = "fillers", .reading = {"填料", "Fillers"}, .classes = {"C08K"}},
        {.id = "other", .reading = {"其他", "Other"}, .otherwise = true}};
    for (Field& field : card.fields) {
        std::int64_t left = million;
        for (std::size_t d = 0; d + 1 < card.dimensions.size(); ++d) {
            field.weights.push_back(chance.one_in(5) ? 0 : chance.below(left / 2 + 1));
            left -= field.weights.back();
        }
        field.weights.push_back(left);
    }
    card.field_decided_by = patent_conditions(chance);
    using enum Key;
    card.normalisation.levels = chance.of(std::vector<std::vector<std::vector<Key>>>{
        {{field, region}, {field, province}, {field}, {}},
        {{field, region}, {region}, {}},
        {{field, province}, {field}},
        {{region}, {province}},
        {{}}});
    card.normalisation.minimum = chance.between(1, 8);
    card.normalisation.winsorise = chance.below(11) * 10'000;
    for (int g = 0; g < 5; ++g)
        card.grades.push_back({"t" + std::to_string(g + 1), {"级", "T"}, (4 - g) * 150'000 + 1});
    card.grades.back().at_least = 0;
    for (std::int64_t n = chance.below(4); n > 0; --n) {
        Correction correction{.id = "c" + std::to_string(n), .reading = {"修正", "Correction"}};
        for (std::int64_t r = chance.between(1, 2); r > 0; --r)
            correction.rules.push_back({{"规则", "Rule"},
                                        firm_conditions(chance, card),
                                        effect_by_chance(chance, card.grades.size())});
        if (!chance.one_in(3)) correction.if_unknown = effect_by_chance(chance, card.grades.size());
        card.corrections.push_back(std::move(correction));
    }
    return card;
}

inline Segmentation segmentation_by_chance(Chance& chance, const Scorecard& card) {
    Segmentation segmentation;
    segmentation.scorecard = card.id;
    std::vector<std::string> stages;
    for (int s = 0; s < 3; ++s) {
        segmentation.stages.push_back(
            {"stage" + std::to_string(s), {"期", "Stage"}, {}, firm_conditions(chance, card)});
        stages.push_back(segmentation.stages.back().id);
    }
    for (int s = 0; s < 4; ++s)
        segmentation.segments.push_back({"segment" + std::to_string(s),
                                         {"类", "Segment"},
                                         {},
                                         firm_conditions(chance, card, stages)});
    return segmentation;
}

}  // namespace zhirong::grading::testing
