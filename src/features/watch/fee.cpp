#include "features/watch/fee.h"

#include <array>

#include "base/date.h"

namespace zhirong::watch {
namespace {

constexpr int percent_a_month = 5;
constexpr int months_of_grace = 6;

struct Step {
    int last_year;
    std::int64_t yuan;
};
constexpr std::array invention_fees{Step{3, 900},    Step{6, 1'200},  Step{9, 2'000},
                                    Step{12, 4'000}, Step{15, 6'000}, Step{20, 8'000}};
constexpr std::array other_fees{Step{3, 600}, Step{5, 900}, Step{8, 1'200}, Step{10, 2'000}};
constexpr std::array design_fees{Step{3, 600}, Step{5, 900}, Step{8, 1'200}, Step{10, 2'000},
                                 Step{15, 3'000}};

std::optional<Money> of(std::span<const Step> steps, int year) {
    for (const Step& step : steps)
        if (year <= step.last_year) return yuan(step.yuan);
    return std::nullopt;
}

int months_over(Date due, Date today) {
    int months = 0;
    while (months + 1 < months_of_grace && today > add_months(due, months + 1)) ++months;
    return months;
}

}  // namespace

std::optional<Money> annual_fee(RightKind kind, int year) {
    if (year < 1) return std::nullopt;
    if (kind == RightKind::invention) return of(invention_fees, year);
    if (kind == RightKind::utility_model) return of(other_fees, year);
    return kind == RightKind::design ? of(design_fees, year) : std::nullopt;
}

int surcharge_percent(Date due, Date today) { return percent_a_month * months_over(due, today); }

std::optional<Date> next_surcharge(Date due, Date today) {
    const int months = months_over(due, today) + 1;
    if (months >= months_of_grace) return std::nullopt;
    return add_months(due, months) + Days{1};
}

}  // namespace zhirong::watch
