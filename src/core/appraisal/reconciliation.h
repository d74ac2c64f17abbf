#pragma once
// One value out of what several methods found: by stated weights, or by what their ranges have in
// common. How far the methods lie apart is said either way.
#include <optional>
#include <string>
#include <vector>

#include "core/appraisal/market.h"
#include "core/appraisal/quantity.h"
#include "core/appraisal/value.h"
#include "core/explanation/why.h"

namespace zhirong::appraisal {

enum class Approach { income, market, cost };

struct WeightedValue {
    Approach approach = Approach::income;
    Value value;
    Ratio weight;  // all together 100 %; not counted where the ranges decide
    std::string reason;
};

enum class ReconciliationWay { weights, overlap };

// Mid values that lie further apart than this, of the least, bring a warning. The product's own
// line.
inline const Ratio wide_spread = Ratio::percent(30);

struct Reconciliation {
    Value value;
    std::string spread;             // (greatest mid − least mid) / least mid, "0.25"
    std::optional<Phrase> warning;  // absent: within wide_spread
    Why why;
};

// By weights: low, mid and high each Σ value × weight, rounded half up once. By overlap: the
// greatest low and the least high, and their middle. Refused: no value, an approach twice, a weight
// without reason, weights that do not sum to 100 %, ranges that have nothing in common, a range out
// of order or not above zero.
Result<Reconciliation> reconcile(const std::vector<WeightedValue>& values, ReconciliationWay way);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct EnumNames<appraisal::Approach> {
    using enum appraisal::Approach;
    using A = appraisal::Approach;
    static constexpr std::array names{EnumName<A>{income, "income", "收益法", "Income approach"},
                                      EnumName<A>{market, "market", "市场法", "Market approach"},
                                      EnumName<A>{cost, "cost", "成本法", "Cost approach"}};
};
template <>
struct EnumNames<appraisal::ReconciliationWay> {
    using enum appraisal::ReconciliationWay;
    using W = appraisal::ReconciliationWay;
    static constexpr std::array names{EnumName<W>{weights, "weights", "加权", "By weights"},
                                      EnumName<W>{overlap, "overlap", "区间重叠", "By overlap"}};
};
template <>
struct Shape<appraisal::WeightedValue> {
    using V = appraisal::WeightedValue;
    static constexpr std::array fields{field<&V::approach>("approach", "评估方法", "Approach"),
                                       field<&V::value>("value", "价值区间", "Range"),
                                       field<&V::weight>("weight", "权重", "Weight"),
                                       field<&V::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<appraisal::Reconciliation> {
    using R = appraisal::Reconciliation;
    static constexpr std::array fields{field<&R::value>("value", "评估结论", "Conclusion"),
                                       field<&R::spread>("spread", "方法间差异", "Spread"),
                                       field<&R::warning>("warning", "提示", "Warning"),
                                       field<&R::why>("why", "说明", "Why")};
};

}  // namespace zhirong
