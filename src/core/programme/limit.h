#pragma once
// How much of a base a programme lets through: a part of it, within its caps.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/programme/evaluator.h"

namespace zhirong::programme {

// What one cap did. Whoever pays adds what was paid to the counter.
struct CapUse {
    std::string id;
    Reading reading;
    CapScope per = CapScope::claim;
    std::string counter;  // empty: it counts alone
    WhenDry when_dry = WhenDry::first_come;
    Money limit;
    Money used;            // before this claim
    Money room;            // what was left for it
    bool binding = false;  // it let less through than was asked of it
};

struct AppliedCap {
    CapUse use;
    Step step;
};
// Absent if something was refused.
std::optional<AppliedCap> apply_cap(Evaluator& evaluator, const Cap& cap);

struct Limit {
    std::string rule;  // of the step
    Reading reading;
    const Expression& base;
    const std::optional<Expression>& rate;
    std::optional<Rounding> rounding;
    std::span<const Cap> caps;
};

struct Limited {
    Money base;
    Money entitled;  // rate × base
    Money granted;   // within the caps; those that are shared pro rata at the end do not count here
    std::vector<CapUse> caps;
    Step step;
};

// What is refused is kept by the evaluator; the result then means nothing.
Limited limit(Evaluator& evaluator, const Limit& rules);

// The refusal of something whose trigger is not met.
std::unexpected<Refusals> trigger_refusal(const Requirement& trigger, const ConditionResult& found);

}  // namespace zhirong::programme
