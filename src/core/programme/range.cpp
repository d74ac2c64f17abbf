#include "core/programme/range.h"

namespace zhirong::programme {

Value nothing(Unit unit) {
    switch (unit) {
        case Unit::rate: return Ratio{};
        case Unit::days: return DayCount{};
        case Unit::count: return Count{};
        default: return Money{};
    }
}

Range range_on(const Programme& programme, const Expression& expression, Date date) {
    if (expression.operation == Operation::nothing)
        return {nothing(expression.unit), nothing(expression.unit)};
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

std::set<Date> turning_days(const Programme& programme) {
    std::set<Date> days{programme.from};
    for (const NamedQuantity& quantity : programme.quantities)
        if (const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition))
            for (const Dated& each : *values)
                if (programme.in_force(each.from)) days.insert(each.from);
    return days;
}

}  // namespace zhirong::programme
