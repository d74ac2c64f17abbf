#pragma once
// The fee calendar of a patent: each year of its life, what it costs, and what is due today.
#include <optional>
#include <string>
#include <vector>

#include "core/annual_fees/annual_fees.h"
#include "core/explanation/why.h"
#include "features/rights/record.h"

namespace zhirong::rights {

enum class FeeState {
    none,  // before the year of the grant: no annual fee
    paid,
    upcoming,  // not yet due
    next,      // the one to be paid now, without surcharge
    in_grace,  // to be paid with surcharge
    lapsed,    // not even that: the patent ended on the due date
    not_owed,  // the patent ended before
};

// What would be paid today, by what the office lets off.
struct FeeAmount {
    std::string reduction;  // empty: nothing let off
    annual_fees::Words words;
    Money fee;
    Money surcharge;
    Money total;
    Why why;
};
// A late payment made from that day on costs this much more, until the next step or the grace ends.
struct SurchargeStep {
    Date from;
    Money surcharge;
};
struct FeeYear {
    int year = 0;  // of the patent; year 1 begins on the filing date
    Date due;      // the last day without surcharge
    Date grace_end;
    FeeState state = FeeState::upcoming;
    std::optional<Money> full;  // nothing: no schedule that we know
    std::vector<SurchargeStep> steps;
    std::vector<FeeAmount> today;  // of the year that is to be paid now
};
struct FeeCalendar {
    std::vector<FeeYear> years;
    const annual_fees::Edition* edition = nullptr;  // that of the year to be paid now, or the last
    // The year to be paid now, if any.
    const FeeYear* now() const;
};

// BrokenInvariant for what is no patent.
FeeCalendar fee_calendar(const Right& right, const annual_fees::Schedule& schedule, Date today);

// How many months of surcharge a payment on that day bears, for a fee of that year.
int surcharge_months(Date filing_date, int year, Date paid, annual_fees::MonthCount counted);

}  // namespace zhirong::rights

namespace zhirong {

template <>
struct EnumNames<rights::FeeState> {
    using enum rights::FeeState;
    using F = rights::FeeState;
    static constexpr std::array names{
        EnumName<F>{none, "none", "授权前无年费", "None before grant"},
        EnumName<F>{paid, "paid", "已缴", "Paid"},
        EnumName<F>{upcoming, "upcoming", "未到期", "To come"},
        EnumName<F>{next, "next", "待缴", "To be paid"},
        EnumName<F>{in_grace, "in_grace", "滞纳期内", "In grace"},
        EnumName<F>{lapsed, "lapsed", "逾期失效", "Lapsed"},
        EnumName<F>{not_owed, "not_owed", "已失效", "Ended"}};
};

}  // namespace zhirong
