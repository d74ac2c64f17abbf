#pragma once
// A condition compares a quantity with another or with words; all, any and not join conditions.
#include <string>
#include <vector>

#include "core/programme/quantity.h"

namespace zhirong::programme {

enum class Comparison { at_least, at_most, above, below, equals, one_of };

struct Condition {
    enum class Kind { comparison, all, any, negation };
    Kind kind = Kind::comparison;
    Position position;

    std::vector<Condition> parts;  // of all, any and negation (one)

    Expression left;
    Comparison comparison = Comparison::equals;
    std::vector<Expression> right;  // one, unless there are literals
    std::vector<Value> literals;    // of equals (one) and one_of: a flag or texts
};

// A condition that stands on its own: what an applicant must meet, or what triggers a payment.
struct Requirement {
    std::string id;
    Reading reading;
    Citation citation;
    Condition condition;
    Position position;
};

}  // namespace zhirong::programme
