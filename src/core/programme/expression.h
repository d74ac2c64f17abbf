#pragma once
// What may stand where a programme expects a quantity, and what may stand where it expects a
// condition. No loops, no variables, no free formulas: each operation is one that policies name.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "core/programme/value.h"

namespace zhirong::programme {

struct Condition;

enum class Operation {
    fact,            // the name of a fact
    quantity,        // the name of a quantity of the programme
    nothing,         // zero of the unit that is expected
    share,           // operands: rate, of what; of money, rounded
    least,           // two or more of one unit
    greatest,        // two or more of one unit
    sum,             // two or more of one additive unit
    remaining,       // operands: of what, after what; never less than nothing
    ratio,           // operands: a, to b, of one additive unit: a ÷ b as a rate
    interest,        // operands: principal, rate a year, days, and the days of a
                     // year where days_in_year does not say them; rounded once
    reference_rate,  // operand: the date
    choose,          // operands[i] where conditions[i] is the first that holds; one operand more:
                     // what holds otherwise
    date_moved,      // operands: date, by how much; name: a word of date_moves()
    end_of_year,     // operand: date
    days_between,    // operands: from, until (not before from)
    working_days_between,  // the same, counting the days on which offices work
    enterprise_size,       // no operand; name: a table of enterprise sizes
};

struct Expression {
    Operation operation = Operation::fact;
    Unit unit = Unit::money;
    std::string name;  // of the fact, the quantity, the reference series, the table
    std::vector<Expression> operands;
    std::optional<Rounding> rounding;  // of a share of money, of interest
    Position position;
    std::vector<Condition> conditions;  // of choose
    int days_in_year = 0;               // of interest: 360 or 365; 0: an operand says it
};

enum class Comparison {
    at_least,
    at_most,
    above,
    below,
    equals,
    one_of,
    within,  // of region codes (GB/T 2260): that region, or one inside it
};

// Compares a quantity with another or with words; all, any and not join conditions.
struct Condition {
    enum class Kind { comparison, all, any, negation };
    Kind kind = Kind::comparison;
    Position position;

    std::vector<Condition> parts;  // of all, any and negation (one)

    Expression left;
    Comparison comparison = Comparison::equals;
    std::vector<Expression> right;  // one, unless there are literals
    std::vector<Value> literals;    // of equals, within (one) and one_of: a flag or texts
};

// years_later, months_earlier, … working_days_later
std::span<const std::string> date_moves();

}  // namespace zhirong::programme
