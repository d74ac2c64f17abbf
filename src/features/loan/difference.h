#pragma once
// The books are brought to the fold by adding, never by editing: what is missing is posted, what is
// too much is posted with the opposite sign. Posting the answer and asking again gives nothing.
#include <span>
#include <vector>

#include "features/loan/movement.h"

namespace zhirong::loan {

// What to post so that the sums by value date, What and account are those of `target`: sorted so,
// and for each value date and What it sums to zero if both inputs do. The figures and the event are
// those of the last such leg of the target, or of what was posted where the target has none.
std::vector<Movement> difference(std::span<const Movement> target,
                                 std::span<const Movement> posted);

}  // namespace zhirong::loan
