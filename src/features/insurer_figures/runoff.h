#pragma once
// The run-off of a line's claims, and the IBNR that follows from it. Origin and development periods
// are quarters that end with the month of the valuation, so that no period is cut short by it; a
// calendar quarter is called by its name, another by its months.
#include <optional>
#include <string>
#include <vector>

#include "core/reserving/diagnostics.h"
#include "features/insurer_figures/book.h"

namespace zhirong::insurer_figures {

struct Period {
    std::string name;  // "2025Q1", or "2025-02–2025-04"
    Date from;
    Date until;
};

struct Runoff {
    Line line = Line::execution;
    Date through;                 // the last day of a month
    std::vector<Period> periods;  // from the first with premium earned or a claim, without a gap
    std::vector<Money> earned;    // of each
    // Claims by origin period, cumulative by development; as many periods as the oldest with one.
    std::size_t first_claims = 0;  // the place of that one among the periods
    std::vector<std::vector<Money>> paid;
    std::vector<std::vector<Money>> incurred;
    const std::vector<std::vector<Money>>& of(reserving::Basis basis) const {
        return basis == reserving::Basis::paid ? paid : incurred;
    }
};
// `through` is a month end not after the book's day.
Runoff runoff(const Book& book, Line line, Date through);

// A ladder on fewer origin periods says nothing: a year of quarters. The product's own rule.
constexpr int fewest_origins = 4;

// A triangle with what was made of it, in the names of the periods. Refused: fewer origin periods
// than fewest_origins; what core/reserving refuses.
struct Laddered {
    reserving::ChainLadder ladder;
    Result<reserving::Mack> mack;
    reserving::CalendarTest calendar;
};
Result<Laddered> ladder(const Runoff& runoff, reserving::Basis basis);

// By the method that was chosen, or what is left of it. Refused, at the field of a choice: no loss
// ratio where no ladder can be computed or the method needs one.
struct Ibnr {
    Method method = Method::incurred_ladder;
    std::optional<Phrase> not_computable;
    std::optional<reserving::Prior> prior;
    Money amount;
    Why why;
};
Result<Ibnr> ibnr(const Runoff& runoff, const LineChoice& choice, const std::string& field);

}  // namespace zhirong::insurer_figures
