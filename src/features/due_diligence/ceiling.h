#pragma once
// How much may be lent on what kind of right: a table that belongs to a lender (domain.md §4.6).
// For several kinds together the ceiling is the mean of theirs, weighted by value.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/result.h"
#include "core/explanation/why.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::due_diligence {

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
};

struct CeilingTable {
    Phrase source;
    bool example = false;  // no bank's decision yet, a public figure
    std::vector<Ceiling> ceilings;
};

// Published figures of one lender; to be replaced by the bank's own table.
CeilingTable example_table();

// Refused: a kind twice, or a ceiling out of range. `field`: where the list stands in the request.
Result<std::monostate> check_ceilings(std::span<const Ceiling> ceilings, const std::string& field);
// Refused where a pledged right's kind has no ceiling: unknown is not zero and not a guess.
Result<std::monostate> require_ceilings(const CeilingTable& table, std::span<const Pledged> rights);

// What `table` allows on these rights, whose kinds it all has and whose values sum to at most
// largest_input.
struct Allowance {
    Money value;    // Σ value
    Ratio ceiling;  // Σ (value × ceiling of its kind) / Σ value, exact
    Money most;     // Σ (value × ceiling of its kind), rounded down to the fen
};
Allowance allowance(const CeilingTable& table, std::span<const Pledged> rights);

// Loan to value, exact. BrokenInvariant for a value of zero.
Ratio loan_to_value(Money amount, Money value);

Why why_ceiling(const CeilingTable& table, std::span<const Pledged> rights);
Why why_most(const CeilingTable& table, std::span<const Pledged> rights);
Why why_loan_to_value(Money amount, const CeilingTable& table, std::span<const Pledged> rights);

}  // namespace zhirong::due_diligence
