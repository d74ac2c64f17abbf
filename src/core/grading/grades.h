#pragma once
// Scores, corrections and grades of all firms over columns: to the last digit what explain() says
// of each.
#include <cstdint>
#include <vector>

#include "core/grading/percentiles.h"

namespace zhirong::grading {

enum class Outcome : std::uint8_t {
    graded,
    without_field,       // no patent decides its field
    dimension_lacking,   // one that the scorecard refuses to do without
    correction_unknown,  // whether a correction applies is not known, and it refuses then
};

inline constexpr std::int64_t no_score = -1;
inline constexpr std::uint8_t no_grade = 0xFF;
inline constexpr std::uint8_t no_rule = 0xFF;       // none holds
inline constexpr std::uint8_t unknown_rule = 0xFE;  // which one holds is not known
// A score is the sum of weight × percentile, both in millionths, so exact: a million millions is
// the most.
inline constexpr std::int64_t full_score = million * million;

struct Grades {
    std::vector<Outcome> outcome;                  // by firm, as all below
    std::vector<Percentiles> dimensions;           // by dimension
    std::vector<std::int64_t> score;               // of full_score, or no_score
    std::vector<std::uint8_t> by_score;            // before corrections
    std::vector<std::uint8_t> grade;               // no_grade where it is not graded
    std::vector<std::vector<std::uint8_t>> rules;  // by correction: which rule, or no_rule or
                                                   // unknown_rule
};

Grades grade(const Scorecard& scorecard, const Population& population, const Firms& firms,
             const Workers& workers = in_turn);

}  // namespace zhirong::grading
