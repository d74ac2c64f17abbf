#include <algorithm>
#include <set>

#include "core/programme/contradictions.h"
#include "core/programme/load_parts.h"
#include "core/programme/range.h"

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

void check_possible(const Programme& programme, const std::vector<const Requirement*>& together,
                    Problems& problems) {
    for (const Date day : turning_days(programme)) {
        Contradictions contradictions(programme, day);
        for (const Requirement* each : together) contradictions.require(each->condition);
        for (const Contradiction& each : contradictions.found())
            report(problems, each.position, never_true,
                   {{"name", each.name}, {"date", to_string(day)}});
        if (!contradictions.found().empty()) return;  // Once is enough; later days repeat it.
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
