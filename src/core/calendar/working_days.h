#pragma once
// Which days public offices work in China: weekdays that are no public holiday, and the weekend
// days worked in exchange (调休). The State Council publishes them a year at a time, so a year that
// was not loaded is refused, never guessed.
#include <bitset>
#include <map>

#include "base/date.h"
#include "base/result.h"
#include "base/tree.h"

namespace zhirong {

class WorkingDays {
public:
    // No year is known.
    WorkingDays() = default;

    // {"source": text, "note": text, "holidays": {"2024": ["2024-01-01", …]},
    //  "working_weekends": {"2024": ["2024-02-04", …]}}. A year is loaded when both name it:
    // its holidays alone do not say which weekends were worked. A day in both lists is worked:
    // exchanges close on days when offices work.
    static Result<WorkingDays> read(const Tree& data);

    // Each refuses (calendar.year_missing) when it would have to look at a year not loaded.
    Result<bool> is_working_day(Date date) const;
    // The date itself if it is worked.
    Result<Date> next_working_day(Date on_or_after) const;
    // The day after `date` is the first that may count, as in the terms of the law (Civil Code
    // 201); 0 gives `date` itself. count is not negative.
    Result<Date> add_working_days(Date date, int count) const;
    // How many working days lie after `from` up to and with `to`; from <= to.
    Result<int> working_days_between(Date from, Date to) const;

private:
    using Year = std::bitset<366>;  // by day of the year: worked or not
    std::map<int, Year> years_;
};

namespace calendar_refusals {
inline constexpr RefusalKind year_missing{
    "calendar.year_missing", 422, "未载入{year}年工作日历，不能判断{date}，请先载入该年度放假安排",
    "The working days of {year} are not loaded, so {date} cannot be judged; load that year first"};
inline constexpr RefusalKind malformed{"calendar.malformed", 422,
                                       "日历数据此处为{found}，应为{expected}",
                                       "The calendar has {found} here, expected {expected}"};
}  // namespace calendar_refusals

}  // namespace zhirong
