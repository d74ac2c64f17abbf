#pragma once
// The cost approach: what it would cost to make the right again, less what has worn away.
//   V = Σ costs × (1 − depreciation)
//   depreciation = used / (used + remaining) + functional + economic
// Exact throughout; one rounding, half up.
#include <string>
#include <vector>

#include "core/appraisal/quantity.h"
#include "core/explanation/why.h"

namespace zhirong::appraisal {

enum class CostBasis { reproduction, replacement };

struct CostItem {
    std::string name;  // research, filing, annual fees, overhead, return on the money spent, …
    Money amount;
};

struct CostInput {
    CostBasis basis = CostBasis::replacement;
    std::vector<CostItem> items;
    int used_months = 0;
    int remaining_months = 0;
    Ratio functional;  // 0 to 1
    Ratio economic;    // 0 to 1
};

constexpr std::size_t most_cost_items = 50;
constexpr int most_months = 1'200;

struct CostValue {
    Money cost;
    Ratio physical;
    Ratio depreciation;
    Money value;
    Why why;
};

// Refused: no cost, an amount not above zero, no remaining months, depreciation of 100 % or more.
Result<CostValue> cost_value(const CostInput& input);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct EnumNames<appraisal::CostBasis> {
    using enum appraisal::CostBasis;
    using B = appraisal::CostBasis;
    static constexpr std::array names{
        EnumName<B>{reproduction, "reproduction", "复原重置成本", "Reproduction cost"},
        EnumName<B>{replacement, "replacement", "更新重置成本", "Replacement cost"}};
};
template <>
struct Shape<appraisal::CostItem> {
    using I = appraisal::CostItem;
    static constexpr std::array fields{field<&I::name>("name", "成本项目", "Cost", not_blank),
                                       field<&I::amount>("amount", "金额", "Amount", positive)};
};
template <>
struct Shape<appraisal::CostInput> {
    using I = appraisal::CostInput;
    static constexpr std::array fields{
        field<&I::basis>("basis", "成本口径", "Basis of cost"),
        field<&I::items>("items", "成本项目", "Costs", not_blank),
        field<&I::used_months>("used_months", "已使用月数", "Months used", not_negative),
        field<&I::remaining_months>("remaining_months", "剩余月数", "Months remaining", positive),
        field<&I::functional>("functional", "功能性贬值率", "Functional obsolescence"),
        field<&I::economic>("economic", "经济性贬值率", "Economic obsolescence")};
};
template <>
struct Shape<appraisal::CostValue> {
    using V = appraisal::CostValue;
    static constexpr std::array fields{
        field<&V::cost>("cost", "重置成本", "Cost"),
        field<&V::physical>("physical", "使用年限贬值率", "Depreciation by life used"),
        field<&V::depreciation>("depreciation", "贬值率合计", "Depreciation"),
        field<&V::value>("value", "评估值", "Value"), field<&V::why>("why", "说明", "Why")};
};

}  // namespace zhirong
