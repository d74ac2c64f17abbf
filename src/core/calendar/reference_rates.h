#pragma once
// The loan prime rate (LPR 贷款市场报价利率), published monthly by the National Interbank Funding
// Center since 2019-08-20 (中国人民银行公告〔2019〕第15号): each rate holds from its date on.
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ratio.h"
#include "base/result.h"

namespace zhirong {

enum class Tenor { one_year, over_five_years };

class ReferenceRates {
public:
    // No rate is known.
    ReferenceRates() = default;

    // CSV with the heading "effective_from,one_year_percent,over_five_year_percent" and a row for
    // each change, dates rising: "2024-07-22,3.35,3.85".
    static Result<ReferenceRates> read(std::string_view csv);

    // The annual rate that holds on the date. Refuses (reference_rate.missing) before the first.
    Result<Ratio> at(Tenor tenor, Date date) const;

private:
    struct Row {
        Date from;
        Ratio one_year;
        Ratio over_five_years;
    };
    std::vector<Row> rows_;
};

namespace reference_rate_refusals {
inline constexpr RefusalKind missing{
    "reference_rate.missing", 422, "没有{date}的贷款市场报价利率（LPR），已载入的最早日期为{first}",
    "No LPR is known for {date}; the first loaded is {first}"};
inline constexpr RefusalKind malformed{"reference_rate.malformed", 422,
                                       "第{line}行为“{found}”，应为{expected}",
                                       "Line {line} has \"{found}\", expected {expected}"};
}  // namespace reference_rate_refusals

}  // namespace zhirong
