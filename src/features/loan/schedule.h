#pragma once
// When what falls due. The level instalment of 等额本息 is defined without floating point: the
// least instalment in whole fen which repays the balance in n periods, where each period's interest
// is the balance at its start × annual rate × day count, rounded half up; the last instalment takes
// the rest. With a carry (below) the first period's interest is rounded together with it.
#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "features/loan/terms.h"

namespace zhirong::loan {

struct Instalment {
    Date due;
    Money principal;
    Money interest;  // what will fall due if nothing else happens
    Money balance;   // principal left after it
    Money total() const { return principal + interest; }
    friend bool operator==(const Instalment&, const Instalment&) = default;
};

struct ScheduleBasis {
    RepaymentMethod method = RepaymentMethod::interest_first;
    Money balance;
    Ratio annual_rate;
    DayCount day_count = DayCount::actual_360;
    Date period_start;  // of the interest period under way
    Date from;          // the balance and the rate hold from here on
    Money accrued;      // interest of the period under way, earned before `from`, still to be paid
    // What that accrual left below its rounding, in units of interest_unit().
    std::int64_t carry = 0;
    std::vector<Date> due;  // rising, all after `from`; the last is maturity
};

struct Schedule {
    // Of equal_installments the instalment, of equal_principal each principal; otherwise 0.
    Money level;
    std::vector<Instalment> instalments;
};

// How many parts of a fen make one, where interest of a day is balance × rate in millionths × units
// of day_count_units(): always even.
std::int64_t interest_unit(DayCount convention);
// The rate in millionths; it has no more decimals.
std::int64_t millionths(Ratio rate);

// With `keep`, the level stays what it was and later dates fall away as the balance is repaid
// sooner. Basis: balance >= 0, at most most_instalments dates.
Schedule build_schedule(const ScheduleBasis& basis, std::optional<Money> keep = {});

// The dates on which something falls due after `from`, the last one `maturity`.
std::vector<Date> due_dates(const Terms& terms, RepaymentMethod method, Date from, Date maturity,
                            int shortest_first_period);

}  // namespace zhirong::loan
