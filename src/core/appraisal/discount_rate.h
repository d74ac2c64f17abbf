#pragma once
// What a year of waiting and of risk costs: built up from premiums, from the capital market (CAPM),
// or as the weighted cost of equity and debt. Exact: rates are sums and products of decimals.
#include <string>
#include <variant>
#include <vector>

#include "core/appraisal/quantity.h"
#include "core/explanation/why.h"

namespace zhirong::appraisal {

struct Premium {
    std::string name;  // technology, market, funding, management, size, …
    Ratio rate;
    std::string reason;
};

struct BuildUp {  // rf + Σ premiums
    Ratio risk_free;
    std::vector<Premium> premiums;
};
struct CapitalMarket {  // rf + beta × equity premium + Σ premiums (size, specific)
    Ratio risk_free;
    Ratio beta;
    Ratio equity_premium;
    std::vector<Premium> premiums;
};
struct WeightedCost {  // E × equity rate + (1 − E) × debt rate × (1 − tax)
    Ratio equity_weight;
    Ratio equity_rate;
    Ratio debt_rate;
    Ratio tax;
};
using RateMethod = std::variant<BuildUp, CapitalMarket, WeightedCost>;

constexpr std::size_t most_premiums = 20;

struct DiscountRate {
    Ratio rate;
    Why why;
};

// Refused: a part outside its bounds, a premium without name or reason or named twice, a build-up
// without premiums, a sum at or below −100 % or above 100 %.
Result<DiscountRate> discount_rate(const RateMethod& method);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct Shape<appraisal::Premium> {
    using P = appraisal::Premium;
    static constexpr std::array fields{field<&P::name>("name", "名称", "Name", not_blank),
                                       field<&P::rate>("rate", "溢价", "Premium"),
                                       field<&P::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<appraisal::BuildUp> {
    using M = appraisal::BuildUp;
    static constexpr const char* name = "build_up";
    static constexpr std::array fields{
        field<&M::risk_free>("risk_free", "无风险利率", "Risk-free rate"),
        field<&M::premiums>("premiums", "风险溢价", "Risk premiums", not_blank)};
};
template <>
struct Shape<appraisal::CapitalMarket> {
    using M = appraisal::CapitalMarket;
    static constexpr const char* name = "capital_market";
    static constexpr std::array fields{
        field<&M::risk_free>("risk_free", "无风险利率", "Risk-free rate"),
        field<&M::beta>("beta", "贝塔系数", "Beta"),
        field<&M::equity_premium>("equity_premium", "市场风险溢价", "Equity risk premium"),
        field<&M::premiums>("premiums", "规模与特有风险溢价", "Size and specific premiums")};
};
template <>
struct Shape<appraisal::WeightedCost> {
    using M = appraisal::WeightedCost;
    static constexpr const char* name = "weighted_cost";
    static constexpr std::array fields{
        field<&M::equity_weight>("equity_weight", "权益比重", "Weight of equity"),
        field<&M::equity_rate>("equity_rate", "权益成本", "Cost of equity"),
        field<&M::debt_rate>("debt_rate", "债务成本", "Cost of debt"),
        field<&M::tax>("tax", "所得税率", "Tax rate")};
};
template <>
struct Shape<appraisal::DiscountRate> {
    using R = appraisal::DiscountRate;
    static constexpr std::array fields{field<&R::rate>("rate", "折现率", "Discount rate"),
                                       field<&R::why>("why", "说明", "Why")};
};

}  // namespace zhirong
