#include <algorithm>
#include <array>
#include <set>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind upside_down{"programme.range_upside_down", 400,
                                  "{name} 不能早于或小于 {other}",
                                  "{name} cannot be before or below {other}"};
constexpr RefusalKind dates_overlap{"programme.dates_overlap", 400,
                                    "此日期起的值与前一个重叠；按日期先后书写，前一个的 until "
                                    "应早于此 from",
                                    "The value from this day overlaps the one before; write them "
                                    "by date, the earlier ending before this from"};
constexpr RefusalKind tier_gap{"programme.tier_gap", 400,
                               "档次不相连：前一档到 {found_before} 为止，本档自 {found} 起",
                               "The tiers leave a gap: the one before ends at {found_before}, "
                               "this one begins at {found}"};
constexpr RefusalKind tier_overlap{"programme.tier_overlap", 400,
                                   "档次重叠：前一档到 {found_before} 为止，本档自 {found} 起",
                                   "The tiers overlap: the one before ends at {found_before}, "
                                   "this one begins at {found}"};
constexpr RefusalKind tier_bound{"programme.tier_bound", 400,
                                 "本档缺少{side}；只有第一档可以没有下限，只有最后一档可以没有上限",
                                 "This tier has no {side_en}; only the first may lack a lower "
                                 "bound and only the last an upper one"};
constexpr RefusalKind tier_words{"programme.tier_words", 400,
                                 "一张表只用一种写法：above 与 up_to，或 at_least 与 below",
                                 "One table uses one pair of words: above and up_to, or at_least "
                                 "and below"};
constexpr RefusalKind slice_units{"programme.slice_units", 400,
                                  "分段计算（slice）要求 by 为金额、各档为比率、结果为金额",
                                  "By slice, `by` and the result are money and each tier is a "
                                  "rate"};

constexpr RefusalKind word_twice{"programme.word_twice", 400, "{name} 在表中出现两次",
                                 "{name} stands twice in the table"};
constexpr RefusalKind no_such_word{"programme.never_equal", 400, "永远不会是 {name}{near}",
                                   "It is never {name}{near_en}"};

const std::array<std::string, 2> tier_methods{"whole", "slice"};

void check_bounds(Scope& scope, const std::optional<Value>& low, const std::optional<Value>& high,
                  Position position, const char* name, const char* other) {
    if (low && high && compare(*low, *high) > 0)
        report(scope.problems, position, upside_down, {{"name", name}, {"other", other}});
}

std::string shown(const std::optional<Value>& value) {
    return value ? to_text(*value, Language::en) : "-";
}

// The bound may be written as one of two words; which pair, is the table's.
struct Bounds {
    std::optional<Value> lower;
    std::optional<Value> upper;
    bool includes_upper = false;  // above … up_to
    bool includes_lower = false;  // at_least … below
};

Bounds read_bounds(Reader& row, Unit unit) {
    Bounds bounds;
    const auto above = row.optional_value("above", unit);
    const auto at_least = row.optional_value("at_least", unit);
    const auto up_to = row.optional_value("up_to", unit);
    const auto below = row.optional_value("below", unit);
    bounds.includes_upper = above.has_value() || up_to.has_value();
    bounds.includes_lower = at_least.has_value() || below.has_value();
    bounds.lower = above ? above : at_least;
    bounds.upper = up_to ? up_to : below;
    return bounds;
}

std::optional<TierTable> read_tiers(Scope& scope, const Tree& tree, Unit unit) {
    Reader reader(tree, scope.problems);
    const Tree* by = reader.required("by");
    const auto method = reader.word("method", tier_methods);
    const Tree::List* rows = reader.list("table");
    auto base = by == nullptr ? std::nullopt : read_expression(scope, *by);
    TierTable table;
    if (method) table.method = static_cast<TierMethod>(*method);
    const bool slice = table.method == TierMethod::slice;
    if (slice) table.rounding = read_rounding(reader);
    reader.finish();
    if (!base || !method || rows == nullptr) return std::nullopt;
    if (slice ? base->unit != Unit::money || unit != Unit::money : !ordered(base->unit)) {
        report(scope.problems, by->position, slice_units);
        return std::nullopt;
    }
    bool upper_words = false;
    bool lower_words = false;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const Tree& item = (*rows)[i];
        Reader row(item, scope.problems);
        const Bounds bounds = read_bounds(row, base->unit);
        auto value = row.value("value", slice ? Unit::rate : unit);
        row.finish();
        upper_words = upper_words || bounds.includes_upper;
        lower_words = lower_words || bounds.includes_lower;
        if (upper_words && lower_words) {
            report(scope.problems, item.position, tier_words);
            return std::nullopt;
        }
        const bool first = i == 0;
        const bool last = i + 1 == rows->size();
        if ((!first && !bounds.lower) || (!last && !bounds.upper)) {
            const bool low = !first && !bounds.lower;
            report(scope.problems, item.position, tier_bound,
                   {{"side", low ? "下限" : "上限"},
                    {"side_en", low ? "lower bound" : "upper bound"}});
            return std::nullopt;
        }
        check_bounds(scope, bounds.lower, bounds.upper, item.position, "up_to / below",
                     "above / at_least");
        if (!first && table.tiers.size() == i) {
            const auto order = compare(*bounds.lower, *table.tiers.back().upper);
            if (order != 0)
                report(scope.problems, item.position, order > 0 ? tier_gap : tier_overlap,
                       {{"found_before", shown(table.tiers.back().upper)},
                        {"found", shown(bounds.lower)}});
        }
        if (value) table.tiers.push_back({bounds.lower, bounds.upper, *std::move(value)});
    }
    if (table.tiers.size() != rows->size()) return std::nullopt;
    table.upper_included = !lower_words;
    table.by = *std::move(base);
    return table;
}

std::optional<WordTable> read_words(Scope& scope, const Tree& tree, Unit unit) {
    Reader reader(tree, scope.problems);
    auto by = read_required(scope, reader, "by", Unit::text);
    const Tree::List* rows = reader.list("table");
    WordTable table;
    table.otherwise = reader.optional_value("otherwise", unit);
    reader.finish();
    if (!by || rows == nullptr) return std::nullopt;
    const std::vector<std::string> choices = choices_of(scope, *by);
    std::set<std::string> seen;
    bool good = true;
    for (const Tree& item : *rows) {
        Reader row(item, scope.problems);
        const Tree::List* words = row.list("is");
        auto value = row.value("value", unit);
        row.finish();
        if (words == nullptr || !value) {
            good = false;
            continue;
        }
        WordTable::Row read{{}, *std::move(value)};
        for (const Tree& word : *words) {
            const std::string text = word.text() != nullptr ? *word.text() : std::string();
            if (!choices.empty() && std::ranges::find(choices, text) == choices.end())
                report_unknown(scope.problems, word.position, no_such_word, text, choices);
            if (!seen.insert(text).second)
                report(scope.problems, word.position, word_twice, {{"name", text}});
            read.words.push_back(text);
        }
        table.rows.push_back(std::move(read));
    }
    if (!good) return std::nullopt;
    table.by = *std::move(by);
    return table;
}

std::optional<Dated> read_dated(Scope& scope, const Tree& tree, Unit unit) {
    Reader reader(tree, scope.problems);
    const auto from = reader.value("from", Unit::date);
    const auto until = reader.optional_value("until", Unit::date);
    const Tree* value = reader.optional("value");
    const Tree* tiers = reader.optional("tiers");
    const Tree* words = reader.optional("words");
    reader.finish();
    if (!reader.is_map()) return std::nullopt;
    if (int{value != nullptr} + int{tiers != nullptr} + int{words != nullptr} != 1) {
        report(scope.problems, tree.position, problems::one_of_fields,
               {{"names", "value, tiers, words"}});
        return std::nullopt;
    }
    if (until) check_bounds(scope, from, until, tree.find("until")->position, "until", "from");
    Dated dated;
    if (from) dated.from = std::get<Date>(*from);
    if (until) dated.until = std::get<Date>(*until);
    if (value != nullptr) {
        auto parsed = parse_value(unit, *value);
        if (!parsed) {
            scope.problems.push_back(std::move(parsed).error());
            return std::nullopt;
        }
        dated.what = *std::move(parsed);
    } else if (words != nullptr) {
        auto table = read_words(scope, *words, unit);
        if (!table) return std::nullopt;
        dated.what = *std::move(table);
    } else {
        auto table = read_tiers(scope, *tiers, unit);
        if (!table) return std::nullopt;
        dated.what = *std::move(table);
    }
    if (!from) return std::nullopt;
    return dated;
}

std::vector<Dated> read_values(Scope& scope, Reader& reader, Unit unit) {
    std::vector<Dated> values;
    const Tree::List* rows = reader.list("values");
    if (rows == nullptr) return values;
    for (const Tree& row : *rows) {
        auto dated = read_dated(scope, row, unit);
        if (!dated) continue;
        if (!values.empty()) {
            const Dated& before = values.back();
            if (before.from >= dated->from || (before.until && *before.until >= dated->from))
                report(scope.problems, row.position, dates_overlap);
        }
        values.push_back(*std::move(dated));
    }
    return values;
}

Open read_open(Scope& scope, const Tree& tree, Unit unit, Open::Why why) {
    Open open;
    open.why = why;
    Reader reader(tree, scope.problems);
    if (ordered(unit)) {
        open.at_least = reader.optional_value("at_least", unit);
        open.at_most = reader.optional_value("at_most", unit);
        check_bounds(scope, open.at_least, open.at_most, tree.position, "at_most", "at_least");
    } else if (unit == Unit::text && tree.find("one_of") != nullptr) {
        if (const Tree::List* words = reader.list("one_of"))
            for (const Tree& word : *words) {
                auto value = parse_value(Unit::text, word);
                if (value)
                    open.choices.push_back(std::get<std::string>(*value));
                else
                    scope.problems.push_back(std::move(value).error());
            }
    }
    reader.finish();
    return open;
}

}  // namespace

std::optional<NamedQuantity> read_quantity(Scope& scope, const std::string& name,
                                           const Tree& tree) {
    if (!is_name(name))
        report(scope.problems, tree.key_position, problems::bad_name, {{"found", name}});
    Reader reader(tree, scope.problems);
    NamedQuantity quantity;
    quantity.name = name;
    quantity.position = tree.key_position;
    quantity.reading = reader.reading();
    quantity.citation = read_citation(scope, reader);
    const auto unit = reader.word("unit", unit_codes());
    const std::array<std::string, 4> forms{"values", "formula", "agreed", "unknown"};
    std::string form;
    std::size_t found = 0;
    for (const std::string& each : forms)
        if (reader.optional(each) != nullptr) {
            form = each;
            ++found;
        }
    reader.finish();
    if (!reader.is_map()) return std::nullopt;
    if (found != 1) {
        report(scope.problems, tree.key_position, problems::one_of_fields,
               {{"names", "values, formula, agreed, unknown"}});
        return std::nullopt;
    }
    if (!unit) return std::nullopt;
    quantity.unit = static_cast<Unit>(*unit);
    const Tree& body = *tree.find(form);
    if (form == "values") {
        quantity.definition = read_values(scope, reader, quantity.unit);
    } else if (form == "formula") {
        auto formula = read_unit(scope, body, quantity.unit);
        if (!formula) return std::nullopt;
        quantity.definition = *std::move(formula);
    } else {
        quantity.definition = read_open(scope, body, quantity.unit,
                                        form == "agreed" ? Open::Why::agreed : Open::Why::unknown);
    }
    return quantity;
}

}  // namespace zhirong::programme
