#include "features/loan/why.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ensure.h"
#include "features/loan/shape.h"

namespace zhirong::loan {
namespace {

template <class T>
Phrase phrase_of(T value) {
    const auto entry = std::ranges::find(EnumNames<T>::names, value, &EnumName<T>::value);
    ensure(entry != EnumNames<T>::names.end());
    return {entry->zh, entry->en};
}

bool is_accrual(What what) {
    return what == What::interest_accrued || what == What::penalty_accrued ||
           what == What::compound_accrued;
}

// One step: movements of one kind, or of nights in a row on one base at one rate.
struct Stretch {
    const Movement* first;
    Date until;
    Money amount;
};

bool continues(const Stretch& stretch, const Movement& next) {
    return is_accrual(next.what) && stretch.first->what == next.what &&
           stretch.first->base == next.base && stretch.first->annual_rate == next.annual_rate &&
           stretch.first->since == next.since;
}

std::vector<Stretch> stretches_of(Account account, std::span<const Movement> movements, Date date) {
    std::vector<Stretch> stretches;
    for (const Movement& movement : movements) {
        if (movement.account != account || movement.value_date > date) continue;
        if (!stretches.empty() && continues(stretches.back(), movement)) {
            stretches.back().until = movement.value_date;
            stretches.back().amount += movement.amount;
        } else {
            stretches.push_back({&movement, movement.value_date, movement.amount});
        }
    }
    return stretches;
}

Phrase accrual_source(What what) {
    if (what == What::interest_accrued)
        return {"借款合同约定的利率与计息方式", "Rate and day count of the loan contract"};
    return {"中国人民银行关于人民币贷款利率有关问题的通知（银发〔2003〕251号）第三条",
            "People's Bank of China, Yinfa (2003) 251, 3"};
}

Why step_of(const Stretch& stretch, DayCount day_count) {
    const Movement& first = *stretch.first;
    Why step{.title = phrase_of(first.what),
             .rule = std::string(name_of(first.what)),
             .result = to_string(stretch.amount)};
    if (!is_accrual(first.what)) {
        step.inputs.push_back(input("date", "日期", "Date", first.value_date));
        if (!first.event.empty())
            step.inputs.push_back(input("event", "事件", "Event", first.event));
        if (first.since != Date{})
            step.inputs.push_back(input("since", "对应日期", "Of", first.since));
        return step;
    }
    // A night counts on the date after it. One whose amount rounds to nothing has no movement, so
    // the dates are those between which the stretch's movements lie.
    const Date from = first.value_date - Days{1};
    step.source = accrual_source(first.what);
    step.formula = Phrase{"基数 × 年利率 × 计息天数 ÷ 年天数；按累计金额四舍五入，取其差额",
                          "base × annual rate × days ÷ days of the year; the difference of rounded "
                          "cumulative amounts"};
    step.rounding = Rounding::half_up;
    step.inputs = {input("base", "基数", "Base", first.base),
                   input("annual_rate", "年利率", "Annual rate", first.annual_rate),
                   input("from", "起", "From", from),
                   input("until", "止", "Until", stretch.until),
                   input("year_fraction", "年化期间", "Part of a year",
                         year_fraction(day_count, from, stretch.until)),
                   input("day_count", "计息基础", "Day count", phrase_of(day_count).zh)};
    return step;
}

}  // namespace

Why why(Account account, std::span<const Movement> movements, const Terms& terms, Date date) {
    ensure(Account::principal <= account && account <= Account::costs);
    const std::vector<Stretch> stretches = stretches_of(account, movements, date);
    Money sum;
    for (const Stretch& stretch : stretches) sum += stretch.amount;
    Why figure{.title = phrase_of(account),
               .rule = "loan." + std::string(name_of(account)),
               .formula = Phrase{"各项之和", "The sum of the steps"},
               .inputs = {input("date", "截至", "At the end of", date)},
               .result = to_string(sum)};
    const std::size_t shown = std::min(stretches.size(), most_steps - 1);
    const auto rest = std::span(stretches).first(stretches.size() - shown);
    if (!rest.empty()) {
        Money before;
        for (const Stretch& stretch : rest) before += stretch.amount;
        figure.steps.push_back({.title = {"更早各项合计", "Everything before"},
                                .rule = "loan.before",
                                .inputs = {input("until", "截至", "Until", rest.back().until)},
                                .result = to_string(before)});
    }
    for (const Stretch& stretch : std::span(stretches).last(shown))
        figure.steps.push_back(step_of(stretch, terms.day_count));
    return figure;
}

}  // namespace zhirong::loan
