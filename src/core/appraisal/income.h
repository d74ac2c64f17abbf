#pragma once
// The income approach: what a right will still earn, after tax, worth today.
//   relief from royalty  V = Σ R_t · k_t · (1 − τ) / (1 + r)^e
//   profit share         the same with k_t = margin · α_t
//   excess earnings      V = Σ (EBIT_t · (1 − τ) − Σ contributory charges) / (1 + r)^e
// with e = t at year end, t − 0.5 at mid-year; k_t and α_t fall by the decay each year; after the
// forecast R_t grows at one rate; t runs over the remaining life, whose last year counts by days.
// Source: standard appraisal practice (background knowledge), domain notes on formulas.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/appraisal/cash_flow.h"
#include "core/appraisal/life.h"
#include "core/appraisal/quantity.h"
#include "core/explanation/why.h"

namespace zhirong::appraisal {

struct RoyaltyRelief {
    Ratio royalty;  // of revenue, in the first year
    Ratio decay;    // a year
};
struct ProfitShare {
    Ratio margin;  // profit of revenue
    Ratio share;   // of profit that the technology earns, in the first year
    Ratio decay;   // a year: 15 to 20 % in fast fields (background)
};
struct ContributoryAsset {
    std::string name;
    Money value;
    Ratio required_return;  // a year, after tax
};
struct ExcessEarnings {
    std::vector<ContributoryAsset> assets;
};
using IncomeMethod = std::variant<RoyaltyRelief, ProfitShare, ExcessEarnings>;

enum class Convention { year_end, mid_year };

struct IncomeInput {
    Date base_date;
    LifeBounds life;
    // Full years from the base date: revenue, or for excess earnings profit before interest and
    // tax, which may be negative (its tax then counts as saved).
    std::vector<Money> forecast;
    std::optional<Ratio> growth;  // a year, needed where the life is longer than the forecast
    IncomeMethod method;
    Ratio tax;
    Ratio discount_rate;
    Convention convention = Convention::mid_year;
};

constexpr std::size_t most_forecast_years = 30;
constexpr std::size_t most_assets = 20;

// Everything wrong with it, each at its field. A growth that is stated must be below the discount
// rate, also where the life would be finite without it.
Result<std::monostate> check(const IncomeInput& input);

struct IncomeYear {
    int year = 0;  // from 1
    Date from;
    Date until;            // the first day after
    std::string fraction;  // of the year
    Money amount;          // forecast, of the full year
    std::string portion;   // earned by the right
    Money benefit;         // after tax and charges, of the fraction
    std::string factor;    // of discount
    Money present;         // the rounded running total less the one before: the sum is the value
};

struct IncomeValue {
    Money value;
    RemainingLife life;
    std::vector<IncomeYear> years;
    Why why;
};

// One rounding, half up, of the sum. Refused besides what check() refuses: a life that has ended, a
// value that is not above zero.
Result<IncomeValue> income_value(const IncomeInput& input);

// The same numbers for the loop. `forecast` is a buffer that must outlive the result.
CashFlow cash_flow(const IncomeInput& input, const RemainingLife& life,
                   std::vector<double>& forecast);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct EnumNames<appraisal::Convention> {
    using enum appraisal::Convention;
    using C = appraisal::Convention;
    static constexpr std::array names{EnumName<C>{year_end, "year_end", "年末折现", "At year end"},
                                      EnumName<C>{mid_year, "mid_year", "年中折现", "At mid-year"}};
};
template <>
struct Shape<appraisal::RoyaltyRelief> {
    using M = appraisal::RoyaltyRelief;
    static constexpr const char* name = "royalty_relief";
    static constexpr std::array fields{field<&M::royalty>("royalty", "许可费率", "Royalty rate"),
                                       field<&M::decay>("decay", "年衰减率", "Decay a year")};
};
template <>
struct Shape<appraisal::ProfitShare> {
    using M = appraisal::ProfitShare;
    static constexpr const char* name = "profit_share";
    static constexpr std::array fields{field<&M::margin>("margin", "利润率", "Profit margin"),
                                       field<&M::share>("share", "利润分成率", "Share of profit"),
                                       field<&M::decay>("decay", "年衰减率", "Decay a year")};
};
template <>
struct Shape<appraisal::ContributoryAsset> {
    using A = appraisal::ContributoryAsset;
    static constexpr std::array fields{
        field<&A::name>("name", "资产", "Asset", not_blank),
        field<&A::value>("value", "公允价值", "Fair value", positive),
        field<&A::required_return>("required_return", "要求回报率", "Required return")};
};
template <>
struct Shape<appraisal::ExcessEarnings> {
    using M = appraisal::ExcessEarnings;
    static constexpr const char* name = "excess_earnings";
    static constexpr std::array fields{
        field<&M::assets>("assets", "贡献资产", "Contributory assets")};
};
template <>
struct Shape<appraisal::IncomeInput> {
    using I = appraisal::IncomeInput;
    static constexpr std::array fields{
        field<&I::base_date>("base_date", "评估基准日", "Base date"),
        field<&I::life>("life", "期限", "Life"),
        field<&I::forecast>("forecast", "逐年预测额", "Forecast by year", not_blank),
        field<&I::growth>("growth", "预测期后增长率", "Growth after the forecast"),
        field<&I::method>("method", "具体方法", "Method"),
        field<&I::tax>("tax", "所得税率", "Tax rate"),
        field<&I::discount_rate>("discount_rate", "折现率", "Discount rate"),
        field<&I::convention>("convention", "折现约定", "Convention")};
};
template <>
struct Shape<appraisal::IncomeYear> {
    using Y = appraisal::IncomeYear;
    static constexpr std::array fields{
        field<&Y::year>("year", "年序", "Year"),
        field<&Y::from>("from", "起", "From"),
        field<&Y::until>("until", "止（不含）", "Until"),
        field<&Y::fraction>("fraction", "年内比例", "Part of the year"),
        field<&Y::amount>("amount", "预测额", "Forecast"),
        field<&Y::portion>("portion", "归属比例", "Portion"),
        field<&Y::benefit>("benefit", "税后收益", "Benefit after tax"),
        field<&Y::factor>("factor", "折现系数", "Discount factor"),
        field<&Y::present>("present", "现值", "Present value")};
};
template <>
struct Shape<appraisal::IncomeValue> {
    using V = appraisal::IncomeValue;
    static constexpr std::array fields{field<&V::value>("value", "评估值", "Value"),
                                       field<&V::life>("life", "收益年限", "Years of income"),
                                       field<&V::years>("years", "逐年测算", "By year"),
                                       field<&V::why>("why", "说明", "Why")};
};

}  // namespace zhirong
