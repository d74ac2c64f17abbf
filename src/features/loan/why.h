#pragma once
// Why a figure of a loan is what it is: the stretches of nights at one rate on one base, each with
// its own product, and everything that took from it. Built from the movements, so it cannot tell
// another story than the books.
#include <span>

#include "core/explanation/why.h"
#include "features/loan/movement.h"
#include "features/loan/terms.h"

namespace zhirong::loan {

// Of a receivable (Account::principal to Account::costs) at the end of `date`: the result is the
// sum of its movements until then, the steps say what they were. Steps of equal base and rate are
// joined; at most most_steps of them, the oldest summed up in the first.
Why why(Account account, std::span<const Movement> movements, const Terms& terms, Date date);

inline constexpr std::size_t most_steps = 200;

}  // namespace zhirong::loan
