#include <algorithm>
#include <array>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind unknown_comparison{"programme.unknown_comparison", 400,
                                         "{found}不能用 {comparison} 比较；应为 {allowed}",
                                         "{found_en} cannot be compared with {comparison}; use "
                                         "{allowed}"};
constexpr RefusalKind not_a_choice{"programme.never_equal", 400, "{name} 永远不会是 {found}{near}",
                                   "{name} is never {found}{near_en}"};
constexpr RefusalKind not_a_region{
    "programme.not_a_region", 400,
    "{found} 不是行政区划代码；within 后应为带引号的六位数字，如 \"430100\"",
    "{found} is no region code; within takes six digits in quotes, such as \"430100\""};
constexpr RefusalKind no_condition{"programme.no_condition", 400,
                                   "此处应为条件：all、any、not，或 value 加一个比较",
                                   "Expected a condition here: all, any, not, or value with one "
                                   "comparison"};

const std::array<std::string, 7> comparisons{"at_least", "at_most", "above", "below",
                                             "equals",   "one_of",  "within"};
const std::array<std::string, 4> enterprise_sizes{"large", "medium", "small", "micro"};

bool read_literals(Scope& scope, Condition& condition, const Tree& tree) {
    std::vector<const Tree*> items{&tree};
    if (condition.comparison == Comparison::one_of) {
        items.clear();
        if (tree.list() != nullptr)
            for (const Tree& item : *tree.list()) items.push_back(&item);
        if (items.empty()) {
            report(scope.problems, tree.position, problems::wrong_kind,
                   {{"name", "one_of"},
                    {"expected", "不为空的列表"},
                    {"expected_en", "a list that is not empty"},
                    {"found", std::string(tree.kind_zh())},
                    {"found_en", std::string(tree.kind_en())}});
            return false;
        }
    }
    const std::vector<std::string> choices = choices_of(scope, condition.left);
    bool good = true;
    for (const Tree* item : items) {
        auto value = parse_value(condition.left.unit, *item);
        if (!value) {
            scope.problems.push_back(std::move(value).error());
            good = false;
            continue;
        }
        const auto* text = std::get_if<std::string>(&*value);
        if (text != nullptr && !choices.empty() &&
            std::ranges::find(choices, *text) == choices.end()) {
            const Hint near = hint(*text, choices);
            report(scope.problems, item->position, not_a_choice,
                   {{"name", condition.left.name},
                    {"found", *text},
                    {"near", near.zh},
                    {"near_en", near.en}});
            good = false;
        }
        if (condition.comparison == Comparison::within && !is_region_code(*text)) {
            report(scope.problems, item->position, not_a_region, {{"found", *text}});
            good = false;
        }
        condition.literals.push_back(*std::move(value));
    }
    return good;
}

std::optional<Condition> read_comparison(Scope& scope, Reader& reader) {
    Condition condition;
    condition.position = reader.tree().position;
    const Tree* value = reader.required("value");
    auto left = value == nullptr ? std::nullopt : read_expression(scope, *value);
    const Tree* right = nullptr;
    std::size_t found = 0;
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        const Tree* field = reader.optional(comparisons[i]);
        if (field == nullptr) continue;
        ++found;
        right = field;
        condition.comparison = static_cast<Comparison>(i);
    }
    reader.finish();
    if (found != 1) {
        report(scope.problems, reader.tree().position, problems::one_of_fields,
               {{"names", "at_least, at_most, above, below, equals, one_of, within"}});
        return std::nullopt;
    }
    if (!left) return std::nullopt;
    condition.left = *std::move(left);
    const Unit unit = condition.left.unit;
    const bool equals = condition.comparison == Comparison::equals;
    const bool of_texts =
        condition.comparison == Comparison::one_of || condition.comparison == Comparison::within;
    const bool suits = ordered(unit) ? !of_texts : unit == Unit::flag ? equals : equals || of_texts;
    if (!suits) {
        report(scope.problems, right->key_position, unknown_comparison,
               {{"found", std::string(name(unit, Language::zh))},
                {"found_en", std::string(name(unit, Language::en))},
                {"comparison", comparisons[static_cast<std::size_t>(condition.comparison)]},
                {"allowed", ordered(unit)        ? "at_least, at_most, above, below, equals"
                            : unit == Unit::flag ? "equals"
                                                 : "equals, one_of, within"}});
        return std::nullopt;
    }
    if (!ordered(unit)) {
        if (!read_literals(scope, condition, *right)) return std::nullopt;
        return condition;
    }
    auto operand = read_unit(scope, *right, unit);
    if (!operand) return std::nullopt;
    condition.right.push_back(*std::move(operand));
    return condition;
}

}  // namespace

std::vector<std::string> choices_of(const Scope& scope, const Expression& expression) {
    if (expression.operation == Operation::enterprise_size)
        return {enterprise_sizes.begin(), enterprise_sizes.end()};
    if (expression.operation == Operation::fact) {
        const FactKind* fact = find_fact(expression.name);
        return fact != nullptr ? fact->choices
                               : scope.programme.find_declaration(expression.name)->choices;
    }
    const auto found = scope.choices.find(expression.name);
    return found == scope.choices.end() ? std::vector<std::string>{} : found->second;
}

std::optional<Condition> read_condition(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    if (!reader.is_map()) return std::nullopt;
    struct Junction {
        const char* name;
        Condition::Kind kind;
    };
    for (const Junction& each :
         {Junction{"all", Condition::Kind::all}, Junction{"any", Condition::Kind::any},
          Junction{"not", Condition::Kind::negation}}) {
        if (tree.find(each.name) == nullptr) continue;
        Condition condition;
        condition.kind = each.kind;
        condition.position = tree.position;
        std::vector<const Tree*> parts;
        if (each.kind == Condition::Kind::negation)
            parts.push_back(reader.required(each.name));
        else if (const Tree::List* items = reader.list(each.name))
            for (const Tree& item : *items) parts.push_back(&item);
        reader.finish();
        bool whole = !parts.empty();
        for (const Tree* part : parts) {
            auto read = read_condition(scope, *part);
            if (read)
                condition.parts.push_back(*std::move(read));
            else
                whole = false;
        }
        if (!whole) return std::nullopt;
        return condition;
    }
    if (tree.find("value") == nullptr) {
        report(scope.problems, tree.position, no_condition);
        return std::nullopt;
    }
    return read_comparison(scope, reader);
}

}  // namespace zhirong::programme
