#pragma once
// The times of a filing. Each period starts on the day after what begins it; one of months ends on
// its corresponding day, and an end on a day off moves to the next working day (Civil Code 201 to
// 203).
#include <optional>

#include "core/calendar/working_days.h"
#include "features/licence/record.h"

namespace zhirong::licence {

struct Clock {
    int length;  // working days or months
    Label source;
};
const Clock& review_clock();
const Clock& filing_clock();

// The last day to file a patent's licence. Of a mark there is none but the licence's own end.
Result<Date> file_by(const Draft& content, const WorkingDays& calendar);

// The last day of the review of a patent's licence: working days that ran before a correction was
// asked for count, those while it was awaited do not. Absent while nothing is under review, and of
// a mark, for which no source we read sets a time.
Result<std::optional<Date>> due_on(const Licence& licence, const WorkingDays& calendar);

// Where a licence stands on a day, whatever has been noted.
enum class Standing { not_filed, not_yet, in_force, over };
Standing standing(const Licence& licence, Date today);
// The licence's last day; absent: the contract does not say.
std::optional<Date> last_day(const Licence& licence);

}  // namespace zhirong::licence
