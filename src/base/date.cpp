#include "base/date.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/ensure.h"

namespace zhirong {
namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

constexpr milliseconds china_offset = hours(8);

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2));
    const auto d = digits(text.substr(8, 2));
    if (!y || !m || !d || *y < 1900 || *y > 2199) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)},
                              day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

std::string to_string(Date date) {
    const year_month_day value = civil(date);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(value.year()),
                  static_cast<unsigned>(value.month()), static_cast<unsigned>(value.day()));
    return text.data();
}

Date date_of(int y, unsigned m, unsigned d) {
    const year_month_day date{year{y}, month{m}, day{d}};
    ensure(date.ok());
    return sys_days{date};
}

year_month_day civil(Date date) { return year_month_day{date}; }

Date add_months(Date date, int count) {
    return add_months(date, count, static_cast<unsigned>(civil(date).day()));
}

Date add_months(Date date, int count, unsigned day_of_month) {
    const year_month_day value = civil(date);
    const year_month target = year_month{value.year(), value.month()} + months(count);
    const unsigned last = static_cast<unsigned>((target / std::chrono::last).day());
    return sys_days{target / day{std::min(day_of_month, last)}};
}

std::string to_string(Instant instant) {
    const sys_time<milliseconds> local{milliseconds(instant.milliseconds) + china_offset};
    const Date date = floor<days>(local);
    const hh_mm_ss time{local - date};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03d+08:00",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return to_string(date) + text.data();
}

Date china_date(Instant instant) {
    return floor<days>(sys_time<milliseconds>{milliseconds(instant.milliseconds) + china_offset});
}

}  // namespace zhirong
