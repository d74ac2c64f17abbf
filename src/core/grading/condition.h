#pragma once
// One comparison. Rules write lists of them, all of which must hold; no other combination is
// needed, for rules stand in lists of which the first that holds counts.
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "base/tree.h"

namespace zhirong::grading {

// What is compared.
struct Operand {
    enum class What {
        column,     // of a patent; index: PatentColumn
        figure,     // of a firm; index: Figure
        dimension,  // its percentile, in millionths; index: Dimension
        group,      // the mean percentile of its dimensions by weight, in millionths
        score,      // in millionths
        grade,      // word: the number of the grade, as corrected so far
        stage,      // word: the stage of life that a segmentation found
    };
    What what = What::column;
    std::size_t index = 0;
    friend auto operator<=>(const Operand&, const Operand&) = default;
};

enum class Comparison {
    at_least,
    at_most,
    above,
    below,
    is,            // of a flag
    one_of,        // of a word
    none_of,       // of a word
    within_years,  // of a date: in the years up to the day, that day included
    beyond_years,  // of a date: before those
    ahead_years,   // of a date: so many years after the day, or later
};

struct Condition {
    Operand operand;
    Comparison comparison = Comparison::is;
    // In the operand's unit: a count, fen, millionths, 0 or 1, years.
    std::int64_t number = 0;
    std::vector<std::string> words;
    Position position;
};
using Conditions = std::vector<Condition>;

// What three-valued logic makes of several that must all hold: false wins over not known.
enum class Truth : std::uint8_t { no, unknown, yes };
inline Truth both(Truth a, Truth b) { return a < b ? a : b; }

}  // namespace zhirong::grading
