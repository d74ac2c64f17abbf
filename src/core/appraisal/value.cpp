#include "core/appraisal/value.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/ensure.h"
#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

bool moves_outward(double rest, double whole, Rounding rounding) {
    const double size = std::abs(rest);
    switch (rounding) {
        case Rounding::half_up: return size >= 0.5;
        case Rounding::half_even: return size > 0.5 || (size == 0.5 && std::fmod(whole, 2) != 0);
        case Rounding::down: return false;
        case Rounding::up: return size > 0;
        case Rounding::floor: return rest < 0;
        case Rounding::ceiling: return rest > 0;
    }
    ensure(false);
    return false;
}

}  // namespace

Result<Money> to_money(double fen, Rounding rounding, std::string field) {
    if (!std::isfinite(fen))
        return refuse(refusals::not_finite, std::move(field), {{"found", decimal(fen)}});
    const double whole = std::trunc(fen);
    const double rest = fen - whole;  // Exact: the digits behind the point, nothing else.
    const double rounded =
        whole + (moves_outward(rest, whole, rounding) ? std::copysign(1.0, rest) : 0.0);
    if (std::abs(rounded) > static_cast<double>(largest_input.fen))
        return refuse(
            refusals::too_large, std::move(field),
            {{"found", decimal(fen / 100, 2)}, {"expected", with_separators(largest_input)}});
    return Money{static_cast<std::int64_t>(rounded)};
}

Result<Value> checked(const Value& value, const std::string& field) {
    if (value.low > value.mid || value.mid > value.high)
        return refuse(refusals::range_order, field,
                      {{"low", with_separators(value.low)},
                       {"mid", with_separators(value.mid)},
                       {"high", with_separators(value.high)}});
    if (value.low <= Money{})
        return refuse(refusals::no_value, field, {{"found", with_separators(value.low)}});
    return value;
}

std::string decimal(double number, int places) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-∞" : "∞";
    std::array<char, 512> text{};  // The largest double has 309 digits before the point.
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number,
                                            std::chars_format::fixed, places);
    ensure(error == std::errc{});
    return {text.data(), end};
}

}  // namespace zhirong::appraisal
