#pragma once
// The time the registry has to examine an application.
#include <optional>

#include "core/calendar/working_days.h"
#include "features/pledge/register.h"

namespace zhirong::pledge {

// That of the rules which the application falls under.
const Clock& review_clock(const Pledge& pledge, Date today);
const Clock& review_clock(const Procedure& procedure, Date today);

// The last day of the review. Absent while nothing is under review: the clock stands still while
// defects are being cured, and counts anew from the day they are.
Result<std::optional<Date>> due_on(const Pledge& pledge, const WorkingDays& calendar);
Result<std::optional<Date>> due_on(const Procedure& procedure, const WorkingDays& calendar);

// The day from which a paper handed in at the counter counts: its own, or the next working day
// after the closing hour or where the day itself is not worked.
Result<Date> counted_from(Date received_on, int minute, int closing_minute,
                          const WorkingDays& calendar);
// "16:40" as minutes of the day. Refused at `field` where it is no time.
Result<int> minute_of(const std::string& time, const std::string& field);

}  // namespace zhirong::pledge
