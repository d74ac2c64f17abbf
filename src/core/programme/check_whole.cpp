#include <algorithm>
#include <map>
#include <set>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind circular{"programme.circular_reference", 400, "循环引用：{path}",
                               "Circular reference: {path}"};
constexpr RefusalKind shares_not_whole{"programme.shares_not_whole", 400,
                                       "自 {date} 起各方份额合计 {sum}，应为 100%",
                                       "From {date} the shares make {sum}, not 100%"};
constexpr RefusalKind shares_above_whole{"programme.shares_above_whole", 400,
                                         "自 {date} 起除 rest 外的份额合计至少 {sum}，超过 100%",
                                         "From {date} the shares beside rest make at least {sum}, "
                                         "more than 100%"};
constexpr RefusalKind never_true{"programme.never_true", 400,
                                 "条件不可能成立：对 {name} 的要求互相矛盾（自 {date} 起）",
                                 "This can never be true: what is asked of {name} contradicts "
                                 "itself (from {date})"};

constexpr RefusalKind warning_after_stop{
    "programme.warning_after_stop", 400, "{name}：预警值应低于停止值",
    "{name}: the warning comes before the stop, so its level is below the other"};

void names_in(const Condition& condition, std::vector<std::string>& names);

void names_in(const Expression& expression, std::vector<std::string>& names) {
    if (expression.operation == Operation::quantity) names.push_back(expression.name);
    for (const Expression& operand : expression.operands) names_in(operand, names);
    for (const Condition& condition : expression.conditions) names_in(condition, names);
}

void names_in(const Condition& condition, std::vector<std::string>& names) {
    for (const Condition& part : condition.parts) names_in(part, names);
    names_in(condition.left, names);
    for (const Expression& right : condition.right) names_in(right, names);
}

class Cycles {
public:
    Cycles(const Programme& programme, Problems& problems)
        : programme_(programme), problems_(problems) {
        for (const NamedQuantity& quantity : programme.quantities) visit(quantity);
    }

private:
    void visit(const NamedQuantity& quantity) {
        const auto on_path = std::ranges::find(path_, quantity.name);
        if (on_path != path_.end()) {
            std::string text;
            for (auto each = on_path; each != path_.end(); ++each) text += *each + " → ";
            report(problems_, programme_.find_quantity(path_.back())->position, circular,
                   {{"path", text + quantity.name}});
            return;
        }
        if (!done_.insert(quantity.name).second) return;
        path_.push_back(quantity.name);
        std::vector<std::string> used;
        if (const auto* formula = std::get_if<Expression>(&quantity.definition))
            names_in(*formula, used);
        if (const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition))
            for (const Dated& each : *values) {
                if (const auto* tiers = std::get_if<TierTable>(&each.what))
                    names_in(tiers->by, used);
                if (const auto* words = std::get_if<WordTable>(&each.what))
                    names_in(words->by, used);
            }
        for (const std::string& name : used)
            if (const NamedQuantity* next = programme_.find_quantity(name)) visit(*next);
        path_.pop_back();
    }

    const Programme& programme_;
    Problems& problems_;
    std::vector<std::string> path_;
    std::set<std::string> done_;
};

// What is known of a value before any application: a constant is known, an open value has bounds.
struct Range {
    std::optional<Value> least;
    std::optional<Value> most;
    bool constant() const { return least && most && compare(*least, *most) == 0; }
};

Range range_on(const Programme& programme, const Expression& expression, Date date) {
    if (expression.operation != Operation::quantity) return {};
    const NamedQuantity* quantity = programme.find_quantity(expression.name);
    if (const auto* open = std::get_if<Open>(&quantity->definition))
        return {open->at_least, open->at_most};
    if (const auto* formula = std::get_if<Expression>(&quantity->definition))
        return range_on(programme, *formula, date);
    for (const Dated& each : std::get<std::vector<Dated>>(quantity->definition)) {
        const auto* value = std::get_if<Value>(&each.what);
        if (value != nullptr && each.from <= date && (!each.until || date <= *each.until))
            return {*value, *value};
    }
    return {};
}

// Each day from which something may differ.
std::set<Date> turning_days(const Programme& programme) {
    std::set<Date> days{programme.from};
    for (const NamedQuantity& quantity : programme.quantities)
        if (const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition))
            for (const Dated& each : *values)
                if (programme.in_force(each.from)) days.insert(each.from);
    return days;
}

void check_shares(const Programme& programme, const std::vector<Share>& shares, Position position,
                  Problems& problems) {
    for (const Date day : turning_days(programme)) {
        Ratio sum;
        bool all_known = true;
        bool rest = false;
        for (const Share& share : shares) {
            if (!share.share) {
                rest = true;
                continue;
            }
            const Range range = range_on(programme, *share.share, day);
            all_known = all_known && range.constant();
            if (range.least) sum = sum + std::get<Ratio>(*range.least);
        }
        const Ratio whole = Ratio::whole(1);
        const std::vector<Fact> facts{{"date", to_string(day)}, {"sum", to_percent(sum)}};
        if (sum > whole && (rest || !all_known)) {
            report(problems, position, shares_above_whole, facts);
            break;
        }
        if (!rest && all_known && sum != whole) {
            report(problems, position, shares_not_whole, facts);
            break;
        }
    }
    for (const Share& share : shares)
        if (!share.within.empty())
            check_shares(programme, share.within, share.within.front().position, problems);
}

void check_split(const Programme& programme, const Split& split, Problems& problems) {
    if (split.method != Split::Method::layers) {
        check_shares(programme, split.shares, split.shares.front().position, problems);
        return;
    }
    for (const Share& layer : split.shares)
        if (!layer.within.empty())
            check_shares(programme, layer.within, layer.within.front().position, problems);
}

// A warning comes before the stop.
void check_breakers(const Programme& programme, Problems& problems) {
    for (const Breaker& breaker : programme.breakers) {
        if (!breaker.warn) continue;
        for (const Date day : turning_days(programme)) {
            const Range warn = range_on(programme, breaker.warn->level, day);
            const Range stop = range_on(programme, breaker.stop.level, day);
            if (!warn.least || !stop.most || compare(*warn.least, *stop.most) < 0) continue;
            report(problems, breaker.warn->level.position, warning_after_stop,
                   {{"name", breaker.id}});
            break;
        }
    }
}

// What conditions that must all hold leave open for one fact or quantity.
struct Room {
    std::optional<Value> least;
    bool least_excluded = false;
    std::optional<Value> most;
    bool most_excluded = false;
    std::optional<std::set<std::string>> words;
    std::optional<bool> flag;

    bool empty() const {
        if (words && words->empty()) return true;
        if (!least || !most) return false;
        const auto order = compare(*least, *most);
        return order > 0 || (order == 0 && (least_excluded || most_excluded));
    }
};

Value nothing(Unit unit) {
    switch (unit) {
        case Unit::rate: return Ratio{};
        case Unit::days: return DayCount{};
        case Unit::count: return Count{};
        default: return Money{};
    }
}

void raise(Room& room, const std::optional<Value>& value, bool excluded) {
    if (!value) return;
    const bool higher = !room.least || compare(*value, *room.least) > 0;
    const bool same = room.least && compare(*value, *room.least) == 0;
    if (!higher && !same) return;
    room.least = value;
    room.least_excluded = excluded || (same && room.least_excluded);
}

void lower(Room& room, const std::optional<Value>& value, bool excluded) {
    if (!value) return;
    const bool less = !room.most || compare(*value, *room.most) < 0;
    const bool same = room.most && compare(*value, *room.most) == 0;
    if (!less && !same) return;
    room.most = value;
    room.most_excluded = excluded || (same && room.most_excluded);
}

class Contradictions {
public:
    Contradictions(const Programme& programme, Date day, Problems& problems)
        : programme_(programme), day_(day), problems_(problems) {}

    // True if something was reported.
    bool found() const { return found_; }

    void require(const Condition& condition) {
        switch (condition.kind) {
            case Condition::Kind::all:
                for (const Condition& part : condition.parts) require(part);
                return;
            case Condition::Kind::any: {
                // Each way alone: it is enough that one of them can be met.
                bool possible = false;
                for (const Condition& part : condition.parts) {
                    Problems ignored;
                    Contradictions alone(programme_, day_, ignored);
                    alone.rooms_ = rooms_;
                    alone.require(part);
                    possible = possible || !alone.found();
                }
                if (!possible) stop(condition.position, "any");
                return;
            }
            case Condition::Kind::negation: return;  // Not looked into.
            case Condition::Kind::comparison: narrow(condition); return;
        }
    }

private:
    void stop(Position position, const std::string& name) {
        found_ = true;
        report(problems_, position, never_true, {{"name", name}, {"date", to_string(day_)}});
    }

    void narrow(const Condition& condition) {
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
                raise(room, range.least, false);
            if (how == Comparison::above) raise(room, range.least, true);
            if (how == Comparison::at_most || how == Comparison::equals)
                lower(room, range.most, false);
            if (how == Comparison::below) lower(room, range.most, true);
        }
        if (room.empty()) stop(condition.position, left.name);
    }

    const Programme& programme_;
    Date day_;
    Problems& problems_;
    bool found_ = false;
    std::map<std::string, Room> rooms_;
};

void check_possible(const Programme& programme, const std::vector<const Requirement*>& together,
                    Problems& problems) {
    for (const Date day : turning_days(programme)) {
        Contradictions contradictions(programme, day, problems);
        for (const Requirement* each : together) contradictions.require(each->condition);
        if (contradictions.found()) return;  // Once is enough; later days repeat it.
    }
}

}  // namespace

void check_whole(const Programme& programme, Problems& problems) {
    const Cycles cycles(programme, problems);
    if (!problems.empty()) return;  // What follows would go round in circles.
    std::vector<const Requirement*> common;
    for (const auto* list : {&programme.eligibility, &programme.controls})
        for (const Requirement& each : *list) common.push_back(&each);
    check_possible(programme, common, problems);
    const bool common_possible = problems.empty();
    for (const Subsidy& subsidy : programme.subsidies) {
        std::vector<const Requirement*> all = common;
        for (const Requirement& each : subsidy.conditions) all.push_back(&each);
        if (subsidy.trigger) all.push_back(&*subsidy.trigger);
        if (common_possible) check_possible(programme, all, problems);
        if (subsidy.payers) check_split(programme, *subsidy.payers, problems);
    }
    check_breakers(programme, problems);
    if (!programme.compensation) return;
    const Compensation& compensation = *programme.compensation;
    check_possible(programme, {&compensation.trigger}, problems);
    check_split(programme, compensation.split, problems);
    if (compensation.interest) check_split(programme, compensation.interest->split, problems);
    if (compensation.advance) check_possible(programme, {&compensation.advance->trigger}, problems);
}

}  // namespace zhirong::programme
