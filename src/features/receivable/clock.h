#pragma once
// The times of a registration (Order 7/2021; the lengths are those of domain knowledge marked
// background there, kept here as one table). All is computed as of a day: nothing has to be noted
// for a registration to lapse.
#include <optional>
#include <vector>

#include "core/calendar/working_days.h"
#include "features/receivable/record.h"

namespace zhirong::receivable {

struct Times {
    int least_months = 1;
    int most_months = 360;         // thirty years
    int extension_days = 90;       // before the end
    int cancel_working_days = 10;  // after the discharge
    int name_change_months = 4;    // after the change
    int notify_days = 7;           // after the objection
    int suit_days = 30;            // after the objection
};
const Times& times();
Label source_of_times();

// The last day on which it holds.
Date ends_on(const Registration& registration);
// The first day on which it may be extended.
Date extension_opens(const Registration& registration);

enum class Standing { in_force, lapsed, cancelled };
Standing standing(const Registration& registration, Date today);

// Deadlines of an act: on a day off they move to the next working day (Civil Code 203).
Result<Date> cancel_by(Date discharged_on, const WorkingDays& calendar);
Result<Date> name_change_by(Date changed_on, const WorkingDays& calendar);
Result<Date> notify_by(const Objection& objection, const WorkingDays& calendar);
Result<Date> suit_by(const Objection& objection, const WorkingDays& calendar);

enum class ObjectionStanding { pending, in_suit, lapsed, withdrawn };
// Refused where the day is past and the working days of its year are not loaded.
Result<ObjectionStanding> standing(const Objection& objection, const WorkingDays& calendar,
                                   Date today);

// Those that hold on that day, in the order of their rank: the earlier registered first
// (Interpretation 66 with Civil Code 768). What lapsed and was registered anew stands where it was
// registered anew.
std::vector<Registration> ranked(std::vector<Registration> registrations, Date today);

}  // namespace zhirong::receivable
