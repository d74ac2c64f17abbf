#pragma once
// Exact numbers as floating point ones, on the way into an appraisal.
#include "base/money.h"

namespace zhirong::appraisal {

constexpr double to_double(Money money) { return static_cast<double>(money.fen); }  // in fen

inline double to_double(Ratio ratio) {
    return static_cast<double>(ratio.numerator()) / static_cast<double>(ratio.denominator());
}

}  // namespace zhirong::appraisal
