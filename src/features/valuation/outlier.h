#pragma once
// Whether a reported value is out of line with what else is known. An appraisal once found three
// million where a sale found two hundred thousand: a bank sees the figures side by side before it
// accepts, and says why where they do not agree. The lines drawn are the product's own.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "core/explanation/why.h"

namespace zhirong::valuation {

struct Comparison {
    std::string name;
    Phrase said;
    bool flagged = false;
};

// One value of a right that a bank accepted before.
struct Earlier {
    Date on;
    Money value;
};
// Prices published of rights like it.
struct RightKnown {
    std::string title;
    Money value;                   // reported now
    std::vector<Earlier> earlier;  // the oldest first
    std::vector<Money> published;
};
// A rate chosen inside a range, and what a score would have chosen there.
struct ScoredRate {
    Ratio score;
    Ratio rate;
    Ratio expected;
};
struct Known {
    Money total;
    Money asked;  // the amount applied for
    std::vector<RightKnown> rights;
    std::vector<Ratio> own_ratios;  // value to amount asked, of the valuer's earlier reports
    std::optional<ScoredRate> scored;
};

constexpr std::size_t least_published = 3;
constexpr std::size_t least_history = 3;
inline const Ratio above_published = Ratio::whole(2);  // of the median
inline const Ratio above_earlier{3, 2};                // of the last accepted
inline const Ratio above_history{3, 2};                // of the valuer's own median
inline const Ratio above_score{3, 2};                  // of the rate by the score

// One line for each comparison, also for those that could not be made: what is not known is said.
std::vector<Comparison> compare(const Known& known);

}  // namespace zhirong::valuation
