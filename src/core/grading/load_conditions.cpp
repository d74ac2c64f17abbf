#include <algorithm>
#include <array>

#include "core/grading/load_parts.h"

namespace zhirong::grading {
namespace {

constexpr std::int64_t largest_count_compared = 1'000'000'000;

constexpr RefusalKind duplicate_id{"grading.duplicate_id", 400, "名称 {name} 已用过",
                                   "The name {name} is already used"};
constexpr RefusalKind unknown_source{"grading.unknown_source", 400,
                                     "来源 {name} 没有列在 sources 中{near}",
                                     "There is no source called {name} under sources{near_en}"};
constexpr RefusalKind too_fine{"grading.share_too_fine", 400,
                               "{name} 为 {found}；应为不超过 100% 的比率，最细到万分之 0.01",
                               "{name} is {found}: write a share of at most 100% in whole "
                               "millionths"};
constexpr RefusalKind whole_range{"grading.number_range", 400,
                                  "{name} 应为 {low} 至 {high} 的整数，实际为 {found}",
                                  "{name} is a whole number from {low} to {high}; found {found}"};
constexpr RefusalKind too_many{"grading.too_many", 400, "{name} 有 {found} 项，最多 {most} 项",
                               "{name} has {found} items; at most {most} are possible"};
constexpr RefusalKind unknown_column{"grading.unknown_column", 400,
                                     "专利没有名为 {name} 的列{near}",
                                     "There is no column of patents called {name}{near_en}"};
constexpr RefusalKind unknown_value{"grading.unknown_value", 400,
                                    "没有可比较的 {name}{near}；应为 figure.、dimension.、group. "
                                    "开头的名称，或 score、grade",
                                    "There is nothing called {name} to compare{near_en}; it is a "
                                    "name after figure., dimension. or group., or score or grade"};
constexpr RefusalKind one_comparison{"grading.one_comparison", 400,
                                     "{name} 应恰好写一种比较，可用：{expected}",
                                     "Compare {name} in exactly one way; possible are: {expected}"};
constexpr RefusalKind unknown_word{"grading.unknown_word", 400, "{name} 不会是 {found}{near}",
                                   "{name} is never {found}{near_en}"};
constexpr RefusalKind word_form{"grading.word_form", 400, "one_of、none_of 应为文字的列表",
                                "one_of and none_of take a list of words"};

struct ComparisonRow {
    const char* name;
    Comparison comparison;
};
constexpr std::array<ComparisonRow, 10> comparisons{{
    {"at_least", Comparison::at_least},
    {"at_most", Comparison::at_most},
    {"above", Comparison::above},
    {"below", Comparison::below},
    {"is", Comparison::is},
    {"one_of", Comparison::one_of},
    {"none_of", Comparison::none_of},
    {"within_years", Comparison::within_years},
    {"beyond_years", Comparison::beyond_years},
    {"ahead_years", Comparison::ahead_years},
}};

bool fits(Comparison comparison, Kind kind) {
    switch (comparison) {
        case Comparison::at_least:
        case Comparison::at_most:
        case Comparison::above:
        case Comparison::below:
            return kind == Kind::count || kind == Kind::money || kind == Kind::rate;
        case Comparison::is: return kind == Kind::flag;
        case Comparison::one_of:
        case Comparison::none_of: return kind == Kind::word;
        case Comparison::within_years:
        case Comparison::beyond_years:
        case Comparison::ahead_years: return kind == Kind::date;
    }
    return false;
}

std::vector<std::string> possible(Kind kind) {
    std::vector<std::string> names;
    for (const ComparisonRow& row : comparisons)
        if (fits(row.comparison, kind)) names.emplace_back(row.name);
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

// What an operand is, for checking what it is compared with.
struct Compared {
    std::string name;
    Operand operand;
    Kind kind = Kind::count;
    std::vector<std::string> words;  // of a closed list
    bool closed = false;
};

Compared compared(std::string name, Operand operand, const Column& column) {
    Compared one{std::move(name), operand, column.kind, programme::codes_of(column.words), false};
    one.closed = !one.words.empty();
    return one;
}

std::optional<std::int64_t> read_number(Scope& scope, Reader& reader, const ComparisonRow& row,
                                        Kind kind) {
    using programme::Unit;
    if (kind == Kind::flag) {
        const auto value = reader.value(row.name, Unit::flag);
        return value ? std::optional<std::int64_t>(std::get<bool>(*value) ? 1 : 0) : std::nullopt;
    }
    if (kind == Kind::rate) return read_share(scope.problems, reader, row.name);
    if (kind == Kind::money) {
        const auto value = reader.value(row.name, Unit::money);
        return value ? std::optional(std::get<Money>(*value).fen) : std::nullopt;
    }
    if (kind == Kind::date)  // No day lies within the last no years.
        return read_whole(scope.problems, reader, row.name,
                          row.comparison == Comparison::within_years ? 1 : 0, most_years);
    return read_whole(scope.problems, reader, row.name, 0, largest_count_compared);
}

std::vector<std::string> read_words(Scope& scope, Reader& reader, const ComparisonRow& row,
                                    const Compared& what) {
    std::vector<std::string> words;
    const Tree::List* items = reader.list(row.name);
    if (items == nullptr) return words;
    for (const Tree& item : *items) {
        const std::string* word = item.text();
        if (word == nullptr)
            programme::report(scope.problems, item.position, word_form);
        else if (what.closed && std::ranges::find(what.words, *word) == what.words.end()) {
            const programme::Hint near = programme::hint(*word, what.words);
            programme::report(
                scope.problems, item.position, unknown_word,
                {{"name", what.name}, {"found", *word}, {"near", near.zh}, {"near_en", near.en}});
        } else
            words.push_back(*word);
    }
    return words;
}

std::optional<Condition> read_comparison(Scope& scope, Reader& reader, const Compared& what) {
    const ComparisonRow* found = nullptr;
    std::size_t written = 0;
    bool right = true;
    for (const ComparisonRow& row : comparisons) {
        if (reader.optional(row.name) == nullptr) continue;
        ++written;
        found = &row;
        right = right && fits(row.comparison, what.kind);
    }
    reader.finish();
    if (written != 1 || !right) {
        programme::report(scope.problems, reader.tree().position, one_comparison,
                          {{"name", what.name}, {"expected", joined(possible(what.kind))}});
        return std::nullopt;
    }
    Condition condition{what.operand, found->comparison, 0, {}, reader.tree().position};
    if (what.kind == Kind::word) {
        condition.words = read_words(scope, reader, *found, what);
        return condition;
    }
    const auto number = read_number(scope, reader, *found, what.kind);
    if (!number) return std::nullopt;
    condition.number = *number;
    return condition;
}

std::optional<Compared> read_column(Scope& scope, Reader& reader) {
    const std::string name = reader.text("column");
    if (name.empty()) return std::nullopt;
    if (const auto column = find_patent_column(name))
        return compared(name, {Operand::What::column, index_of(*column)}, description(*column));
    report_name(scope.problems, reader.tree().find("column")->position, unknown_column, name,
                patent_column_names());
    return std::nullopt;
}

template <class Items>
std::vector<std::string> ids_of(const Items& items) {
    std::vector<std::string> ids;
    for (const auto& each : items) ids.push_back(each.id);
    return ids;
}

std::optional<Compared> find_value(const Scope& scope, const std::string& name) {
    using enum Operand::What;
    const auto after = [&](std::string_view prefix) -> std::optional<std::string> {
        if (!name.starts_with(prefix)) return std::nullopt;
        return name.substr(prefix.size());
    };
    if (const auto id = after("figure.")) {
        const auto found = find_figure(*id);
        if (!found) return std::nullopt;
        return compared(name, {figure, index_of(*found)}, description(*found));
    }
    if (const auto id = after("dimension.")) {
        const auto found = scope.scorecard.find_dimension(*id);
        if (!found) return std::nullopt;
        return Compared{name, {dimension, *found}, Kind::rate, {}, false};
    }
    if (const auto id = after("group.")) {
        const auto found = scope.scorecard.find_group(*id);
        if (!found) return std::nullopt;
        return Compared{name, {group, *found}, Kind::rate, {}, false};
    }
    if (name == "score") return Compared{name, {score, 0}, Kind::rate, {}, false};
    if (name == "grade")
        return Compared{name, {grade, 0}, Kind::word, ids_of(scope.scorecard.grades), true};
    if (name == "stage" && !scope.stages.empty())
        return Compared{name, {stage, 0}, Kind::word, scope.stages, true};
    return std::nullopt;
}

std::vector<std::string> value_names(const Scope& scope) {
    std::vector<std::string> names{"score", "grade"};
    if (!scope.stages.empty()) names.emplace_back("stage");
    for (const std::string& each : figure_names()) names.push_back("figure." + each);
    for (const Group& each : scope.scorecard.groups) names.push_back("group." + each.id);
    for (const Dimension& each : scope.scorecard.dimensions)
        names.push_back("dimension." + each.id);
    return names;
}

std::optional<Compared> read_value(Scope& scope, Reader& reader) {
    const std::string name = reader.text("value");
    if (name.empty()) return std::nullopt;
    if (auto found = find_value(scope, name)) return found;
    report_name(scope.problems, reader.tree().find("value")->position, unknown_value, name,
                value_names(scope));
    return std::nullopt;
}

template <class What>
Conditions read_conditions(Scope& scope, Reader& reader, std::string_view field, What what) {
    Conditions conditions;
    const Tree::List* items = read_list(scope.problems, reader, field, most_conditions);
    if (items == nullptr) return conditions;
    for (const Tree& item : *items) {
        Reader each(item, scope.problems);
        if (!each.is_map()) continue;
        const auto operand = what(scope, each);
        if (!operand) continue;
        if (auto condition = read_comparison(scope, each, *operand))
            conditions.push_back(*std::move(condition));
    }
    return conditions;
}

}  // namespace

void report_name(Problems& problems, Position position, const RefusalKind& kind,
                 const std::string& name, std::span<const std::string> known) {
    const programme::Hint near = programme::hint(name, known);
    programme::report(problems, position, kind,
                      {{"name", name}, {"near", near.zh}, {"near_en", near.en}});
}

std::string read_id(Scope& scope, Reader& reader) {
    std::string id = reader.text("id");
    if (id.empty()) return id;
    const Position position = reader.tree().find("id")->position;
    if (!programme::is_name(id))
        programme::report(scope.problems, position, programme::problems::bad_name, {{"found", id}});
    if (!scope.ids.insert(id).second)
        programme::report(scope.problems, position, duplicate_id, {{"name", id}});
    return id;
}

Citation read_citation(Scope& scope, Reader& reader) {
    Citation citation{reader.text("source"), reader.optional_text("article")};
    std::vector<std::string> known = ids_of(scope.sources);
    if (!citation.source.empty() && std::ranges::find(known, citation.source) == known.end())
        report_name(scope.problems, reader.tree().find("source")->position, unknown_source,
                    citation.source, known);
    return citation;
}

std::vector<programme::Source> read_sources(Problems& problems, Reader& top) {
    std::vector<programme::Source> sources;
    const Tree* tree = top.required("sources");
    if (tree == nullptr) return sources;
    const Reader reader(*tree, problems);
    if (!reader.is_map()) return sources;
    for (const auto& [id, body] : *tree->map()) {
        if (!programme::is_name(id))
            programme::report(problems, body.key_position, programme::problems::bad_name,
                              {{"found", id}});
        Reader source(body, problems);
        sources.push_back({id, source.reading(), source.optional_text("address")});
        source.finish();
    }
    return sources;
}

Reading read_title(Problems& problems, Reader& top) {
    const Tree* tree = top.required("title");
    if (tree == nullptr) return {};
    Reader reader(*tree, problems);
    Reading title = reader.reading();
    reader.finish();
    return title;
}

std::optional<std::int64_t> read_share(Problems& problems, Reader& reader, std::string_view field) {
    const auto value = reader.value(field, programme::Unit::rate);
    if (!value) return std::nullopt;
    const Ratio rate = std::get<Ratio>(*value);
    if (rate <= Ratio::whole(1) && million % rate.denominator() == 0)
        return rate.numerator() * (million / rate.denominator());
    programme::report(problems, reader.tree().find(field)->position, too_fine,
                      {{"name", std::string(field)}, {"found", to_percent(rate)}});
    return std::nullopt;
}

std::optional<std::int64_t> read_whole(Problems& problems, Reader& reader, std::string_view field,
                                       std::int64_t low, std::int64_t high) {
    const auto value = reader.value(field, programme::Unit::count);
    if (!value) return std::nullopt;
    const std::int64_t number = std::get<programme::Count>(*value).number;
    if (number >= low && number <= high) return number;
    programme::report(problems, reader.tree().find(field)->position, whole_range,
                      {{"name", std::string(field)},
                       {"low", std::to_string(low)},
                       {"high", std::to_string(high)},
                       {"found", std::to_string(number)}});
    return std::nullopt;
}

const Tree::List* read_list(Problems& problems, Reader& reader, std::string_view field,
                            std::size_t most) {
    const Tree::List* items = reader.list(field);
    if (items == nullptr || items->size() <= most) return items;
    programme::report(problems, reader.tree().find(field)->position, too_many,
                      {{"name", std::string(field)},
                       {"found", std::to_string(items->size())},
                       {"most", std::to_string(most)}});
    return nullptr;
}

Conditions read_patent_conditions(Scope& scope, Reader& reader, std::string_view field) {
    return read_conditions(scope, reader, field, read_column);
}
Conditions read_firm_conditions(Scope& scope, Reader& reader, std::string_view field) {
    return read_conditions(scope, reader, field, read_value);
}

}  // namespace zhirong::grading
