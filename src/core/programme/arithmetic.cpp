#include "core/programme/arithmetic.h"

#include <algorithm>
#include <stdexcept>

#include "base/ensure.h"

namespace zhirong::programme {

Value nothing_of(Unit unit) {
    switch (unit) {
        case Unit::rate: return Ratio{};
        case Unit::days: return DayCount{};
        case Unit::count: return Count{};
        default: return Money{};
    }
}

// The exact product, then one rounding.
Money interest(Money principal, Ratio rate, DayCount days, std::int64_t days_in_year,
               Rounding rounding) {
    int128 numerator = int128{principal.fen} * rate.numerator();
    if (__builtin_mul_overflow(numerator, int128{days.days}, &numerator))
        throw std::overflow_error("interest");
    return round_fen(numerator, int128{rate.denominator()} * days_in_year, rounding);
}

Date moved(Date date, const std::string& move, std::int64_t by) {
    constexpr std::int64_t most_days = 100'000;
    constexpr std::int64_t most_months = 3'000;
    constexpr std::int64_t months_in_year = 12;
    const bool days = move.starts_with("days");
    const std::int64_t amount = move.starts_with("years") ? by * months_in_year : by;
    if (amount > (days ? most_days : most_months)) throw std::overflow_error("date");
    const int signed_amount = static_cast<int>(move.ends_with("earlier") ? -amount : amount);
    return days ? date + Days{signed_amount} : add_months(date, signed_amount);
}

Ratio quotient(const Value& a, const Value& b) {
    if (const auto* rate = std::get_if<Ratio>(&a)) return *rate / std::get<Ratio>(b);
    if (const auto* days = std::get_if<DayCount>(&a))
        return {days->days, std::get<DayCount>(b).days};
    if (const auto* count = std::get_if<Count>(&a))
        return {count->number, std::get<Count>(b).number};
    return {std::get<Money>(a).fen, std::get<Money>(b).fen};
}

Value plus(const Value& a, const Value& b) {
    if (const auto* rate = std::get_if<Ratio>(&a)) return *rate + std::get<Ratio>(b);
    if (const auto* days = std::get_if<DayCount>(&a))
        return DayCount{days->days + std::get<DayCount>(b).days};
    if (const auto* count = std::get_if<Count>(&a))
        return Count{count->number + std::get<Count>(b).number};
    return std::get<Money>(a) + std::get<Money>(b);
}

Value minus_not_below_nothing(const Value& a, const Value& b) {
    if (const auto* rate = std::get_if<Ratio>(&a))
        return std::max(Ratio{}, *rate - std::get<Ratio>(b));
    if (const auto* days = std::get_if<DayCount>(&a))
        return DayCount{std::max<std::int64_t>(0, days->days - std::get<DayCount>(b).days)};
    if (const auto* count = std::get_if<Count>(&a))
        return Count{std::max<std::int64_t>(0, count->number - std::get<Count>(b).number)};
    return std::max(Money{}, std::get<Money>(a) - std::get<Money>(b));
}

bool is_within(std::string_view region, std::string_view outer) {
    // Two digits each for province, city and county; 00 is the whole.
    constexpr std::size_t level = 2;
    std::size_t told = outer.size();
    while (told > level && outer.substr(told - level, level) == "00") told -= level;
    return region.size() == outer.size() && region.substr(0, told) == outer.substr(0, told);
}

bool compares(Comparison comparison, const Value& left, const std::vector<Value>& right) {
    const auto order = compare(left, right.front());
    switch (comparison) {
        case Comparison::at_least: return order >= 0;
        case Comparison::at_most: return order <= 0;
        case Comparison::above: return order > 0;
        case Comparison::below: return order < 0;
        case Comparison::equals: return order == 0;
        case Comparison::one_of:
            return std::ranges::any_of(right,
                                       [&](const Value& each) { return compare(left, each) == 0; });
        case Comparison::within:
            return is_within(std::get<std::string>(left), std::get<std::string>(right.front()));
    }
    ensure(false);
    return false;
}

}  // namespace zhirong::programme
