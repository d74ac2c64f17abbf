#pragma once
// What a file alone says of a value, before there is any application.
#include <optional>
#include <set>

#include "core/programme/programme.h"

namespace zhirong::programme {

// A constant is known, an open value has bounds; of a fact nothing is known.
struct Range {
    std::optional<Value> least;
    std::optional<Value> most;
    bool constant() const { return least && most && compare(*least, *most) == 0; }
};

Value nothing(Unit unit);
Range range_on(const Programme& programme, const Expression& expression, Date date);

// Each day from which something may differ.
std::set<Date> turning_days(const Programme& programme);

}  // namespace zhirong::programme
