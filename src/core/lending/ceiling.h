#pragma once
// How much may be lent on what kind of right: a table that belongs to a lender (domain.md §4.6).
// For several kinds together the ceiling is the mean of theirs, weighted by value. Above the
// ceilings a lender may go with a reason that is logged; above the hard ceiling nobody may.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "core/explanation/why.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::lending {

// One pledged right with the value that the bank accepted.
struct Pledged {
    std::string right;
    std::string title;
    RightKind kind = RightKind::invention;
    Money value;
};

struct Ceiling {
    RightKind kind = RightKind::invention;
    Ratio ceiling;  // above 0 to 1, in whole basis points
    friend bool operator==(const Ceiling&, const Ceiling&) = default;
};

struct CeilingTable {
    Phrase source;
    bool example = false;  // no bank's decision yet, a public figure
    std::vector<Ceiling> ceilings;
    std::optional<Ratio> hard;  // of every kind; absent: none was set
};

// Published figures of one lender; to be replaced by the bank's own table.
CeilingTable example_table();

// Refused: a kind twice, a ceiling out of range, or one above the hard ceiling. `field`: where the
// list stands in the request.
Result<std::monostate> check_ceilings(std::span<const Ceiling> ceilings, const std::string& field,
                                      const std::optional<Ratio>& hard = {});
// Refused where a pledged right's kind has no ceiling: unknown is not zero and not a guess.
Result<std::monostate> require_ceilings(const CeilingTable& table, std::span<const Pledged> rights);
std::optional<Ratio> ceiling_of(const CeilingTable& table, RightKind kind);

// What `table` allows on these rights, whose kinds it all has and whose values sum to at most
// largest_input.
struct Allowance {
    Money value;    // Σ value
    Ratio ceiling;  // Σ (value × ceiling of its kind) / Σ value, exact
    Money most;     // Σ (value × ceiling of its kind), rounded down to the fen
};
Allowance allowance(const CeilingTable& table, std::span<const Pledged> rights);
// Σ value × hard ceiling, rounded down to the fen. Nothing where there is none.
std::optional<Money> hard_most(const CeilingTable& table, std::span<const Pledged> rights);

// Loan to value, exact. BrokenInvariant for a value of zero.
Ratio loan_to_value(Money amount, Money value);

Why why_ceiling(const CeilingTable& table, std::span<const Pledged> rights);
Why why_most(const CeilingTable& table, std::span<const Pledged> rights);
Why why_loan_to_value(Money amount, const CeilingTable& table, std::span<const Pledged> rights);

}  // namespace zhirong::lending

namespace zhirong {

template <>
struct Shape<lending::Pledged> {
    using T = lending::Pledged;
    static constexpr std::array fields{field<&T::right>("right", "知识产权", "Right"),
                                       field<&T::title>("title", "名称", "Title"),
                                       field<&T::kind>("kind", "类型", "Kind"),
                                       field<&T::value>("value", "采纳价值", "Accepted value")};
};
template <>
struct Shape<lending::Ceiling> {
    using T = lending::Ceiling;
    static constexpr std::array fields{
        field<&T::kind>("kind", "类型", "Kind"),
        field<&T::ceiling>("ceiling", "质押率上限", "Ceiling of the loan to value")};
};
template <>
struct Shape<lending::CeilingTable> {
    using T = lending::CeilingTable;
    static constexpr std::array fields{field<&T::source>("source", "依据", "Source"),
                                       field<&T::example>("example", "示例", "Example"),
                                       field<&T::ceilings>("ceilings", "上限", "Ceilings"),
                                       field<&T::hard>("hard", "硬上限", "Hard ceiling")};
};

}  // namespace zhirong
