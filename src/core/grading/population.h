#pragma once
// What every dimension of a scorecard says of every firm, before firms are compared.
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/workers.h"
#include "core/grading/scorecard.h"
#include "core/grading/table.h"

namespace zhirong::grading {

// Why a dimension says nothing of a firm.
enum class Lack : std::uint8_t {
    nothing_to_measure,  // no patent of the kind
    not_known,           // too much of what it needs is not known
    figure_unknown,
    figure_zero,    // nothing to divide by
    too_few_firms,  // with a known value, even in the widest group
};
Reading lack_reading(Lack lack);

// A value that is none, with its reason.
constexpr std::int64_t lacking(Lack lack) {
    return std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(lack);
}
constexpr bool is_lacking(std::int64_t value) {
    return value < std::numeric_limits<std::int64_t>::min() + 16;
}
constexpr Lack lack_of(std::int64_t value) {
    return static_cast<Lack>(value - std::numeric_limits<std::int64_t>::min());
}

// a ÷ b to the nearest whole, a half away from zero: the one rounding of values and percentiles.
constexpr std::int64_t nearest_quotient(std::int64_t a, std::int64_t b) {
    const std::int64_t whole = a / b;
    const std::int64_t rest = a % b;
    const std::int64_t size = rest < 0 ? -rest : rest;
    if (size < b - size) return whole;
    return rest < 0 ? whole - 1 : whole + 1;
}

inline constexpr std::uint8_t no_field = 0xFF;
// A year has 1461 ÷ 4 days.
inline constexpr std::int64_t days_of_four_years = 1461;

struct Population {
    std::string scorecard;  // version
    Date day;
    // By firm: the field with the most of the patents that decide it, of equals the first in the
    // scorecard; no_field where no patent decides. Such firms are not compared.
    std::vector<std::uint8_t> field;
    // By dimension, then firm, in millionths (money in millionths of a yuan), or lacking.
    std::vector<std::vector<std::int64_t>> values;

    std::size_t firms() const { return field.size(); }
};

// The firms of both tables are the same.
Population measure(const Scorecard& scorecard, const Portfolios& portfolios, const Firms& firms,
                   Date day, const Workers& workers = in_turn);

}  // namespace zhirong::grading
