#include "base/ensure.h"

#include <string>

namespace zhirong {

void ensure(bool holds, std::source_location at) {
    if (holds) return;
    throw BrokenInvariant(std::string(at.file_name()) + ":" + std::to_string(at.line()) +
                          ": broken invariant in " + at.function_name());
}

}  // namespace zhirong
