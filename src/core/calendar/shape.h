#pragma once
#include "base/shape.h"
#include "core/calendar/day_count.h"
#include "core/calendar/reference_rates.h"

namespace zhirong {

template <>
struct EnumNames<DayCount> {
    static constexpr std::array names{
        EnumName<DayCount>{DayCount::actual_360, "actual_360", "实际天数/360", "Actual/360"},
        EnumName<DayCount>{DayCount::actual_365_fixed, "actual_365_fixed", "实际天数/365",
                           "Actual/365 (Fixed)"},
        EnumName<DayCount>{DayCount::thirty_360, "thirty_360", "30/360", "30/360"},
        EnumName<DayCount>{DayCount::actual_actual_isda, "actual_actual_isda",
                           "实际天数/实际天数（ISDA）", "Actual/Actual (ISDA)"}};
};

template <>
struct EnumNames<Tenor> {
    static constexpr std::array names{
        EnumName<Tenor>{Tenor::one_year, "one_year", "1年期LPR", "One-year LPR"},
        EnumName<Tenor>{Tenor::over_five_years, "over_five_years", "5年期以上LPR",
                        "LPR over five years"}};
};

}  // namespace zhirong
