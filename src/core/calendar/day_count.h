#pragma once
// What part of a year lies between two dates. The conventions are those of the 2006 ISDA
// Definitions, section 4.16; the first day counts, the last does not (算头不算尾).
#include <array>
#include <cstdint>
#include <string_view>

#include "base/date.h"
#include "base/ratio.h"

namespace zhirong {

enum class DayCount {
    actual_360,          // days ÷ 360: Chinese bank lending (4.16(e))
    actual_365_fixed,    // days ÷ 365, in leap years too: some subsidies (4.16(d))
    thirty_360,          // each month as 30 days, "Bond Basis" (4.16(f))
    actual_actual_isda,  // days in leap years ÷ 366 plus the other days ÷ 365 (4.16(b))
};

// The part of a year as a whole number of units, units_per_year() of which are a year: exact, and
// cheaper than a fraction where one is needed for each day of a loan. from <= to.
std::int64_t day_count_units(DayCount convention, Date from, Date to);
std::int64_t units_per_year(DayCount convention);

// The same as a fraction: actual_360 from 1 to 31 January is 30/360.
Ratio year_fraction(DayCount convention, Date from, Date to);

}  // namespace zhirong
