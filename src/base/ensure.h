#pragma once
// Broken invariants: a bug of ours. Thrown so that the transaction under way rolls back before
// anything reaches the books; never caught to continue, only at the edge of a request or program.
#include <source_location>
#include <stdexcept>

namespace zhirong {

struct BrokenInvariant : std::logic_error {
    using logic_error::logic_error;
};

// On in every build.
void ensure(bool holds, std::source_location at = std::source_location::current());

}  // namespace zhirong
