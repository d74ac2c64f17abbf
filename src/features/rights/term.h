#pragma once
// How long a patent lives: its term from the filing date, and the annual fees that keep it alive.
#include "features/rights/record.h"

namespace zhirong::rights {

// Years of protection from the filing date, and where that is said. Patent Law 42: invention 20,
// utility model 10, design 15; a design filed before the amended law came into force on 2021-06-01
// keeps the 10 years of the law it was filed under.
struct Term {
    PatentKind patent;
    Date filed_from;
    int years;
    Label source;
};
const Term& term_of(PatentKind patent, Date filing_date);

// The first day on which the patent lives no more, whatever is paid.
Date legal_end(const Right& right);

// The last day to pay the next annual fee: the day of the year of the filing date, for a term
// counted in years ends on its corresponding day (Implementing Rules 2023, r.5 and r.115).
// Meaningless once every year is paid.
Date fee_due(const Right& right);
// The last day to pay it with surcharge: six months more (r.115).
Date fee_grace_end(const Right& right);

enum class FeeStanding {
    paid,      // nothing is overdue
    in_grace,  // overdue; payable with surcharge
    lapsed,    // not even paid in the six months: the patent ended on the due date (r.115)
    not_owed,  // not granted, or ended
};
FeeStanding fee_standing(const Right& right, Date today);

// The status with what time has done to it: a term or a grace that ran out is a termination
// although nobody has noted it yet.
Status status_at(const Right& right, Date today);

}  // namespace zhirong::rights
