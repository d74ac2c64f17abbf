#include "core/lending/programme_bounds.h"

#include <algorithm>

namespace zhirong::lending {
namespace {

using programme::Comparison;
using programme::Operation;
using programme::Value;

class Reading {
public:
    Reading(const programme::Programme& programme, const programme::Facts& facts,
            const programme::Agreement& agreement, Date date, ProgrammeBounds& bounds)
        : programme_(programme),
          facts_(facts),
          agreement_(agreement),
          date_(date),
          bounds_(bounds) {}

    void line(std::string_view quantity) {
        if (const auto value = evaluated(quantity)) least(bounds_.line, value);
    }
    // Only what must hold in every case: an alternative of `any` binds nobody.
    void condition(const programme::Condition& condition) {
        if (condition.kind == programme::Condition::Kind::all)
            for (const programme::Condition& part : condition.parts) this->condition(part);
        if (condition.kind != programme::Condition::Kind::comparison ||
            condition.comparison != Comparison::at_most ||
            condition.left.operation != Operation::fact || condition.right.size() != 1 ||
            condition.right.front().operation != Operation::quantity)
            return;
        const std::string& quantity = condition.right.front().name;
        if (condition.left.name == "loan.rate")
            least(bounds_.rate, evaluated(quantity));
        else if (condition.left.name == "loan.principal")
            least(bounds_.line, evaluated(quantity));
        else if (condition.left.name == "loan.term_days")
            days(evaluated(quantity));
    }

private:
    std::optional<Value> evaluated(std::string_view quantity) {
        auto found = programme::evaluate(programme_, quantity, facts_, agreement_, date_);
        if (found) return std::move(found->value);
        for (const Refusal& refusal : found.error().all) {
            std::string what = in_chinese(refusal);
            if (std::ranges::find(bounds_.unknown, what) == bounds_.unknown.end())
                bounds_.unknown.push_back(std::move(what));
        }
        return std::nullopt;
    }
    template <class T>
    static void least(std::optional<T>& bound, const std::optional<Value>& value) {
        if (!value) return;
        if (const T* found = std::get_if<T>(&*value))
            bound = bound ? std::min(*bound, *found) : *found;
    }

    void days(const std::optional<Value>& value) {
        if (!value) return;
        if (const auto* found = std::get_if<programme::DayCount>(&*value))
            bounds_.days = bounds_.days ? std::min(*bounds_.days, found->days) : found->days;
    }

    const programme::Programme& programme_;
    const programme::Facts& facts_;
    const programme::Agreement& agreement_;
    Date date_;
    ProgrammeBounds& bounds_;
};

}  // namespace

ProgrammeBounds bounds_of(const programme::Programme& programme, const programme::Facts& facts,
                          const programme::Agreement& agreement, Date date) {
    ProgrammeBounds bounds{.programme = programme.id,
                           .version = programme.version,
                           .title = {programme.title.zh, programme.title.en}};
    Reading reading(programme, facts, agreement, date, bounds);
    if (programme.credit_line) reading.line("credit_line");
    for (const programme::Requirement& each : programme.eligibility)
        reading.condition(each.condition);
    for (const programme::Requirement& each : programme.controls) reading.condition(each.condition);
    return bounds;
}

}  // namespace zhirong::lending
