#include "base/ratio.h"

#include <charconv>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "base/ensure.h"

namespace zhirong {
namespace {

int128 magnitude(int128 value) { return value < 0 ? -value : value; }

int128 greatest_common_divisor(int128 a, int128 b) {
    a = magnitude(a);
    b = magnitude(b);
    while (b != 0) {
        const int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

std::int64_t narrow(int128 value) {
    if (value > std::numeric_limits<std::int64_t>::max() ||
        value < std::numeric_limits<std::int64_t>::min())
        throw std::overflow_error("ratio does not fit 64 bits");
    return static_cast<std::int64_t>(value);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

// In 64 bits every decimal of this many digits fits, before and after the point together.
constexpr std::size_t most_digits = 18;

// "-12.345" without its point, and the power of ten it was divided by.
std::optional<Ratio> parse_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view before = text.substr(0, point);
    const std::string_view after =
        point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (before.empty() || (point != std::string_view::npos && after.empty())) return std::nullopt;
    if (before.size() + after.size() > most_digits) return std::nullopt;
    std::int64_t digits = 0;
    std::int64_t scale = 1;
    for (const std::string_view part : {before, after})
        for (const char c : part) {
            if (c < '0' || c > '9') return std::nullopt;
            digits = digits * 10 + (c - '0');
        }
    for (std::size_t i = 0; i < after.size(); ++i) scale *= 10;
    return Ratio(negative ? -digits : digits, scale);
}

// Absent where there is none, or none short enough for parse_decimal.
std::optional<std::string> as_decimal(Ratio ratio) {
    std::int64_t scale = 1;
    std::size_t digits = 0;
    while (scale % ratio.denominator() != 0) {
        if (digits == most_digits) return std::nullopt;
        scale *= 10;
        ++digits;
    }
    const int128 value = int128{ratio.numerator()} * (scale / ratio.denominator());
    const int128 size = magnitude(value);
    std::string text = std::to_string(static_cast<std::int64_t>(size / scale));
    if (text.size() + digits > most_digits) return std::nullopt;
    if (digits > 0) {
        const std::string tail = std::to_string(static_cast<std::int64_t>(size % scale));
        text += '.' + std::string(digits - tail.size(), '0') + tail;
    }
    return value < 0 ? '-' + text : text;
}

std::string as_fraction(Ratio ratio) {
    return std::to_string(ratio.numerator()) + '/' + std::to_string(ratio.denominator());
}

}  // namespace

Ratio::Ratio(std::int64_t numerator, std::int64_t denominator) {
    *this = reduced(numerator, denominator);
}

Ratio Ratio::reduced(int128 numerator, int128 denominator) {
    ensure(denominator != 0);
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const int128 divisor =
        numerator == 0 ? denominator : greatest_common_divisor(numerator, denominator);
    Ratio result;
    result.numerator_ = narrow(numerator / divisor);
    result.denominator_ = narrow(denominator / divisor);
    return result;
}

Ratio operator+(Ratio a, Ratio b) {
    // Over the least common multiple: plain cross products would overflow on long sums.
    const std::int64_t divisor = std::gcd(a.denominator_, b.denominator_);
    const int128 left = int128{a.numerator_} * (b.denominator_ / divisor);
    const int128 right = int128{b.numerator_} * (a.denominator_ / divisor);
    return Ratio::reduced(left + right, int128{a.denominator_} * (b.denominator_ / divisor));
}

Ratio operator-(Ratio a, Ratio b) { return a + Ratio::whole(-1) * b; }

Ratio operator*(Ratio a, Ratio b) {
    return Ratio::reduced(int128{a.numerator_} * b.numerator_,
                          int128{a.denominator_} * b.denominator_);
}

Ratio operator/(Ratio a, Ratio b) {
    return Ratio::reduced(int128{a.numerator_} * b.denominator_,
                          int128{a.denominator_} * b.numerator_);
}

std::strong_ordering operator<=>(Ratio a, Ratio b) {
    return int128{a.numerator_} * b.denominator_ <=> int128{b.numerator_} * a.denominator_;
}

std::optional<Ratio> parse_ratio(std::string_view text) {
    if (text.ends_with('%')) {
        const auto value = parse_decimal(text.substr(0, text.size() - 1));
        return value ? std::optional(*value / Ratio::whole(100)) : std::nullopt;
    }
    if (text.ends_with("bp")) {
        const auto value = parse_decimal(text.substr(0, text.size() - 2));
        return value ? std::optional(*value / Ratio::whole(10'000)) : std::nullopt;
    }
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        const auto numerator = parse_integer(text.substr(0, slash));
        const auto denominator = parse_integer(text.substr(slash + 1));
        if (!numerator || !denominator || *denominator <= 0) return std::nullopt;
        return Ratio(*numerator, *denominator);
    }
    return parse_decimal(text);
}

std::string to_string(Ratio ratio) { return as_decimal(ratio).value_or(as_fraction(ratio)); }

std::string to_percent(Ratio ratio) {
    // A denominator near the limit leaves no room for the factor; the fraction says the same.
    if (ratio.numerator() > std::numeric_limits<std::int64_t>::max() / 100 ||
        ratio.numerator() < std::numeric_limits<std::int64_t>::min() / 100)
        return as_fraction(ratio);
    const auto decimal = as_decimal(ratio * Ratio::whole(100));
    return decimal ? *decimal + '%' : as_fraction(ratio);
}

}  // namespace zhirong
