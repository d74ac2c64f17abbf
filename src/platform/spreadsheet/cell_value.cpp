#include "platform/spreadsheet/cell_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ensure.h"

namespace zhirong::spreadsheet {
namespace {

__extension__ using int128 = __int128;

constexpr std::size_t digits_kept = 15;
constexpr int farthest_exponent = 30;
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t last_serial = 2'958'465;  // 9999-12-31
constexpr std::int64_t day_that_never_was = 60;  // 1900-02-29

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The value is 0.digits × 10^point.
struct Decimal {
    bool negative = false;
    std::string digits;
    int point = 0;
};

std::optional<Decimal> parse_decimal(std::string_view text) {
    Decimal decimal;
    if (text.starts_with('-') || text.starts_with('+')) {
        decimal.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    bool any = false;
    bool after_point = false;
    while (!text.empty() && (is_digit(text.front()) || (text.front() == '.' && !after_point))) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '.') {
            after_point = true;
            continue;
        }
        any = true;
        if (!decimal.digits.empty() || c != '0') decimal.digits += c;
        if (after_point && decimal.digits.empty()) --decimal.point;
        if (!after_point && !decimal.digits.empty()) ++decimal.point;
    }
    if (!any) return std::nullopt;
    if (!text.empty()) {
        if (text.front() != 'E' && text.front() != 'e') return std::nullopt;
        text.remove_prefix(1);
        if (text.starts_with('+')) text.remove_prefix(1);
        int exponent = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        if (exponent < -1'000 || exponent > 1'000) return std::nullopt;
        decimal.point += exponent;
    }
    return decimal;
}

void round_to(Decimal& decimal, std::size_t places) {
    if (decimal.digits.size() > places) {
        const bool up = decimal.digits[places] >= '5';
        decimal.digits.resize(places);
        std::size_t at = places;
        while (up && at > 0 && decimal.digits[at - 1] == '9') decimal.digits[--at] = '0';
        if (up && at > 0) ++decimal.digits[at - 1];
        if (up && at == 0) {
            decimal.digits.insert(decimal.digits.begin(), '1');
            ++decimal.point;
        }
    }
    while (decimal.digits.ends_with('0')) decimal.digits.pop_back();
}

std::string time_text(std::int64_t seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::optional<std::string> plain_number(std::string_view stored) {
    auto decimal = parse_decimal(stored);
    if (!decimal) return std::nullopt;
    round_to(*decimal, digits_kept);
    if (decimal->digits.empty()) return "0";
    if (decimal->point > farthest_exponent || decimal->point < -farthest_exponent)
        return std::nullopt;
    std::string text = decimal->negative ? "-" : "";
    const auto size = static_cast<int>(decimal->digits.size());
    if (decimal->point <= 0)
        return text + "0." + std::string(static_cast<std::size_t>(-decimal->point), '0') +
               decimal->digits;
    if (decimal->point >= size)
        return text + decimal->digits +
               std::string(static_cast<std::size_t>(decimal->point - size), '0');
    const auto point = static_cast<std::size_t>(decimal->point);
    return text + decimal->digits.substr(0, point) + '.' + decimal->digits.substr(point);
}

bool has_lost_digits(std::string_view plain) {
    if (plain.starts_with('-')) plain.remove_prefix(1);
    return std::min(plain.find('.'), plain.size()) > digits_kept;
}

std::optional<std::string> date_text(std::string_view plain, Epoch epoch) {
    const std::size_t dot = std::min(plain.find('.'), plain.size());
    std::int64_t day = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + dot, day);
    if (error != std::errc{} || end != plain.data() + dot || plain.starts_with('-'))
        return std::nullopt;
    std::int64_t fraction = 0;
    std::int64_t scale = 1;
    // Fifteen places of a day are far below a second.
    for (const char c : plain.substr(std::min(dot + 1, plain.size())).substr(0, digits_kept)) {
        if (!is_digit(c)) return std::nullopt;
        fraction = fraction * 10 + (c - '0');
        scale *= 10;
    }
    auto seconds =
        static_cast<std::int64_t>((int128{fraction} * seconds_a_day + scale / 2) / scale);
    if (seconds == seconds_a_day) {
        seconds = 0;
        ++day;
    }
    if (day > last_serial) return std::nullopt;
    if (day == 0 && epoch == Epoch::of_1900) return time_text(seconds);
    if (day == day_that_never_was && epoch == Epoch::of_1900) return std::nullopt;
    const Date first = epoch == Epoch::of_1904    ? date_of(1904, 1, 1)
                       : day < day_that_never_was ? date_of(1899, 12, 31)
                                                  : date_of(1899, 12, 30);
    const std::string date = to_string(first + Days(day));
    return seconds == 0 ? date : date + ' ' + time_text(seconds);
}

std::string date_number(Date date) {
    ensure(date >= date_of(1900, 3, 1));  // Before, the days of 1900 are one off.
    return std::to_string((date - date_of(1899, 12, 30)).count());
}

bool is_date_format(int built_in) {
    struct Range {
        int first, last;
    };
    constexpr std::array ranges{Range{14, 22}, Range{27, 36}, Range{45, 47}, Range{50, 58}};
    return std::ranges::any_of(
        ranges, [&](const Range& each) { return each.first <= built_in && built_in <= each.last; });
}

bool is_date_format(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) switch (pattern[i]) {
            case ';': return false;  // The first section is for positive numbers.
            case '\\':
            case '_':
            case '*': ++i; break;
            case '"': i = std::min(pattern.find('"', i + 1), pattern.size()); break;
            case '[': i = std::min(pattern.find(']', i + 1), pattern.size()); break;
            case 'y':
            case 'Y':
            case 'm':
            case 'M':
            case 'd':
            case 'D':
            case 'h':
            case 'H':
            case 's':
            case 'S': return true;
            default: break;
        }
    return false;
}

std::string cell_name(std::size_t column, int row) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row);
}

}  // namespace zhirong::spreadsheet
