#include "base/ensure.h"
#include "core/programme/arithmetic.h"
#include "core/programme/evaluator.h"

namespace zhirong::programme {

std::optional<ConditionResult> Evaluator::decide(const Requirement& requirement) {
    auto decision = decide(requirement.condition, true);
    if (!decision) return std::nullopt;
    ConditionResult result{
        requirement.id, requirement.reading, requirement.citation, decision->holds, {}, {}, {}};
    for (const Leaf& leaf : decision->leaves) {
        const bool first = &leaf == &decision->leaves.front();
        result.found.zh += (first ? "" : "；") + leaf.found.zh;
        result.found.en += (first ? "" : "; ") + leaf.found.en;
        result.needed.zh += (first ? "" : "；") + leaf.needed.zh;
        result.needed.en += (first ? "" : "; ") + leaf.needed.en;
    }
    Step step;
    step.rule = requirement.id;
    step.reading = requirement.reading;
    step.citation = requirement.citation;
    step.source = source_title(requirement.citation);
    step.operation = "condition";
    step.result = decision->holds;
    step.inputs.push_back(std::move(decision->step));
    result.step = std::move(step);
    return result;
}

// `wanted` is false below a `not`: then a comparison that holds is what must change.
std::optional<Evaluator::Decision> Evaluator::decide(const Condition& condition, bool wanted) {
    if (condition.kind == Condition::Kind::comparison) return decide_comparison(condition, wanted);
    const bool negation = condition.kind == Condition::Kind::negation;
    const bool all = condition.kind == Condition::Kind::all;
    Decision decision;
    decision.step.operation = negation ? "not" : all ? "all" : "any";
    const auto told_before = refusals_.size();
    bool whole = true;
    bool every = true;
    bool some = false;
    for (const Condition& part : condition.parts) {
        auto decided = decide(part, negation ? !wanted : wanted);
        if (!decided) {
            whole = false;
            continue;
        }
        every = every && decided->holds;
        some = some || decided->holds;
        decision.step.inputs.push_back(std::move(decided->step));
        for (Leaf& leaf : decided->leaves) decision.leaves.push_back(std::move(leaf));
    }
    // One part may decide whatever the others would say; what those miss is then not missed.
    const bool decided = negation ? false : all ? !every : some;
    if (!whole && !decided) return std::nullopt;
    if (!whole) forget_refusals(told_before);
    decision.holds = negation ? !some : all ? every : some;
    if (decision.holds == wanted) decision.leaves.clear();
    decision.step.result = decision.holds;
    return decision;
}

std::optional<Evaluator::Decision> Evaluator::decide_comparison(const Condition& condition,
                                                                bool wanted) {
    auto left = compute(condition.left);
    std::vector<Value> right = condition.literals;
    std::vector<Step> steps;
    bool whole = left.has_value();
    for (const Expression& expression : condition.right) {
        auto step = compute(expression);
        if (!step) {
            whole = false;
            continue;
        }
        right.push_back(step->result);
        steps.push_back(*std::move(step));
    }
    if (!whole) return std::nullopt;
    Decision decision;
    decision.holds = compares(condition.comparison, left->result, right);
    const Reading of = quantity_reading(programme_, condition.left);
    const Reading how = comparison_name(condition.comparison, condition.left.unit);
    Reading needed{how.zh, how.en};
    for (const Value& value : right) {
        const bool first = &value == &right.front();
        needed.zh += (first ? " " : "、") + to_text(value, Language::zh);
        needed.en += (first ? " " : ", ") + to_text(value, Language::en);
    }
    decision.step.operation = "condition";
    decision.step.reading = {of.zh + " " + needed.zh, of.en + " " + needed.en};
    decision.step.result = decision.holds;
    if (decision.holds != wanted)
        decision.leaves.push_back({{of.zh + " " + to_text(left->result, Language::zh),
                                    of.en + " " + to_text(left->result, Language::en)},
                                   {of.zh + (wanted ? " " : " 不得") + needed.zh,
                                    of.en + (wanted ? " " : " not ") + needed.en}});
    decision.step.inputs.push_back(*std::move(left));
    for (Step& step : steps) decision.step.inputs.push_back(std::move(step));
    return decision;
}

}  // namespace zhirong::programme
