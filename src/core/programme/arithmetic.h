#pragma once
// What the operations of the language do to values. Values of one unit where two are taken.
// std::overflow_error where a result cannot be represented.
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "core/programme/expression.h"

namespace zhirong::programme {

// Zero; of an additive unit.
Value nothing_of(Unit unit);
// principal × rate × days ÷ days_in_year (more than 0): the exact product, then one rounding.
Money interest(Money principal, Ratio rate, DayCount days, std::int64_t days_in_year,
               Rounding rounding);
// `move` is a word of date_moves() other than working_days_later.
Date moved(Date date, const std::string& move, std::int64_t by);
// b is not nothing.
Ratio quotient(const Value& a, const Value& b);
Value plus(const Value& a, const Value& b);
Value minus_not_below_nothing(const Value& a, const Value& b);
// Whether a region of GB/T 2260 is another or lies in it: 430100 and 430104 are within 430000.
bool is_within(std::string_view region, std::string_view outer);
// `right` has one value, unless the comparison is one_of.
bool compares(Comparison comparison, const Value& left, const std::vector<Value>& right);

}  // namespace zhirong::programme
