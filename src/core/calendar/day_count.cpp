#include "core/calendar/day_count.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong {
namespace {

using namespace std::chrono;

// "Bond Basis", 4.16(f): a first day of 31 becomes 30, and so does a last day of 31 if the first
// day is then 30. The end of February stays what it is.
std::int64_t days_of_thirty(Date from, Date to) {
    const year_month_day first = civil(from);
    const year_month_day last = civil(to);
    const int first_day = std::min(static_cast<int>(static_cast<unsigned>(first.day())), 30);
    int last_day = static_cast<int>(static_cast<unsigned>(last.day()));
    if (last_day == 31 && first_day == 30) last_day = 30;
    const int years = static_cast<int>(last.year()) - static_cast<int>(first.year());
    const int months = static_cast<int>(static_cast<unsigned>(last.month())) -
                       static_cast<int>(static_cast<unsigned>(first.month()));
    return 360 * years + 30 * months + (last_day - first_day);
}

// Units of 1/(365 × 366): a day of a leap year is 365 of them, another day 366.
std::int64_t units_of_actual_years(Date from, Date to) {
    std::int64_t units = 0;
    while (from < to) {
        const year in = civil(from).year();
        const Date end = std::min(to, Date{(in + years{1}) / January / 1});
        units += (end - from).count() * (in.is_leap() ? 365 : 366);
        from = end;
    }
    return units;
}

}  // namespace

std::int64_t day_count_units(DayCount convention, Date from, Date to) {
    ensure(from <= to);
    switch (convention) {
        case DayCount::actual_360:
        case DayCount::actual_365_fixed: return (to - from).count();
        case DayCount::thirty_360: return days_of_thirty(from, to);
        case DayCount::actual_actual_isda: return units_of_actual_years(from, to);
    }
    ensure(false);
    return 0;
}

std::int64_t units_per_year(DayCount convention) {
    switch (convention) {
        case DayCount::actual_360:
        case DayCount::thirty_360: return 360;
        case DayCount::actual_365_fixed: return 365;
        case DayCount::actual_actual_isda: return std::int64_t{365} * 366;
    }
    ensure(false);
    return 0;
}

Ratio year_fraction(DayCount convention, Date from, Date to) {
    return {day_count_units(convention, from, to), units_per_year(convention)};
}

}  // namespace zhirong
