#pragma once
// How long a right lives: its term, and what must be paid or renewed to keep it.
#include <optional>

#include "features/rights/record.h"

namespace zhirong::rights {

// What the law, or the certificate, says of the end.
struct Term {
    // The first day on which the right lives no more, whatever is paid. Absent where none is
    // fixed, or where it hangs on an event that has not come; `source` says which.
    std::optional<Date> end;
    Label source;
};
Term term_of(const Particulars& particulars, RightKind kind);
Term term_of(const Right& right);
std::optional<Date> legal_end(const Right& right);

// A patent's years of protection; BrokenInvariant for what is no patent.
int years_of_term(RightKind patent, Date filing_date);

// What keeps the right, next.
struct Upkeep {
    enum class What { annual_fee, renewal };
    What what = What::annual_fee;
    int year = 0;               // the patent year whose fee is due
    std::optional<Date> opens;  // the first day on which a renewal may be applied for
    Date due;                   // the last day without surcharge
    Date grace_end;             // the last day at all
    Label source;
};
// Nothing: everything is paid, or the kind asks for nothing.
std::optional<Upkeep> next_upkeep(const Right& right);

enum class Standing {
    kept,      // nothing is overdue
    in_grace,  // overdue; may still be paid or renewed with surcharge
    lapsed,    // not even that: the right ended on the due date
    not_owed,  // not granted, or ended
};
Standing standing(const Right& right, Date today);

// The status with what time has done to it: a term or a grace that ran out is a termination
// although nobody has noted it yet.
Status status_at(const Right& right, Date today);

}  // namespace zhirong::rights
