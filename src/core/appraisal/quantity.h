#pragma once
// The rates and counts that an appraisal takes, each with the bounds inside which it makes sense.
// The bounds are the product's own, wide on purpose: outside them a number is a slip of the pen.
#include <string>

#include "base/ratio.h"
#include "base/shape.h"

namespace zhirong::appraisal {

enum class Quantity {
    forecast,        // multiplies every forecast amount
    growth,          // a year, after the forecast
    royalty,         // of revenue
    margin,          // profit of revenue
    share,           // of profit that the right earns
    charges,         // multiplies the contributory charges
    decay,           // a year, of royalty or share
    tax,             // of the benefit
    discount_rate,   // a year
    economic_years,  // from the base date
    risk_free,
    premium,
    beta,
    equity_premium,
    equity_weight,
    debt_rate,
    return_on_asset,  // required of a contributory asset
    correction,       // of a comparable's price
    weight,
    score,       // 0 to 100
    costs,       // multiplies what it cost
    functional,  // obsolescence
    economic,    // obsolescence
};

struct Limit {
    Quantity quantity;
    Ratio low;
    bool low_allowed;
    Ratio high;
    bool high_allowed;
    bool percent;  // as people write it
};
const Limit& limit_of(Quantity quantity);

bool within(const Limit& limit, Ratio value);
Label words_of(const Limit& limit);  // "大于 -100% 且不超过 100%"
std::string text_of(const Limit& limit, Ratio value);

// Adds a refusal at the field if the value is outside its limit; answers whether it is inside.
bool check(Quantity quantity, Ratio value, const std::string& field, shapes::Problems& problems);

// So that sums and products of a few of them stay exact in 64 bits.
constexpr int most_decimals = 6;
// Also if it has more decimals than that.
bool check_exact(Quantity quantity, Ratio value, const std::string& field,
                 shapes::Problems& problems);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct EnumNames<appraisal::Quantity> {
    using enum appraisal::Quantity;
    using Q = appraisal::Quantity;
    static constexpr std::array names{
        EnumName<Q>{forecast, "forecast", "预测额倍数", "Multiple of the forecast"},
        EnumName<Q>{growth, "growth", "预测期后增长率", "Growth after the forecast"},
        EnumName<Q>{royalty, "royalty", "许可费率", "Royalty rate"},
        EnumName<Q>{margin, "margin", "利润率", "Profit margin"},
        EnumName<Q>{share, "share", "利润分成率", "Share of profit"},
        EnumName<Q>{charges, "charges", "贡献资产回报倍数", "Multiple of contributory charges"},
        EnumName<Q>{decay, "decay", "年衰减率", "Decay a year"},
        EnumName<Q>{tax, "tax", "所得税率", "Tax rate"},
        EnumName<Q>{discount_rate, "discount_rate", "折现率", "Discount rate"},
        EnumName<Q>{economic_years, "economic_years", "剩余经济年限", "Remaining economic life"},
        EnumName<Q>{risk_free, "risk_free", "无风险利率", "Risk-free rate"},
        EnumName<Q>{premium, "premium", "风险溢价", "Risk premium"},
        EnumName<Q>{beta, "beta", "贝塔系数", "Beta"},
        EnumName<Q>{equity_premium, "equity_premium", "市场风险溢价", "Equity risk premium"},
        EnumName<Q>{equity_weight, "equity_weight", "权益比重", "Weight of equity"},
        EnumName<Q>{debt_rate, "debt_rate", "债务成本", "Cost of debt"},
        EnumName<Q>{return_on_asset, "return_on_asset", "贡献资产回报率",
                    "Return required of an asset"},
        EnumName<Q>{correction, "correction", "修正系数", "Correction factor"},
        EnumName<Q>{weight, "weight", "权重", "Weight"},
        EnumName<Q>{score, "score", "评分", "Score"},
        EnumName<Q>{costs, "costs", "成本倍数", "Multiple of the costs"},
        EnumName<Q>{functional, "functional", "功能性贬值率", "Functional obsolescence"},
        EnumName<Q>{economic, "economic", "经济性贬值率", "Economic obsolescence"}};
};

}  // namespace zhirong
