#include <algorithm>
#include <array>
#include <map>

#include "core/grading/load_parts.h"

namespace zhirong::grading {
namespace {

using programme::report;
using programme::Unit;

constexpr RefusalKind dimension_count{"grading.dimension_count", 400,
                                      "维度有 {found} 个，dimension_count 写的是 {expected} 个",
                                      "There are {found} dimensions; dimension_count says "
                                      "{expected}"};
constexpr RefusalKind unknown_group{"grading.unknown_group", 400, "没有名为 {name} 的维度组{near}",
                                    "There is no group of dimensions called {name}{near_en}"};
constexpr RefusalKind empty_group{"grading.empty_group", 400, "维度组 {name} 中没有维度",
                                  "The group {name} has no dimension"};
constexpr RefusalKind unknown_column{"grading.unknown_column", 400,
                                     "专利没有名为 {name} 的列{near}",
                                     "There is no column of patents called {name}{near_en}"};
constexpr RefusalKind unknown_figure{"grading.unknown_figure", 400,
                                     "企业没有名为 {name} 的数据{near}",
                                     "There is no figure of firms called {name}{near_en}"};
constexpr RefusalKind measure_kind{
    "grading.measure_kind", 400, "{name} 不能按“{aggregate}”汇总；可汇总的是{expected}",
    "{name} cannot be taken as {aggregate_en}; that takes {expected_en}"};
constexpr RefusalKind figure_kind{"grading.figure_kind", 400,
                                  "{name} 不能作指标：应为数量、金额或比率；per 只能是数量",
                                  "{name} cannot be measured: a count, an amount or a rate can; "
                                  "`per` takes a count"};
constexpr RefusalKind weights_sum{"grading.weights_sum", 400,
                                  "领域 {name} 的权重合计为 {found}，应为 100%（{difference}）",
                                  "The weights of the field {name} sum to {found}, not 100% "
                                  "({difference_en})"};
constexpr RefusalKind counts_nowhere{
    "grading.counts_nowhere", 400, "维度 {name} 在任何领域都没有权重；请写出权重或删去",
    "The dimension {name} has a weight in no field; give it one or leave it out"};
constexpr RefusalKind unknown_dimension{"grading.unknown_dimension", 400,
                                        "没有名为 {name} 的维度{near}",
                                        "There is no dimension called {name}{near_en}"};
constexpr RefusalKind unknown_field{"grading.unknown_field", 400,
                                    "没有名为 {name} 的技术领域{near}",
                                    "There is no field of technology called {name}{near_en}"};
constexpr RefusalKind one_otherwise{
    "grading.one_otherwise", 400,
    "应恰好有一个领域写 otherwise: true（不属于其他领域的专利归入它）",
    "Exactly one field needs otherwise: true, for patents that no class fits"};
constexpr RefusalKind bad_class{"grading.bad_class", 400,
                                "{found} 不是国际专利分类号；应如 C08、C08L 或 C08L9/00",
                                "{found} is no class of the IPC: write C08, C08L or C08L9/00"};
constexpr RefusalKind class_twice{"grading.class_twice", 400, "分类号 {found} 已归入领域 {other}",
                                  "The class {found} already belongs to the field {other}"};
constexpr RefusalKind unknown_key{"grading.unknown_key", 400, "不能按 {name} 分组{near}",
                                  "Groups cannot be made by {name}{near_en}"};
constexpr RefusalKind not_wider{
    "grading.not_wider", 400, "每一层应比前一层少用一项或几项来分组；最后一层可以为空（全部企业）",
    "Each group compares by part of what the one before does; the last may be empty: all firms"};
constexpr RefusalKind too_much_winsorised{"grading.winsorise", 400,
                                          "winsorise 为 {found}，每端最多 10%",
                                          "winsorise is {found}; at most 10% at each end"};
constexpr RefusalKind grade_order{
    "grading.grade_order", 400,
    "等级由好到差书写：at_least 逐级降低且大于零，最后一级不写 at_least",
    "Write grades from the best: at_least falls from one to the next and stays above nothing; the "
    "last has none"};
constexpr RefusalKind unknown_grade{"grading.unknown_grade", 400, "没有等级 {name}{near}",
                                    "There is no grade {name}{near_en}"};
constexpr RefusalKind grade_without_value{"grading.grade_without_value", 400,
                                          "手段 {name} 没有写明等级 {grade} 的取值",
                                          "The lever {name} says nothing for the grade {grade}"};
constexpr RefusalKind unknown_choice{"grading.unknown_choice", 400,
                                     "手段 {name} 的 choices 中没有 {found}",
                                     "{found} is not among the choices of the lever {name}"};
constexpr RefusalKind one_effect{"grading.one_effect", 400,
                                 "应恰好写一种效果：cap、floor（等级），或 up、down（级数）",
                                 "Write exactly one effect: cap or floor (a grade), up or down "
                                 "(notches)"};
constexpr RefusalKind unknown_word{"grading.if_unknown", 400,
                                   "if_unknown 应为 refuse，或一种效果，如 cap: t6",
                                   "if_unknown is refuse, or an effect such as cap: t6"};

const std::array<std::string, 2> better_words{"more", "less"};
const std::array<std::string, 2> absent_words{"refuse", "worst"};

std::string percent(std::int64_t millionths) { return to_percent(Ratio(millionths, million)); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Section, class, subclass, main group, subgroup (WIPO, Guide to the IPC).
bool is_class(std::string_view text) {
    if (text.empty() || text[0] < 'A' || text[0] > 'H') return false;
    if (text.size() == 1) return true;
    if (text.size() < 3 || !is_digit(text[1]) || !is_digit(text[2])) return false;
    if (text.size() == 3) return true;
    if (!is_capital(text[3])) return false;
    std::string_view rest = text.substr(4);
    if (rest.empty()) return true;
    const auto slash = rest.find('/');
    const std::string_view main = rest.substr(0, slash);
    if (main.empty() || main.size() > 4 || !std::ranges::all_of(main, is_digit)) return false;
    if (slash == std::string_view::npos) return true;
    const std::string_view sub = rest.substr(slash + 1);
    return sub.size() >= 2 && sub.size() <= 6 && std::ranges::all_of(sub, is_digit);
}

class Loader {
public:
    Loader(const Tree& tree, Scorecard& scorecard, Problems& problems)
        : card_(scorecard),
          problems_(problems),
          scope_{problems, scorecard, {}},
          top_(tree, problems) {}

    void read() {
        if (!top_.is_map()) return;
        card_.id = top_.text("scorecard");
        if (!card_.id.empty() && !programme::is_name(card_.id))
            report(problems_, top_.tree().find("scorecard")->position,
                   programme::problems::bad_name, {{"found", card_.id}});
        card_.title = read_title(problems_, top_);
        if (const auto from = top_.value("from", Unit::date)) card_.from = std::get<Date>(*from);
        card_.sources = read_sources(problems_, top_);
        scope_.sources = card_.sources;
        read_groups();
        read_fields();
        read_dimensions();
        read_formulas();
        read_normalisation();
        read_grades();
        read_corrections();
        read_levers();
        top_.finish();
    }

private:
    const Tree::List* list(Reader& reader, std::string_view field, std::size_t most) {
        return read_list(problems_, reader, field, most);
    }

    void read_groups() {
        const Tree::List* items = list(top_, "groups", most_groups);
        if (items == nullptr) return;
        for (const Tree& item : *items) {
            Reader reader(item, problems_);
            Group group{read_id(scope_, reader), reader.reading(), read_citation(scope_, reader)};
            reader.finish();
            card_.groups.push_back(std::move(group));
        }
    }

    void read_fields() {
        const Tree* tree = top_.required("fields");
        if (tree == nullptr) return;
        Reader reader(*tree, problems_);
        card_.field_citation = read_citation(scope_, reader);
        card_.field_decided_by = read_patent_conditions(scope_, reader, "decided_by");
        const Tree::List* items = list(reader, "list", most_fields);
        reader.finish();
        if (items == nullptr) return;
        for (const Tree& item : *items) read_field(item);
        if (std::ranges::count(card_.fields, true, &Field::otherwise) != 1)
            report(problems_, tree->position, one_otherwise);
    }

    void read_field(const Tree& item) {
        Reader reader(item, problems_);
        Field field{.id = read_id(scope_, reader),
                    .reading = reader.reading(),
                    .citation = read_citation(scope_, reader)};
        if (reader.optional("otherwise") != nullptr) {
            const auto value = reader.value("otherwise", Unit::flag);
            field.otherwise = value && std::get<bool>(*value);
        }
        // The field that takes the rest may name classes too.
        if (!field.otherwise || reader.optional("classes") != nullptr)
            if (const Tree::List* classes = reader.list("classes"))
                for (const Tree& each : *classes) read_class(field, each);
        reader.finish();
        card_.fields.push_back(std::move(field));
    }

    void read_class(Field& field, const Tree& item) {
        const std::string* text = item.text();
        if (text == nullptr || !is_class(*text)) {
            report(problems_, item.position, bad_class,
                   {{"found", text != nullptr ? *text : std::string(item.kind_en())}});
            return;
        }
        const auto [before, is_new] = classes_.emplace(*text, field.id);
        if (!is_new)
            report(problems_, item.position, class_twice,
                   {{"found", *text}, {"other", before->second}});
        field.classes.push_back(*text);
    }

    void read_dimensions() {
        std::int64_t stated = 0;
        if (top_.optional("dimension_count") != nullptr)
            stated = read_whole(problems_, top_, "dimension_count", 1,
                                static_cast<std::int64_t>(most_dimensions))
                         .value_or(0);
        const Tree::List* items = list(top_, "dimensions", most_dimensions);
        if (items == nullptr) return;
        for (const Tree& item : *items) read_dimension(item);
        if (stated != 0 && stated != std::ssize(*items))
            report(
                problems_, top_.tree().find("dimensions")->position, dimension_count,
                {{"found", std::to_string(items->size())}, {"expected", std::to_string(stated)}});
        for (std::size_t g = 0; g < card_.groups.size(); ++g)
            if (std::ranges::find(card_.dimensions, g, &Dimension::group) == card_.dimensions.end())
                report(problems_, top_.tree().find("groups")->position, empty_group,
                       {{"name", card_.groups[g].id}});
    }

    void read_dimension(const Tree& item) {
        Reader reader(item, problems_);
        if (!reader.is_map()) return;
        Dimension dimension{.id = read_id(scope_, reader)};
        dimension.position = item.position;
        const std::string group = reader.text("group");
        if (const auto found = card_.find_group(group))
            dimension.group = *found;
        else if (!group.empty())
            report_name(problems_, item.find("group")->position, unknown_group, group,
                        group_names());
        dimension.reading = reader.reading();
        dimension.citation = read_citation(scope_, reader);
        if (const auto take = reader.word("take", programme::codes_of(aggregate_words()))) {
            dimension.aggregate = static_cast<Aggregate>(*take);
            read_what(dimension, reader);
        }
        if (const auto better = reader.word("better", better_words))
            dimension.more_is_better = *better == 0;
        if (const auto absent = reader.word("absent", absent_words))
            dimension.absent = static_cast<Absent>(*absent);
        std::int64_t weight = 0;
        if (reader.optional("weight") != nullptr)
            weight = read_share(problems_, reader, "weight").value_or(0);
        weights_.push_back(weight);
        reader.finish();
        card_.dimensions.push_back(std::move(dimension));
    }

    // Each way of aggregating asks for what it needs and nothing else.
    void read_what(Dimension& dimension, Reader& reader) {
        using enum Aggregate;
        const Aggregate aggregate = dimension.aggregate;
        if (aggregate == figure) {
            dimension.figure = read_figure(reader, "of", false);
            return;
        }
        if (reader.optional("where") != nullptr || aggregate == share)
            dimension.where = read_patent_conditions(scope_, reader, "where");
        if (aggregate == share && reader.optional("among") != nullptr)
            dimension.among = read_patent_conditions(scope_, reader, "among");
        if (reader.optional("least_known") != nullptr)
            dimension.least_known = read_share(problems_, reader, "least_known").value_or(million);
        if (aggregate == count || aggregate == share) {
            if (aggregate == count && reader.optional("per") != nullptr)
                dimension.figure = read_figure(reader, "per", true);
            return;
        }
        dimension.measure = read_measure(reader, aggregate);
        if (aggregate == sum && reader.optional("per") != nullptr)
            dimension.figure = read_figure(reader, "per", true);
        if (aggregate == growth)
            dimension.years = read_whole(problems_, reader, "years", 1, most_years).value_or(1);
    }

    std::optional<Figure> read_figure(Reader& reader, std::string_view field, bool divides) {
        const std::string name = reader.text(field);
        if (name.empty()) return std::nullopt;
        const Position position = reader.tree().find(field)->position;
        const auto figure = find_figure(name);
        if (!figure) {
            report_name(problems_, position, unknown_figure, name, figure_names());
            return std::nullopt;
        }
        const Kind kind = description(*figure).kind;
        const bool right =
            kind == Kind::count || (!divides && (kind == Kind::money || kind == Kind::rate));
        if (!right) report(problems_, position, figure_kind, {{"name", name}});
        return figure;
    }

    std::optional<Measure> read_measure(Reader& reader, Aggregate aggregate) {
        const Tree* of = reader.required("of");
        if (of == nullptr) return std::nullopt;
        Measure measure;
        std::string name;
        Position position = of->position;
        if (of->map() != nullptr) {
            Reader years(*of, problems_);
            const bool since = years.optional("years_since") != nullptr;
            measure.as = since ? Measure::As::years_since : Measure::As::years_until;
            name = years.text(since ? "years_since" : "years_until");
            years.finish();
        } else {
            name = reader.text("of");
        }
        if (name.empty()) return std::nullopt;
        const auto column = find_patent_column(name);
        if (!column) {
            report_name(problems_, position, unknown_column, name, patent_column_names());
            return std::nullopt;
        }
        measure.column = *column;
        check_measure(measure, aggregate, name, position);
        return measure;
    }

    void check_measure(const Measure& measure, Aggregate aggregate, const std::string& name,
                       Position position) {
        using enum Aggregate;
        const Kind kind = description(measure.column).kind;
        const bool itself = measure.as == Measure::As::itself;
        const bool number = kind == Kind::count || kind == Kind::flag;
        bool right = false;
        Reading expected;
        switch (aggregate) {
            case growth:
                right = itself && kind == Kind::date;
                expected = {"日期列", "a date"};
                break;
            case distinct:
                right = itself && (kind == Kind::word || kind == Kind::date);
                expected = {"文字列，或日期列（按年）", "a word, or a date by its year"};
                break;
            case concentration:
                right = itself && kind == Kind::word;
                expected = {"文字列", "a word"};
                break;
            default:
                right = itself ? number : kind == Kind::date;
                expected = {"数量、是否，或日期距今的年数（years_since、years_until）",
                            "a count, a flag, or the years since or until a date"};
        }
        if (right) return;
        const Word& word = aggregate_words()[static_cast<std::size_t>(aggregate)];
        report(problems_, position, measure_kind,
               {{"name", name},
                {"aggregate", word.zh},
                {"aggregate_en", word.en},
                {"expected", expected.zh},
                {"expected_en", expected.en}});
    }

    void read_formulas() {
        const Tree* tree = top_.required("formulas");
        for (Field& field : card_.fields) field.weights = weights_;
        if (tree == nullptr) return;
        Reader reader(*tree, problems_);
        card_.formula_citation = read_citation(scope_, reader);
        if (const Tree* by_field = reader.optional("by_field")) {
            const Reader fields(*by_field, problems_);
            if (fields.is_map())
                for (const auto& [name, body] : *by_field->map()) read_formula(name, body);
        }
        reader.finish();
        for (const Field& field : card_.fields) {
            std::int64_t sum = 0;
            for (const std::int64_t weight : field.weights) sum += weight;
            if (sum == million) continue;
            const std::string off = percent(sum > million ? sum - million : million - sum);
            report(problems_, tree->position, weights_sum,
                   {{"name", field.id},
                    {"found", percent(sum)},
                    {"difference", (sum > million ? "多 " : "少 ") + off},
                    {"difference_en", off + (sum > million ? " too much" : " missing")}});
        }
        for (std::size_t d = 0; d < card_.dimensions.size(); ++d)
            if (std::ranges::none_of(card_.fields,
                                     [&](const Field& field) { return field.weights[d] > 0; }))
                report(problems_, card_.dimensions[d].position, counts_nowhere,
                       {{"name", card_.dimensions[d].id}});
    }

    void read_formula(const std::string& name, const Tree& body) {
        const auto field = std::ranges::find(card_.fields, name, &Field::id);
        if (field == card_.fields.end()) {
            std::vector<std::string> known;
            for (const Field& each : card_.fields) known.push_back(each.id);
            report_name(problems_, body.key_position, unknown_field, name, known);
            return;
        }
        Reader reader(body, problems_);
        if (!reader.is_map()) return;
        for (const auto& [dimension, weight] : *body.map()) {
            const auto at = card_.find_dimension(dimension);
            if (!at) {
                std::vector<std::string> known;
                for (const Dimension& each : card_.dimensions) known.push_back(each.id);
                report_name(problems_, weight.key_position, unknown_dimension, dimension, known);
                continue;
            }
            field->weights[*at] = read_share(problems_, reader, dimension).value_or(0);
        }
    }

    void read_normalisation() {
        const Tree* tree = top_.required("normalisation");
        if (tree == nullptr) return;
        Reader reader(*tree, problems_);
        Normalisation& normalisation = card_.normalisation;
        normalisation.citation = read_citation(scope_, reader);
        constexpr std::int64_t largest_minimum = 1'000'000;
        normalisation.minimum =
            read_whole(problems_, reader, "minimum", 1, largest_minimum).value_or(1);
        if (const auto share = read_share(problems_, reader, "winsorise")) {
            normalisation.winsorise = *share;
            if (*share > million / 10)
                report(problems_, tree->find("winsorise")->position, too_much_winsorised,
                       {{"found", percent(*share)}});
        }
        constexpr std::size_t most_levels = 4;
        const Tree::List* levels = list(reader, "compare_within", most_levels);
        reader.finish();
        if (levels == nullptr) return;
        for (const Tree& level : *levels) read_level(level);
    }

    void read_level(const Tree& level) {
        const std::vector<std::string> known = programme::codes_of(key_words());
        std::vector<Key> keys;
        const Tree::List* names = level.list();
        if (names == nullptr) {
            report(problems_, level.position, not_wider);
            return;
        }
        for (const Tree& item : *names) {
            const std::string name = item.text() != nullptr ? *item.text() : std::string{};
            const auto at = std::ranges::find(known, name);
            if (at == known.end())
                report_name(problems_, item.position, unknown_key, name, known);
            else if (const auto key = static_cast<Key>(at - known.begin());
                     std::ranges::find(keys, key) == keys.end())
                keys.push_back(key);
        }
        auto& levels = card_.normalisation.levels;
        if (!levels.empty()) {
            const auto& before = levels.back();
            // The province follows from the region.
            const auto covered = [&](Key key) {
                return std::ranges::find(before, key) != before.end() ||
                       (key == Key::province &&
                        std::ranges::find(before, Key::region) != before.end());
            };
            if (!std::ranges::all_of(keys, covered) || keys == before)
                report(problems_, level.position, not_wider);
        }
        levels.push_back(std::move(keys));
    }

    void read_grades() {
        const Tree* tree = top_.required("grades");
        if (tree == nullptr) return;
        Reader reader(*tree, problems_);
        card_.grade_citation = read_citation(scope_, reader);
        const Tree::List* items = list(reader, "list", most_grades);
        reader.finish();
        if (items == nullptr) return;
        for (const Tree& item : *items) {
            Reader each(item, problems_);
            Grade grade{read_id(scope_, each), each.reading(), 0};
            const bool last = &item == &items->back();
            const bool stated = each.optional("at_least") != nullptr;
            std::optional<std::int64_t> least;
            if (stated) least = read_share(problems_, each, "at_least");
            each.finish();
            if (stated == last ||
                (least && (*least == 0 ||
                           (!card_.grades.empty() && *least >= card_.grades.back().at_least))))
                report(problems_, item.position, grade_order);
            grade.at_least = least.value_or(0);
            card_.grades.push_back(std::move(grade));
        }
    }

    std::optional<std::size_t> read_grade(const std::string& name, Position position) {
        const auto found = card_.find_grade(name);
        if (!found) report_name(problems_, position, unknown_grade, name, grade_names());
        return found;
    }

    std::optional<Effect> read_effect(const Tree& tree) {
        Reader reader(tree, problems_);
        if (!reader.is_map()) return std::nullopt;
        static constexpr std::array<std::pair<const char*, Effect::Kind>, 4> kinds{
            {{"cap", Effect::Kind::cap},
             {"floor", Effect::Kind::floor},
             {"up", Effect::Kind::up},
             {"down", Effect::Kind::down}}};
        std::size_t written = 0;
        std::optional<Effect> effect;
        for (const auto& [name, kind] : kinds) {
            const Tree* value = reader.optional(name);
            if (value == nullptr) continue;
            ++written;
            if (kind == Effect::Kind::cap || kind == Effect::Kind::floor) {
                const std::string grade = reader.text(name);
                if (grade.empty()) continue;
                if (const auto at = read_grade(grade, value->position))
                    effect = Effect{kind, *at, 0};
            } else if (const auto notches = read_whole(problems_, reader, name, 1,
                                                       static_cast<std::int64_t>(most_grades))) {
                effect = Effect{kind, 0, static_cast<int>(*notches)};
            }
        }
        reader.finish();
        if (written != 1) report(problems_, tree.position, one_effect);
        return effect;
    }

    void read_corrections() {
        if (top_.optional("corrections") == nullptr) return;
        const Tree::List* items = list(top_, "corrections", most_corrections);
        if (items == nullptr) return;
        for (const Tree& item : *items) {
            Reader reader(item, problems_);
            if (!reader.is_map()) continue;
            Correction correction{.id = read_id(scope_, reader),
                                  .reading = reader.reading(),
                                  .citation = read_citation(scope_, reader)};
            correction.position = item.position;
            if (const Tree* unknown = reader.required("if_unknown")) {
                const std::string* word = unknown->text();
                if (unknown->map() != nullptr)
                    correction.if_unknown = read_effect(*unknown);
                else if (word == nullptr || *word != "refuse")
                    report(problems_, unknown->position, unknown_word);
            }
            if (const Tree::List* rules = list(reader, "rules", most_rules))
                for (const Tree& rule : *rules) read_rule(correction, rule);
            reader.finish();
            card_.corrections.push_back(std::move(correction));
        }
    }

    void read_rule(Correction& correction, const Tree& tree) {
        Reader reader(tree, problems_);
        if (!reader.is_map()) return;
        CorrectionRule rule{reader.reading(), read_firm_conditions(scope_, reader, "when"),
                            Effect{}};
        const Tree* then = reader.required("then");
        reader.finish();
        if (then == nullptr) return;
        if (const auto effect = read_effect(*then)) rule.effect = *effect;
        correction.rules.push_back(std::move(rule));
    }

    void read_levers() {
        constexpr std::size_t most_levers = 32;
        const Tree::List* items = list(top_, "levers", most_levers);
        if (items == nullptr) return;
        for (const Tree& item : *items) {
            Reader reader(item, problems_);
            if (!reader.is_map()) continue;
            Lever lever{.id = read_id(scope_, reader),
                        .reading = reader.reading(),
                        .citation = read_citation(scope_, reader)};
            const auto unit = reader.word("unit", programme::unit_codes());
            if (unit) lever.unit = static_cast<Unit>(*unit);
            if (lever.unit == Unit::text) read_choices(lever, reader);
            if (const Tree* values = reader.required("values"); values != nullptr && unit)
                read_values(lever, *values);
            reader.finish();
            card_.levers.push_back(std::move(lever));
        }
    }

    void read_choices(Lever& lever, Reader& reader) {
        const Tree* choices = reader.required("choices");
        if (choices == nullptr) return;
        const Reader map(*choices, problems_);
        if (!map.is_map()) return;
        for (const auto& [code, words] : *choices->map()) {
            Reader each(words, problems_);
            lever.choices.emplace_back(code, each.reading());
            each.finish();
        }
    }

    void read_values(Lever& lever, const Tree& tree) {
        Reader reader(tree, problems_);
        if (!reader.is_map()) return;
        for (const auto& [grade, value] : *tree.map()) read_grade(grade, value.key_position);
        for (const Grade& grade : card_.grades) {
            if (reader.optional(grade.id) == nullptr) {
                report(problems_, tree.position, grade_without_value,
                       {{"name", lever.id}, {"grade", grade.id}});
                continue;
            }
            if (const std::string* word = tree.find(grade.id)->text();
                word != nullptr && *word == "none" && lever.unit != Unit::text) {
                lever.values.emplace_back();
                continue;
            }
            auto value = reader.value(grade.id, lever.unit);
            if (!value) continue;
            if (const auto* code = std::get_if<std::string>(&*value);
                code != nullptr &&
                std::ranges::find(lever.choices, *code, &std::pair<std::string, Reading>::first) ==
                    lever.choices.end())
                report(problems_, tree.find(grade.id)->position, unknown_choice,
                       {{"name", lever.id}, {"found", *code}});
            lever.values.push_back(*std::move(value));
        }
    }

    std::vector<std::string> group_names() const {
        std::vector<std::string> names;
        for (const Group& each : card_.groups) names.push_back(each.id);
        return names;
    }
    std::vector<std::string> grade_names() const {
        std::vector<std::string> names;
        for (const Grade& each : card_.grades) names.push_back(each.id);
        return names;
    }

    Scorecard& card_;
    Problems& problems_;
    Scope scope_;
    Reader top_;
    std::vector<std::int64_t> weights_;  // by dimension, where a field's formula says nothing else
    std::map<std::string, std::string> classes_;
};

}  // namespace

std::expected<Scorecard, Problems> load_scorecard(const Tree& tree) {
    Problems problems;
    Scorecard scorecard;
    Loader(tree, scorecard, problems).read();
    if (!problems.empty()) {
        programme::sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    scorecard.version = programme::content_hash(tree);
    return scorecard;
}

}  // namespace zhirong::grading
