#pragma once
// The market approach: prices of comparable deals, each brought to the right at hand by named
// corrections, and the middle of them.
//   corrected price = price × Π corrections; value = median; range = least and greatest
#include <map>
#include <string>
#include <vector>

#include "core/appraisal/quantity.h"
#include "core/appraisal/value.h"
#include "core/explanation/why.h"

namespace zhirong::appraisal {

// What is corrected for, and how far a correction may go before it is no correction any more.
struct CorrectionRule {
    std::string name;  // "date", "remaining_life", "scope", …
    std::string zh;
    std::string en;
    Ratio low;
    Ratio high;
};

struct Comparable {
    std::string name;
    Date date;
    Money price;
    std::map<std::string, Ratio> corrections;  // by the rule's name; 100 %: none
    std::optional<std::string> left_out;       // why it does not count; absent: it counts
};

struct MarketInput {
    std::vector<CorrectionRule> rules;
    std::vector<Comparable> comparables;
};

constexpr std::size_t least_comparables = 3;
constexpr std::size_t most_comparables = 100;
constexpr std::size_t most_rules = 12;
// A price further from the median of the others is flagged. The product's own line.
inline const Ratio outlier_distance = Ratio::percent(50);

struct CorrectedPrice {
    std::string name;
    Money price;
    std::string factor;  // the product
    Money corrected;     // half up
    bool counts = true;
    bool outlier = false;
    std::string distance;  // from the median of the others, "0.25"
};

struct MarketValue {
    Value value;
    std::vector<CorrectedPrice> prices;  // as given
    Why why;
};

// Refused: fewer than least_comparables that count; a correction missing, unknown or outside its
// rule's range; a price not above zero; names that stand twice.
Result<MarketValue> market_value(const MarketInput& input);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct Shape<appraisal::Value> {
    using V = appraisal::Value;
    static constexpr std::array fields{field<&V::low>("low", "下限", "Low"),
                                       field<&V::mid>("mid", "中值", "Mid"),
                                       field<&V::high>("high", "上限", "High")};
};
template <>
struct Shape<appraisal::CorrectionRule> {
    using R = appraisal::CorrectionRule;
    static constexpr std::array fields{field<&R::name>("name", "代码", "Code", not_blank),
                                       field<&R::zh>("zh", "中文", "Chinese", not_blank),
                                       field<&R::en>("en", "英文", "English", not_blank),
                                       field<&R::low>("low", "下限", "Low"),
                                       field<&R::high>("high", "上限", "High")};
};
template <>
struct Shape<appraisal::Comparable> {
    using C = appraisal::Comparable;
    static constexpr std::array fields{
        field<&C::name>("name", "案例", "Deal", not_blank),
        field<&C::date>("date", "成交日", "Date of the deal"),
        field<&C::price>("price", "成交价", "Price", positive),
        field<&C::corrections>("corrections", "修正系数", "Corrections"),
        field<&C::left_out>("left_out", "剔除理由", "Why it is left out", long_text)};
};
template <>
struct Shape<appraisal::MarketInput> {
    using I = appraisal::MarketInput;
    static constexpr std::array fields{
        field<&I::rules>("rules", "修正因素", "Corrections"),
        field<&I::comparables>("comparables", "可比案例", "Comparables")};
};
template <>
struct Shape<appraisal::CorrectedPrice> {
    using P = appraisal::CorrectedPrice;
    static constexpr std::array fields{
        field<&P::name>("name", "案例", "Deal"),
        field<&P::price>("price", "成交价", "Price"),
        field<&P::factor>("factor", "综合修正系数", "Product of corrections"),
        field<&P::corrected>("corrected", "修正后价格", "Corrected price"),
        field<&P::counts>("counts", "是否采用", "Counts"),
        field<&P::outlier>("outlier", "是否离群", "Outlier"),
        field<&P::distance>("distance", "与其他案例中位数的偏离",
                            "Distance from the others' median")};
};
template <>
struct Shape<appraisal::MarketValue> {
    using V = appraisal::MarketValue;
    static constexpr std::array fields{
        field<&V::value>("value", "评估值", "Value"),
        field<&V::prices>("prices", "修正后价格", "Corrected prices"),
        field<&V::why>("why", "说明", "Why")};
};

}  // namespace zhirong
