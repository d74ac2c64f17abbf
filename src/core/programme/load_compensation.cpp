#include <algorithm>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind not_a_bearer{"programme.not_a_bearer", 400,
                                   "{name} 不在损失分担各方之中{near}",
                                   "{name} does not bear a part of the loss{near_en}"};
constexpr RefusalKind order_incomplete{"programme.order_incomplete", 400,
                                       "order 应把分担损失的各方各写一次：{names}",
                                       "order names each bearer of the loss once: {names}"};
constexpr RefusalKind recovery_method{"programme.recovery_method", 400,
                                      "{name} 只能取 pro_rata_of_paid 或 in_named_order；请用 "
                                      "one_of 写明",
                                      "{name} must be limited to pro_rata_of_paid and "
                                      "in_named_order; state them with one_of"};

std::optional<Advance> read_advance(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    Advance advance;
    advance.citation = read_citation(scope, reader);
    const auto method = read_word(reader, "method", advance_methods());
    const Tree* trigger = reader.required("trigger");
    auto requirement = trigger == nullptr ? std::nullopt : read_requirement(scope, *trigger);
    auto amount = read_required(scope, reader, "amount", Unit::money);
    reader.finish();
    if (!method || !requirement || !amount) return std::nullopt;
    advance.method = static_cast<Advance::Method>(*method);
    advance.trigger = *std::move(requirement);
    advance.amount = *std::move(amount);
    return advance;
}

std::optional<InterestLoss> read_interest_loss(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    auto base = read_required(scope, reader, "base", Unit::money);
    const Tree* split = reader.required("split");
    auto shares = split == nullptr ? std::nullopt : read_split(scope, *split);
    reader.finish();
    if (!base || !shares) return std::nullopt;
    return InterestLoss{*std::move(base), *std::move(shares)};
}

void check_method(Scope& scope, const Expression& method) {
    const NamedQuantity* quantity = scope.programme.find_quantity(method.name);
    std::vector<std::string> words;
    if (quantity != nullptr) {
        if (const auto* open = std::get_if<Open>(&quantity->definition)) words = open->choices;
        if (const auto* values = std::get_if<std::vector<Dated>>(&quantity->definition))
            for (const Dated& each : *values)
                if (const auto* value = std::get_if<Value>(&each.what))
                    words.push_back(std::get<std::string>(*value));
    }
    const bool good = !words.empty() && std::ranges::all_of(words, [](const std::string& each) {
        return each == pro_rata_of_paid || each == in_named_order;
    });
    if (!good) report(scope.problems, method.position, recovery_method, {{"name", method.name}});
}

void read_order(Scope& scope, Recovery& recovery, const Tree::List& items, Position position) {
    std::vector<std::string> expected;
    if (scope.programme.compensation) expected = bearers(scope.programme.compensation->split);
    bool known = true;
    for (const Tree& item : items) {
        const std::string name = item.text() != nullptr ? *item.text() : std::string();
        if (!check_party(scope.problems, name, item.position)) {
            known = false;
        } else if (!expected.empty() && std::ranges::find(expected, name) == expected.end()) {
            report_unknown(scope.problems, item.position, not_a_bearer, name, expected);
            known = false;
        }
        recovery.order.push_back(name);
    }
    auto written = recovery.order;
    auto wanted = expected;
    std::ranges::sort(written);
    std::ranges::sort(wanted);
    if (!known || expected.empty() || written == wanted) return;
    std::string names;
    for (const std::string& each : expected) names += (names.empty() ? "" : ", ") + each;
    report(scope.problems, position, order_incomplete, {{"names", names}});
}

}  // namespace

void read_compensation(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    if (!reader.is_map()) return;
    Compensation compensation;
    compensation.citation = read_citation(scope, reader);
    const Tree* trigger = reader.required("trigger");
    auto requirement = trigger == nullptr ? std::nullopt : read_requirement(scope, *trigger);
    auto base = read_required(scope, reader, "base", Unit::money);
    if (const Tree* rate = reader.optional("rate")) {
        compensation.rate = read_unit(scope, *rate, Unit::rate);
        compensation.rounding = read_rounding(reader);
    }
    compensation.caps = read_caps(scope, reader);
    const Tree* split_tree = reader.required("split");
    auto split = split_tree == nullptr ? std::nullopt : read_split(scope, *split_tree);
    compensation.uncovered_to = read_party(scope, reader, "uncovered_to");
    if (const Tree* interest = reader.optional("interest"))
        compensation.interest = read_interest_loss(scope, *interest);
    if (const Tree* advance = reader.optional("advance"))
        compensation.advance = read_advance(scope, *advance);
    if (const Tree* submission = reader.optional("submission"))
        compensation.submission = read_submission(scope, *submission);
    reader.finish();
    if (!requirement || !base || !split) return;
    compensation.trigger = *std::move(requirement);
    compensation.base = *std::move(base);
    compensation.split = *std::move(split);
    scope.programme.compensation = std::move(compensation);
}

void read_recovery(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    if (!reader.is_map()) return;
    Recovery recovery;
    recovery.citation = read_citation(scope, reader);
    auto method = read_required(scope, reader, "method", Unit::text);
    const Tree::List* order = reader.list("order");
    recovery.creditor = read_party(scope, reader, "creditor");
    if (reader.optional("pursued_by") != nullptr)
        recovery.pursued_by = read_party(scope, reader, "pursued_by");
    reader.finish();
    if (method) check_method(scope, *method);
    if (order != nullptr) read_order(scope, recovery, *order, tree.find("order")->position);
    if (!method || order == nullptr) return;
    recovery.method = *std::move(method);
    scope.programme.recovery = std::move(recovery);
}

}  // namespace zhirong::programme
