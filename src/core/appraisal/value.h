#pragma once
// Where floating point becomes money, and nowhere else.
#include <string>

#include "base/money.h"
#include "base/result.h"

namespace zhirong::appraisal {

// Whole fen from an amount in fen. The rounding is of the number as the machine holds it, without a
// step in between. Refused: no number, infinite, or more than largest_input either way.
Result<Money> to_money(double fen, Rounding rounding, std::string field = {});

// A value is a range: what it is worth between two stated points of its distribution.
struct Value {
    Money low;
    Money mid;
    Money high;
    friend bool operator==(const Value&, const Value&) = default;
};

// Refused: low above mid, mid above high, or nothing left of it (low at or below zero).
Result<Value> checked(const Value& value, const std::string& field = {});

// "0.954213": for tables that people read, never to be computed with. Equal bytes on equal numbers.
std::string decimal(double number, int places = 6);

}  // namespace zhirong::appraisal
