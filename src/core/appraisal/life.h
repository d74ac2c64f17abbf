#pragma once
// For how long a right still earns: the least of what the law, the economy and the contract leave.
#include <optional>
#include <string>
#include <vector>

#include "core/appraisal/quantity.h"
#include "core/explanation/why.h"

namespace zhirong::appraisal {

// Each is open at its end: the day named is the first without the right, the market, the licence.
struct LifeBounds {
    std::optional<Date> legal_end;
    std::optional<Ratio> economic_years;  // from the base date
    std::optional<Date> contract_end;
};

enum class LifeBound { legal, economic, contract };

struct BoundYears {
    LifeBound bound = LifeBound::legal;
    Ratio years;  // whole years, and the days of the last over the days that it has
};

struct RemainingLife {
    LifeBound least = LifeBound::legal;  // of equals, the first of legal, economic, contract
    Ratio years;
    std::vector<BoundYears> bounds;
    Why why;
};

constexpr int longest_life = 100;  // years; a trademark that is renewed again and again included

// Refused: no bound at all, one that ended by the base date, one beyond longest_life.
Result<RemainingLife> remaining_life(Date base_date, const LifeBounds& bounds);
void check_life(Date base_date, const LifeBounds& bounds, const std::string& path,
                shapes::Problems& problems);

// Years from `from` to `to`: anniversaries of `from`, then days over the days of the year begun.
Ratio years_between(Date from, Date to);
Date anniversary(Date from, int years);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct EnumNames<appraisal::LifeBound> {
    using enum appraisal::LifeBound;
    using B = appraisal::LifeBound;
    static constexpr std::array names{
        EnumName<B>{legal, "legal", "法定期限", "Legal term"},
        EnumName<B>{economic, "economic", "经济寿命", "Economic life"},
        EnumName<B>{contract, "contract", "合同期限", "Contract term"}};
};
template <>
struct Shape<appraisal::LifeBounds> {
    using B = appraisal::LifeBounds;
    static constexpr std::array fields{
        field<&B::legal_end>("legal_end", "法定期限届满日", "First day after the legal term"),
        field<&B::economic_years>("economic_years", "剩余经济年限", "Remaining economic years"),
        field<&B::contract_end>("contract_end", "合同期限届满日",
                                "First day after the contract's term")};
};
template <>
struct Shape<appraisal::BoundYears> {
    using B = appraisal::BoundYears;
    static constexpr std::array fields{field<&B::bound>("bound", "期限", "Bound"),
                                       field<&B::years>("years", "年限", "Years")};
};
template <>
struct Shape<appraisal::RemainingLife> {
    using L = appraisal::RemainingLife;
    static constexpr std::array fields{field<&L::least>("least", "最短的期限", "Least bound"),
                                       field<&L::years>("years", "收益年限", "Years of income"),
                                       field<&L::bounds>("bounds", "各期限", "Bounds"),
                                       field<&L::why>("why", "说明", "Why")};
};

}  // namespace zhirong
