#include "core/programme/limit.h"

#include <algorithm>

#include "core/programme/splitter.h"

namespace zhirong::programme {

std::optional<AppliedCap> apply_cap(Evaluator& evaluator, const Cap& cap) {
    auto most = evaluator.compute(cap.at_most);
    std::optional<Step> used;
    if (counts(cap)) {
        Expression fact;
        fact.name = fact_name(Declared::used, cap.id);
        used = evaluator.compute(fact);
        if (!used) return std::nullopt;
    }
    if (!most) return std::nullopt;
    AppliedCap applied;
    CapUse& use = applied.use;
    use = {cap.id, cap.reading, cap.per, cap.counter, cap.when_dry, std::get<Money>(most->result),
           {},     {},          false};
    if (used) use.used = std::get<Money>(used->result);
    use.room = std::max(Money{}, use.limit - use.used);
    applied.step = amount_step(cap.id, cap.reading, "cap", use.room);
    applied.step.citation = cap.citation;
    applied.step.source = evaluator.source_title(cap.citation);
    applied.step.inputs.push_back(*std::move(most));
    if (used) applied.step.inputs.push_back(*std::move(used));
    return applied;
}

Limited limit(Evaluator& evaluator, const Limit& rules) {
    Limited limited;
    auto base = evaluator.compute(rules.base);
    std::optional<Step> rate;
    if (rules.rate) rate = evaluator.compute(*rules.rate);
    std::vector<AppliedCap> caps;
    for (const Cap& cap : rules.caps)
        if (auto applied = apply_cap(evaluator, cap)) caps.push_back(*std::move(applied));
    if (base) limited.base = std::get<Money>(base->result);
    limited.entitled = limited.base;
    limited.step = amount_step(rules.rule, rules.reading, "least", {});
    if (base && rate) {
        limited.entitled = apply(limited.base, std::get<Ratio>(rate->result), *rules.rounding);
        Step share = amount_step({}, {}, "share", limited.entitled);
        share.rounding = rules.rounding;
        share.inputs = {*std::move(rate), *std::move(base)};
        limited.step.inputs.push_back(std::move(share));
    } else if (base) {
        limited.step.inputs.push_back(*std::move(base));
    }
    limited.granted = limited.entitled;
    for (AppliedCap& cap : caps) {
        cap.use.binding = cap.use.room < limited.entitled;
        if (cap.use.when_dry == WhenDry::first_come)
            limited.granted = std::min(limited.granted, cap.use.room);
        limited.caps.push_back(std::move(cap.use));
        limited.step.inputs.push_back(std::move(cap.step));
    }
    limited.step.result = limited.granted;
    return limited;
}

std::unexpected<Refusals> trigger_refusal(const Requirement& trigger,
                                          const ConditionResult& found) {
    return refuse(refusals::trigger_not_met, trigger.id,
                  {{"zh", found.reading.zh},
                   {"en", found.reading.en},
                   {"found", found.found.zh},
                   {"needed", found.needed.zh},
                   {"found_en", found.found.en},
                   {"needed_en", found.needed.en}});
}

}  // namespace zhirong::programme
