#pragma once
// The time the registry has to examine an application.
#include <optional>

#include "core/calendar/working_days.h"
#include "features/pledge/record.h"

namespace zhirong::pledge {

struct Clock {
    int working_days;
    Label source;
};
const Clock& review_clock();

// The last day of the review. Absent while nothing is under review: the clock stands still while
// defects are being cured, and counts anew from the day they are.
Result<std::optional<Date>> due_on(const Pledge& pledge, const WorkingDays& calendar);

}  // namespace zhirong::pledge
