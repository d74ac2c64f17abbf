#include "core/programme/contradictions.h"

#include <algorithm>

#include "core/programme/facts.h"
#include "core/programme/range.h"

namespace zhirong::programme {
namespace {

// The words that a text may be; empty: any.
std::vector<std::string> words_of(const Programme& programme, const Expression& expression) {
    if (expression.operation == Operation::fact) {
        const FactKind* fact = find_fact(expression.name);
        return fact != nullptr ? fact->choices
                               : programme.find_declaration(expression.name)->choices;
    }
    if (expression.operation != Operation::quantity) return {};
    const NamedQuantity* quantity = programme.find_quantity(expression.name);
    const auto* open = std::get_if<Open>(&quantity->definition);
    return open == nullptr ? std::vector<std::string>{} : open->choices;
}

std::optional<Condition> opposite_words(const Programme& programme, const Condition& condition) {
    const auto choices = words_of(programme, condition.left);
    if (choices.empty() || condition.comparison == Comparison::within) return std::nullopt;
    Condition other = condition;
    other.comparison = Comparison::one_of;
    other.literals.clear();
    for (const std::string& word : choices)
        if (std::ranges::find(condition.literals, Value(word)) == condition.literals.end())
            other.literals.emplace_back(word);
    return other;
}

std::optional<Condition> opposite_comparison(const Programme& programme,
                                             const Condition& condition) {
    if (condition.left.unit == Unit::text) return opposite_words(programme, condition);
    Condition other = condition;
    if (condition.left.unit == Unit::flag) {
        other.literals.front() = !std::get<bool>(condition.literals.front());
        return other;
    }
    switch (condition.comparison) {
        case Comparison::at_least: other.comparison = Comparison::below; return other;
        case Comparison::at_most: other.comparison = Comparison::above; return other;
        case Comparison::above: other.comparison = Comparison::at_most; return other;
        case Comparison::below: other.comparison = Comparison::at_least; return other;
        case Comparison::equals: {
            Condition either;
            either.kind = Condition::Kind::any;
            either.position = condition.position;
            other.comparison = Comparison::below;
            either.parts.push_back(other);
            other.comparison = Comparison::above;
            either.parts.push_back(other);
            return either;
        }
        case Comparison::one_of:
        case Comparison::within: break;
    }
    return std::nullopt;
}

}  // namespace

bool Contradictions::Room::empty() const {
    if (words && words->empty()) return true;
    if (!least || !most) return false;
    const auto order = compare(*least, *most);
    return order > 0 || (order == 0 && (least_excluded || most_excluded));
}

void Contradictions::Room::raise(const std::optional<Value>& value, bool excluded) {
    if (!value) return;
    const bool higher = !least || compare(*value, *least) > 0;
    const bool same = least && compare(*value, *least) == 0;
    if (!higher && !same) return;
    least = value;
    least_excluded = excluded || (same && least_excluded);
}

void Contradictions::Room::lower(const std::optional<Value>& value, bool excluded) {
    if (!value) return;
    const bool less = !most || compare(*value, *most) < 0;
    const bool same = most && compare(*value, *most) == 0;
    if (!less && !same) return;
    most = value;
    most_excluded = excluded || (same && most_excluded);
}

void Contradictions::require(const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::all:
            for (const Condition& part : condition.parts) require(part);
            return;
        case Condition::Kind::any: {
            // Each way alone: it is enough that one of them can be met.
            const bool possible = std::ranges::any_of(condition.parts, [&](const Condition& part) {
                Contradictions alone(programme_, day_);
                alone.rooms_ = rooms_;
                alone.require(part);
                return alone.found().empty();
            });
            if (!possible) stop(condition.position, "any");
            return;
        }
        case Condition::Kind::negation:
            if (const auto other = opposite(programme_, condition.parts.front())) require(*other);
            return;
        case Condition::Kind::comparison: narrow(condition); return;
    }
}

void Contradictions::narrow(const Condition& condition) {
    if (condition.comparison == Comparison::within) return;  // Regions nest; not looked into.
    const Expression& left = condition.left;
    if (left.operation != Operation::fact && left.operation != Operation::quantity) return;
    const auto [at, is_new] = rooms_.try_emplace(left.name);
    Room& room = at->second;
    if (is_new) {
        const Range range = range_on(programme_, left, day_);
        room.least = range.least;
        room.most = range.most;
        if (!room.least && additive(left.unit)) room.least = nothing(left.unit);
    }
    for (const Value& literal : condition.literals)
        if (const auto* flag = std::get_if<bool>(&literal)) {
            if (room.flag && *room.flag != *flag) return stop(condition.position, left.name);
            room.flag = *flag;
        }
    if (left.unit == Unit::text) {
        std::set<std::string> allowed;
        for (const Value& literal : condition.literals) {
            const auto& word = std::get<std::string>(literal);
            if (!room.words || room.words->contains(word)) allowed.insert(word);
        }
        room.words = std::move(allowed);
    }
    for (const Expression& right : condition.right) {
        const Range range = range_on(programme_, right, day_);
        const Comparison how = condition.comparison;
        if (how == Comparison::at_least || how == Comparison::equals)
            room.raise(range.least, false);
        if (how == Comparison::above) room.raise(range.least, true);
        if (how == Comparison::at_most || how == Comparison::equals) room.lower(range.most, false);
        if (how == Comparison::below) room.lower(range.most, true);
    }
    if (room.empty()) stop(condition.position, left.name);
}

std::optional<Condition> opposite(const Programme& programme, const Condition& condition) {
    using enum Condition::Kind;
    if (condition.kind == comparison) return opposite_comparison(programme, condition);
    if (condition.kind == negation) return condition.parts.front();
    Condition other;
    other.kind = condition.kind == all ? any : all;
    other.position = condition.position;
    for (const Condition& part : condition.parts) {
        auto one = opposite(programme, part);
        // Of all that must be missed, one more or less asked for leaves only more room.
        if (!one && other.kind == any) return std::nullopt;
        if (one) other.parts.push_back(*std::move(one));
    }
    if (other.parts.empty()) return std::nullopt;
    return other;
}

}  // namespace zhirong::programme
