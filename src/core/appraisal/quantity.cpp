#include "core/appraisal/quantity.h"

#include <algorithm>

#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {

const Limit& limit_of(Quantity quantity) {
    using enum Quantity;
    const auto percent = [](std::int64_t value) { return Ratio::percent(value); };
    const auto whole = [](std::int64_t value) { return Ratio::whole(value); };
    static const std::array limits{
        Limit{forecast, whole(0), false, whole(10), true, true},
        Limit{growth, percent(-100), false, percent(30), true, true},
        Limit{royalty, percent(0), false, percent(50), true, true},
        Limit{margin, percent(0), false, percent(100), true, true},
        Limit{share, percent(0), false, percent(100), true, true},
        Limit{charges, whole(0), true, whole(10), true, true},
        Limit{decay, percent(0), true, percent(100), false, true},
        Limit{tax, percent(0), true, percent(100), false, true},
        Limit{discount_rate, percent(-100), false, percent(100), true, true},
        Limit{economic_years, whole(0), false, whole(100), true, false},
        Limit{risk_free, percent(-5), true, percent(30), true, true},
        Limit{premium, percent(-20), true, percent(50), true, true},
        Limit{beta, whole(-5), true, whole(10), true, false},
        Limit{equity_premium, percent(0), true, percent(30), true, true},
        Limit{equity_weight, percent(0), true, percent(100), true, true},
        Limit{debt_rate, percent(0), true, percent(50), true, true},
        Limit{return_on_asset, percent(0), true, percent(100), true, true},
        Limit{correction, percent(0), false, percent(1'000), true, true},
        Limit{weight, percent(0), true, percent(100), true, true},
        Limit{score, whole(0), true, whole(100), true, false},
        Limit{costs, whole(0), false, whole(10), true, true},
        Limit{functional, percent(0), true, percent(100), true, true},
        Limit{economic, percent(0), true, percent(100), true, true}};
    const auto found = std::ranges::find(limits, quantity, &Limit::quantity);
    ensure(found != limits.end());
    return *found;
}

bool within(const Limit& limit, Ratio value) {
    return (limit.low_allowed ? value >= limit.low : value > limit.low) &&
           (limit.high_allowed ? value <= limit.high : value < limit.high);
}

std::string text_of(const Limit& limit, Ratio value) {
    return limit.percent ? to_percent(value) : to_string(value);
}

Label words_of(const Limit& limit) {
    const std::string low = text_of(limit, limit.low);
    const std::string high = text_of(limit, limit.high);
    return {std::string(name_of(limit.quantity)),
            (limit.low_allowed ? "不低于 " : "大于 ") + low +
                (limit.high_allowed ? " 且不超过 " : " 且小于 ") + high,
            (limit.low_allowed ? "at least " : "above ") + low +
                (limit.high_allowed ? " and at most " : " and below ") + high};
}

bool check(Quantity quantity, Ratio value, const std::string& field, shapes::Problems& problems) {
    const Limit& limit = limit_of(quantity);
    if (within(limit, value)) return true;
    const Label name = label_of(quantity);
    const Label words = words_of(limit);
    problems.add(refusals::out_of_range, field,
                 {{"name", name.zh},
                  {"name_en", name.en},
                  {"expected", words.zh},
                  {"expected_en", words.en},
                  {"found", text_of(limit, value)}});
    return false;
}

bool check_exact(Quantity quantity, Ratio value, const std::string& field,
                 shapes::Problems& problems) {
    const bool inside = check(quantity, value, field, problems);
    constexpr std::int64_t finest = 1'000'000;
    static_assert(most_decimals == 6);
    if (finest % value.denominator() == 0) return inside;
    const Label name = label_of(quantity);
    problems.add(refusals::too_fine, field,
                 {{"name", name.zh},
                  {"name_en", name.en},
                  {"places", std::to_string(most_decimals)},
                  {"found", to_string(value)}});
    return false;
}

}  // namespace zhirong::appraisal
