#include <algorithm>
#include <array>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind bare_number{
    "programme.bare_number", 400,
    "{found} 是没有单位、日期和来源的数字；请在 quantities 下为它命名并写明，再在此写名称",
    "{found} is a number without unit, date and source; name it under quantities with all three, "
    "and write the name here"};
constexpr RefusalKind unknown_name{"programme.unknown_name", 400,
                                   "没有名为 {name} 的事实或数量{near}",
                                   "There is no fact or quantity called {name}{near_en}"};
constexpr RefusalKind unknown_function{"programme.unknown_function", 400,
                                       "没有名为 {name} 的运算{near}",
                                       "There is no operation called {name}{near_en}"};
constexpr RefusalKind missing_list{"programme.missing_list", 400,
                                   "名单 {name} 未在 lists 中列出{near}",
                                   "The list {name} is not declared under lists{near_en}"};
constexpr RefusalKind nothing_of_what{"programme.nothing_of_what", 400,
                                      "此处的单位不明，不能写 nothing",
                                      "The unit is not known here, so nothing cannot stand here"};
constexpr RefusalKind days_in_year{"programme.days_in_year", 400,
                                   "days_in_year 应为 360 或 365，发现的是{found}",
                                   "days_in_year is 360 or 365; found {found}"};
constexpr RefusalKind unit_mismatch{"programme.unit_mismatch", 400,
                                    "此处应为{expected}，发现的是{found}",
                                    "Expected {expected_en} here; found {found_en}"};
constexpr RefusalKind unit_not_allowed{"programme.unit_not_allowed", 400,
                                       "{function} 不能用于{found}",
                                       "{function} cannot be used on {found_en}"};
constexpr RefusalKind too_few{"programme.too_few_operands", 400,
                              "{function} 需要 2 至 {most} 项，发现 {found} 项",
                              "{function} takes 2 to {most} items; found {found}"};
constexpr RefusalKind unknown_source{"programme.unknown_source", 400,
                                     "来源 {name} 未在 sources 中列出{near}",
                                     "The source {name} is not listed under sources{near_en}"};

const std::array<std::string, 6> roundings{"half_up", "half_even", "down",
                                           "up",      "floor",     "ceiling"};

std::vector<Fact> names(std::string name, std::span<const std::string> known) {
    const Hint near = hint(name, known);
    return {{"name", std::move(name)}, {"near", near.zh}, {"near_en", near.en}};
}

void mismatch_for(Scope& scope, const Expression& operand, std::string_view function) {
    report(scope.problems, operand.position, unit_not_allowed,
           {{"function", std::string(function)},
            {"found", std::string(name(operand.unit, Language::zh))},
            {"found_en", std::string(name(operand.unit, Language::en))}});
}

// A name that the programme declares itself, such as list.white_list.
std::optional<Expression> read_declared(Scope& scope, const Tree& tree, const DeclaredName& name) {
    const std::string& word = *tree.text();
    const Declaration* declared = scope.programme.find_declaration(word);
    if (declared != nullptr)
        return Expression{Operation::fact, declared->unit, word, {}, {}, tree.position, {}, 0};
    std::vector<std::string> known;
    for (const Declaration& each : scope.programme.declarations)
        if (each.kind == name.kind) known.push_back(each.fact);
    report(scope.problems, tree.position, name.kind == Declared::list ? missing_list : unknown_name,
           names(word, known));
    return std::nullopt;
}

std::optional<Expression> read_name(Scope& scope, const Tree& tree, std::optional<Unit> expected) {
    const std::string& word = *tree.text();
    if (word == "nothing") {
        if (expected && additive(*expected))
            return Expression{Operation::nothing, *expected, {}, {}, {}, tree.position, {}, 0};
        report(scope.problems, tree.position, nothing_of_what);
        return std::nullopt;
    }
    if (const auto declared = declared_name(word)) return read_declared(scope, tree, *declared);
    const bool number = !word.empty() && (word[0] == '-' || (word[0] >= '0' && word[0] <= '9'));
    if (number) {
        report(scope.problems, tree.position, bare_number, {{"found", word}});
        return std::nullopt;
    }
    if (const FactKind* fact = find_fact(word))
        return Expression{Operation::fact, fact->unit, word, {}, {}, tree.position, {}, 0};
    const auto quantity = scope.quantities.find(word);
    if (quantity != scope.quantities.end()) {
        if (!quantity->second) return std::nullopt;
        return Expression{
            Operation::quantity, *quantity->second, word, {}, {}, tree.position, {}, 0};
    }
    std::vector<std::string> known(fact_names().begin(), fact_names().end());
    for (const auto& each : scope.quantities) known.push_back(each.first);
    report(scope.problems, tree.position, unknown_name, names(word, known));
    return std::nullopt;
}

const std::array<std::string, 1> size_tables{"sme_2011_300"};

Expression made(Operation operation, Unit unit, const Reader& reader) {
    Expression result;
    result.operation = operation;
    result.unit = unit;
    result.position = reader.tree().position;
    return result;
}

// least, greatest, sum: a list of quantities of one unit.
std::optional<Expression> read_series(Scope& scope, Reader& reader, Operation operation,
                                      const std::string& function) {
    const Tree::List* items = reader.list(function);
    if (items == nullptr) return std::nullopt;
    if (items->size() < 2 || items->size() > most_operands) {
        report(scope.problems, reader.tree().find(function)->position, too_few,
               {{"function", function},
                {"most", std::to_string(most_operands)},
                {"found", std::to_string(items->size())}});
        return std::nullopt;
    }
    Expression result = made(operation, Unit::money, reader);
    bool whole = true;
    for (const Tree& item : *items) {
        auto operand = result.operands.empty()
                           ? read_expression(scope, item)
                           : read_unit(scope, item, result.operands.front().unit);
        if (operand)
            result.operands.push_back(*std::move(operand));
        else
            whole = false;
    }
    if (!whole) return std::nullopt;
    result.unit = result.operands.front().unit;
    if (operation == Operation::sum ? !additive(result.unit) : !ordered(result.unit)) {
        mismatch_for(scope, result.operands.front(), function);
        return std::nullopt;
    }
    return result;
}

std::optional<Expression> read_share(Scope& scope, Reader& reader) {
    auto rate = read_required(scope, reader, "share", Unit::rate);
    const Tree* of = reader.required("of");
    auto whole = of == nullptr ? std::nullopt : read_expression(scope, *of);
    if (!whole) {
        reader.optional("rounding");
        return std::nullopt;
    }
    std::optional<Rounding> rounding;
    if (whole->unit == Unit::money) {
        rounding = read_rounding(reader);
        if (!rounding) return std::nullopt;
    } else if (whole->unit != Unit::rate) {  // A share of a rate is exact.
        mismatch_for(scope, *whole, "share");
        return std::nullopt;
    }
    if (!rate) return std::nullopt;
    Expression result = made(Operation::share, whole->unit, reader);
    result.operands = {*std::move(rate), *std::move(whole)};
    result.rounding = rounding;
    return result;
}

// Two quantities of one additive unit under two fields.
std::optional<Expression> read_pair(Scope& scope, Reader& reader, Operation operation,
                                    const std::string& first, const char* second) {
    const Tree* of = reader.required(first);
    auto whole = of == nullptr ? std::nullopt : read_expression(scope, *of);
    const Tree* after = reader.required(second);
    auto used = after == nullptr ? std::nullopt
                : whole          ? read_unit(scope, *after, whole->unit)
                                 : read_expression(scope, *after);
    if (!whole || !used) return std::nullopt;
    if (!additive(whole->unit)) {
        mismatch_for(scope, *whole, first);
        return std::nullopt;
    }
    Expression result =
        made(operation, operation == Operation::ratio ? Unit::rate : whole->unit, reader);
    result.operands = {*std::move(whole), *std::move(used)};
    return result;
}

std::optional<Expression> read_interest(Scope& scope, Reader& reader) {
    auto principal = read_required(scope, reader, "interest_on", Unit::money);
    auto rate = read_required(scope, reader, "at", Unit::rate);
    auto days = read_required(scope, reader, "for", Unit::days);
    const Tree* year = reader.required("days_in_year");
    std::optional<Expression> told;
    if (year != nullptr && year->integer() == nullptr) {
        told = read_unit(scope, *year, Unit::count);
        if (!told) year = nullptr;
    }
    const auto rounding = read_rounding(reader);
    const auto* number = year == nullptr ? nullptr : year->integer();
    const bool good = told || (number != nullptr && (*number == 360 || *number == 365));
    if (year != nullptr && !good)
        report(scope.problems, year->position, days_in_year,
               {{"found",
                 number != nullptr ? std::to_string(*number) : std::string(year->kind_en())}});
    if (!principal || !rate || !days || !rounding || !good) return std::nullopt;
    Expression result = made(Operation::interest, Unit::money, reader);
    result.operands = {*std::move(principal), *std::move(rate), *std::move(days)};
    result.rounding = rounding;
    if (told)
        result.operands.push_back(*std::move(told));
    else
        result.days_in_year = static_cast<int>(*number);
    return result;
}

std::optional<Expression> read_reference(Scope& scope, Reader& reader) {
    const auto series = reader.word("reference_rate", reference_names());
    auto on = read_required(scope, reader, "on", Unit::date);
    if (!series || !on) return std::nullopt;
    Expression result = made(Operation::reference_rate, Unit::rate, reader);
    result.name = reference_names()[*series];
    result.operands = {*std::move(on)};
    return result;
}

std::optional<Expression> read_choose(Scope& scope, Reader& reader, std::optional<Unit> expected) {
    const Tree::List* rows = reader.list("choose");
    const Tree* otherwise = reader.optional("otherwise");
    if (rows == nullptr) return std::nullopt;
    Expression result = made(Operation::choose, Unit::money, reader);
    bool whole = true;
    for (const Tree& row : *rows) {
        Reader fields(row, scope.problems);
        const Tree* when = fields.required("when");
        const Tree* take = fields.required("take");
        fields.finish();
        auto condition = when == nullptr ? std::nullopt : read_condition(scope, *when);
        auto value = take == nullptr ? std::nullopt
                     : expected      ? read_unit(scope, *take, *expected)
                                     : read_expression(scope, *take);
        if (!condition || !value) {
            whole = false;
            continue;
        }
        expected = value->unit;
        result.conditions.push_back(*std::move(condition));
        result.operands.push_back(*std::move(value));
    }
    if (otherwise != nullptr) {
        auto value =
            expected ? read_unit(scope, *otherwise, *expected) : read_expression(scope, *otherwise);
        whole = whole && value.has_value();
        if (value) result.operands.push_back(*std::move(value));
    }
    if (!whole) return std::nullopt;
    result.unit = *expected;
    return result;
}

std::optional<Expression> read_date_moved(Scope& scope, Reader& reader) {
    auto date = read_required(scope, reader, "date", Unit::date);
    std::string move;
    std::size_t found = 0;
    for (const std::string& each : date_moves())
        if (reader.optional(each) != nullptr) {
            move = each;
            ++found;
        }
    if (found != 1) {
        std::string all;
        for (const std::string& each : date_moves()) all += (all.empty() ? "" : ", ") + each;
        report(scope.problems, reader.tree().position, problems::one_of_fields, {{"names", all}});
        return std::nullopt;
    }
    const bool days = move.find("days") != std::string::npos;
    auto by = read_required(scope, reader, move, days ? Unit::days : Unit::count);
    if (!date || !by) return std::nullopt;
    Expression result = made(Operation::date_moved, Unit::date, reader);
    result.name = move;
    result.operands = {*std::move(date), *std::move(by)};
    return result;
}

std::optional<Expression> read_end_of_year(Scope& scope, Reader& reader) {
    auto date = read_required(scope, reader, "end_of_year", Unit::date);
    if (!date) return std::nullopt;
    Expression result = made(Operation::end_of_year, Unit::date, reader);
    result.operands = {*std::move(date)};
    return result;
}

std::optional<Expression> read_days_between(Scope& scope, Reader& reader, Operation operation,
                                            const std::string& function) {
    auto from = read_required(scope, reader, function, Unit::date);
    auto until = read_required(scope, reader, "until", Unit::date);
    if (!from || !until) return std::nullopt;
    Expression result = made(operation, Unit::days, reader);
    result.operands = {*std::move(from), *std::move(until)};
    return result;
}

std::optional<Expression> read_enterprise_size(Scope&, Reader& reader) {
    const auto table = reader.word("enterprise_size", size_tables);
    if (!table) return std::nullopt;
    Expression result = made(Operation::enterprise_size, Unit::text, reader);
    result.name = size_tables[*table];
    return result;
}

// The first field of an operation says which it is.
struct Function {
    const char* name;
    Operation operation;
};
constexpr Function functions[]{
    {"share", Operation::share},
    {"least", Operation::least},
    {"greatest", Operation::greatest},
    {"sum", Operation::sum},
    {"remaining", Operation::remaining},
    {"ratio", Operation::ratio},
    {"interest_on", Operation::interest},
    {"reference_rate", Operation::reference_rate},
    {"choose", Operation::choose},
    {"date", Operation::date_moved},
    {"end_of_year", Operation::end_of_year},
    {"days_from", Operation::days_between},
    {"working_days_from", Operation::working_days_between},
    {"enterprise_size", Operation::enterprise_size},
};

std::optional<Expression> read_operation(Scope& scope, Reader& reader, const Function& function,
                                         std::optional<Unit> expected) {
    switch (function.operation) {
        case Operation::share: return read_share(scope, reader);
        case Operation::remaining:
            return read_pair(scope, reader, Operation::remaining, function.name, "after");
        case Operation::ratio:
            return read_pair(scope, reader, Operation::ratio, function.name, "to");
        case Operation::interest: return read_interest(scope, reader);
        case Operation::reference_rate: return read_reference(scope, reader);
        case Operation::choose: return read_choose(scope, reader, expected);
        case Operation::date_moved: return read_date_moved(scope, reader);
        case Operation::end_of_year: return read_end_of_year(scope, reader);
        case Operation::days_between:
        case Operation::working_days_between:
            return read_days_between(scope, reader, function.operation, function.name);
        case Operation::enterprise_size: return read_enterprise_size(scope, reader);
        default: return read_series(scope, reader, function.operation, function.name);
    }
}

}  // namespace

void report_mismatch(Scope& scope, Position position, Unit found, Unit expected) {
    report(scope.problems, position, unit_mismatch,
           {{"expected", std::string(name(expected, Language::zh))},
            {"expected_en", std::string(name(expected, Language::en))},
            {"found", std::string(name(found, Language::zh))},
            {"found_en", std::string(name(found, Language::en))}});
}

std::optional<Rounding> read_rounding(Reader& reader) {
    const auto word = reader.word("rounding", roundings);
    if (!word) return std::nullopt;
    return static_cast<Rounding>(*word);
}

Citation read_citation(Scope& scope, Reader& reader) {
    Citation citation{reader.text("source"), reader.optional_text("article")};
    if (!citation.source.empty() &&
        std::ranges::find(scope.source_ids, citation.source) == scope.source_ids.end())
        report(scope.problems, reader.tree().find("source")->position, unknown_source,
               names(citation.source, scope.source_ids));
    return citation;
}

std::optional<Expression> read_expression(Scope& scope, const Tree& tree,
                                          std::optional<Unit> expected) {
    if (tree.text() != nullptr) return read_name(scope, tree, expected);
    if (tree.integer() != nullptr) {
        report(scope.problems, tree.position, bare_number,
               {{"found", std::to_string(*tree.integer())}});
        return std::nullopt;
    }
    Reader reader(tree, scope.problems);
    if (!reader.is_map()) return std::nullopt;
    const auto* function = std::ranges::find_if(
        functions, [&](const Function& each) { return tree.find(each.name) != nullptr; });
    if (function == std::end(functions)) {
        const bool empty = tree.map()->empty();
        const std::string first = empty ? "{}" : tree.map()->front().first;
        std::vector<std::string> known;
        for (const Function& each : functions) known.emplace_back(each.name);
        report(scope.problems, empty ? tree.position : tree.map()->front().second.key_position,
               unknown_function, names(first, known));
        return std::nullopt;
    }
    auto result = read_operation(scope, reader, *function, expected);
    reader.finish();
    return result;
}

std::optional<Expression> read_unit(Scope& scope, const Tree& tree, Unit expected) {
    auto result = read_expression(scope, tree, expected);
    if (!result || result->unit == expected) return result;
    report_mismatch(scope, tree.position, result->unit, expected);
    return std::nullopt;
}

std::optional<Expression> read_required(Scope& scope, Reader& reader, std::string_view field,
                                        Unit expected) {
    const Tree* found = reader.required(field);
    if (found == nullptr) return std::nullopt;
    return read_unit(scope, *found, expected);
}

}  // namespace zhirong::programme
