#pragma once
// Calendar dates (proleptic Gregorian) and the instant of booking. China has one time zone, UTC+8.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhirong {

using Date = std::chrono::sys_days;
using Days = std::chrono::days;

// "2024-02-29". Absent for any other form, a date that does not exist, or outside 1900 to 2199.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(Date date);

Date date_of(int year, unsigned month, unsigned day);  // BrokenInvariant if it does not exist.
std::chrono::year_month_day civil(Date date);

// The same day `months` later; the last day of the month where there is no such day.
Date add_months(Date date, int months);
// The same as add_months, but counted from a day of month that may be more than the month has:
// a loan paid on the 31st is due on the 30th of April and again on the 31st of May.
Date add_months(Date date, int months, unsigned day_of_month);

// Milliseconds since 1970-01-01 UTC. When something was recorded; never used to compute money.
struct Instant {
    std::int64_t milliseconds = 0;
    friend constexpr auto operator<=>(Instant, Instant) = default;
};
// "2024-02-29T09:30:00.123+08:00"
std::string to_string(Instant instant);
Date china_date(Instant instant);

}  // namespace zhirong
