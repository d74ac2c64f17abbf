#pragma once
// What is wrong in a programme, agreement, facts or cases file, said at the place where it stands:
// what was found, what was expected, and the nearest thing that would be right.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/tree.h"

namespace zhirong::programme {

struct Problem {
    Position position;
    std::string code;  // stable, "programme.unit_mismatch"
    std::string zh;
    std::string en;
};

using Problems = std::vector<Problem>;

// The kind's words with its {names} filled.
Problem problem(Position position, const RefusalKind& kind, std::vector<Fact> facts = {});

// The known name with the fewest letters to change, if it is near enough to be a slip of the pen
// (at most a third of its letters, rounded up); else empty. Of equals, the first.
std::string nearest(std::string_view name, std::span<const std::string> known);

// For a message's end: "; did you mean xyz?", or the known names if they are few, or nothing.
struct Hint {
    std::string zh;
    std::string en;
};
Hint hint(std::string_view name, std::span<const std::string> known);

// By line, then column: the order in which a person mends a file.
void sort_by_position(Problems& problems);

}  // namespace zhirong::programme
