#include "features/loan/movement.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.h"
#include "features/loan/shape.h"

namespace zhirong::loan {
namespace {

template <class T>
const EnumName<T>& words_of(T value) {
    const auto entry = std::ranges::find(EnumNames<T>::names, value, &EnumName<T>::value);
    ensure(entry != EnumNames<T>::names.end());
    return *entry;
}

bool is_accrual(What what) {
    return what == What::interest_accrued || what == What::penalty_accrued ||
           what == What::compound_accrued;
}

}  // namespace

Explanation explain(const Movement& movement) {
    const auto& what = words_of(movement.what);
    const auto& account = words_of(movement.account);
    const std::string amount = with_separators(movement.amount);
    Explanation words{fmt::format("{}：{} {}", what.zh, account.zh, amount),
                      fmt::format("{}: {} {}", what.en, account.en, amount)};
    if (is_accrual(movement.what)) {
        const std::string base = with_separators(movement.base);
        const std::string rate = to_percent(movement.annual_rate);
        const std::string since = to_string(movement.since);
        const std::string sum = with_separators(movement.accumulated);
        words.zh += fmt::format("，基数 {} × 年利率 {}，{} 起累计 {}", base, rate, since, sum);
        words.en += fmt::format(", {} at {} a year, {} since {}", base, rate, sum, since);
    } else if (movement.since != Date{}) {
        words.zh += fmt::format("（{}）", to_string(movement.since));
        words.en += fmt::format(" ({})", to_string(movement.since));
    }
    return words;
}

}  // namespace zhirong::loan
