#pragma once
// Shared by evaluate, compensate and share_recovery: computes expressions and conditions over one
// set of inputs and gathers everything that is missing before it gives up.
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/programme/evaluate.h"

namespace zhirong::programme {

// How a fact, quantity or operation is called.
Reading quantity_reading(const Programme& programme, const Expression& expression);

class Evaluator {
public:
    Evaluator(const Programme& programme, const Facts& facts, const Agreement& agreement,
              Date date);

    // Absent if something was refused.
    std::optional<Step> compute(const Expression& expression);
    std::optional<Step> compute(const NamedQuantity& quantity);
    std::optional<ConditionResult> decide(const Requirement& requirement);

    void refuse(const RefusalKind& kind, std::string field, std::vector<Fact> facts = {});
    bool refused() const { return !refusals_.empty(); }
    std::unexpected<Refusals> take_refusals();

    // The last day of a submission, from its own start; the step explains it.
    std::optional<Step> last_day(const Submission& submission);

    Trace trace(Step root) const;
    Reading source_title(const Citation& citation) const;

private:
    struct Leaf {
        Reading found;
        Reading needed;
    };
    struct Decision {
        bool holds = false;
        Step step;
        std::vector<Leaf> leaves;  // what would have to change
    };
    std::optional<Decision> decide(const Condition& condition, bool wanted);
    // Those told since then, and that their quantities were asked for.
    void forget_refusals(std::size_t told_before);
    std::optional<Decision> decide_comparison(const Condition& condition, bool wanted);
    std::optional<Step> compute_fact(const Expression& expression);
    std::optional<Step> compute_reference(const Expression& expression, Step step);
    std::optional<Step> compute_date(const Expression& expression, Step step);
    std::optional<Step> compute_choice(const Expression& expression);
    std::optional<Step> compute_size(const Expression& expression);
    std::optional<Date> working_day_after(Date date, std::int64_t days);
    void refuse_missing_fact(const std::string& name);
    std::optional<Step> compute_dated(const NamedQuantity& quantity,
                                      const std::vector<Dated>& values);
    std::optional<Step> compute_words(const NamedQuantity& quantity, const WordTable& table);
    std::optional<Step> compute_tiers(const NamedQuantity& quantity, const TierTable& table);
    std::optional<Step> compute_open(const NamedQuantity& quantity, const Open& open);

    const Programme& programme_;
    const Facts& facts_;
    const Agreement& agreement_;
    Date date_;
    std::vector<Refusal> refusals_;
    std::vector<std::string> computing_;  // the quantities on the way, outermost first
    // A quantity used twice is computed, and explained, once.
    std::map<std::string, std::optional<Value>, std::less<>> known_;
};

// Amounts within the limits of input cannot overflow by honest rules; a rule that multiplies rates
// without end can. That is an answer, not an accident.
template <class Function>
auto guarded(Function function) -> decltype(function()) {
    try {
        return function();
    } catch (const std::overflow_error&) {
        return zhirong::refuse(refusals::out_of_range);
    }
}

}  // namespace zhirong::programme
