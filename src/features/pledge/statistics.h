#pragma once
// What a desk did in some days: received, registered, refused, corrected, and how long it took.
#include <optional>
#include <vector>

#include "core/calendar/working_days.h"
#include "features/pledge/procedure.h"

namespace zhirong::pledge {

enum class Outcome { granted, refused, withdrawn };

// One application as the desk handled it; without a procedure, the registration itself.
struct Handled {
    RegisterKind in_register = RegisterKind::patent;
    std::optional<ProcedureKind> procedure;
    Intake intake = Intake::online;
    Date received;      // the day counted from
    Date submitted_on;  // the day it came in
    std::vector<Correction> corrections;
    std::optional<Date> decided;
    std::optional<Outcome> outcome;
};
// Nothing for what has not come to the desk.
std::optional<Handled> handled(const Pledge& pledge);
std::optional<Handled> handled(const Procedure& procedure);

struct Count {
    int received = 0;
    int at_counter = 0;  // of those received
    int granted = 0;
    int refused = 0;
    int withdrawn = 0;
    int corrected = 0;  // requests for correction
    // Working days from receipt to decision, without those in which defects were being cured; in
    // halves, because the middle of an even number lies between two. Absent: nothing was decided.
    std::optional<int> median_half_days;
};
struct KindCount {
    RegisterKind in_register = RegisterKind::patent;
    std::optional<ProcedureKind> procedure;
    Count count;
};
struct DayCount {
    Date day;
    Count count;
};
struct Statistics {
    Count total;
    std::vector<KindCount> by_kind;  // those with anything, by register and procedure
    std::vector<DayCount> by_day;    // every day from the first to the last
};
// The days are those on which things happened: a decision counts on its day, whenever the
// application came in.
Statistics statistics(const std::vector<Handled>& all, Date from, Date to,
                      const WorkingDays& calendar);
// "2.5"
std::string median_text(int half_days);

}  // namespace zhirong::pledge
