#pragma once
// What a programme says about one application, loan or claim, and why. Pure: the same programme,
// facts, agreement and date give the same bytes. Whatever is missing is refused by its name.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/programme/agreement.h"
#include "core/programme/programme.h"
#include "core/programme/trace.h"

namespace zhirong::programme {

// `date` is the day whose rules apply: for a contract, the day it was signed.
struct Evaluated {
    Value value;
    Trace trace;
};

// `name` is a quantity of the programme, "exposure.covered", "exposure.reserved" or "credit_line".
Result<Evaluated> evaluate(const Programme& programme, std::string_view name, const Facts& facts,
                           const Agreement& agreement, Date date);

struct ConditionResult {
    std::string id;
    Reading reading;
    Citation citation;
    bool holds = false;
    // What decided a condition that does not hold, e.g. "借款人规模：large" and "为其中之一：…".
    Reading found;
    Reading needed;
    Step step;
};

// Every condition of eligibility and every control of the programme, in its order, each with its
// answer.
Result<std::vector<ConditionResult>> eligibility(const Programme& programme, const Facts& facts,
                                                 const Agreement& agreement, Date date);

// The same for any of the programme's requirements.
Result<std::vector<ConditionResult>> decide_all(const Programme& programme,
                                                std::span<const Requirement* const> requirements,
                                                const Facts& facts, const Agreement& agreement,
                                                Date date);

namespace refusals {
extern const RefusalKind no_such_name, not_in_force, missing_fact, missing_term, unknown_parameter,
    no_value_on_date, no_reference_rate, ratio_to_nothing, dates_upside_down, no_choice,
    no_calendar, no_size_table, no_tier, trigger_not_met, shares_not_whole, no_block, out_of_range;
}

}  // namespace zhirong::programme
