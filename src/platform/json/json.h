#pragma once
// The one door for JSON (RFC 8259). Stricter than the standard where a reader could be misled:
// whole numbers only, no name twice in an object, no byte order mark.
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/tree.h"

namespace zhirong {

struct JsonLimits {
    std::size_t bytes = std::size_t{1} << 20;
    std::size_t depth = 32;  // objects and lists inside each other
};

// One value with its positions. Refused, with line, column (in characters) and what was expected
// there: every other text. The field of a refusal is the path: "rights[2].number".
Result<Tree> parse_json(std::string_view text, JsonLimits limits = {});

// Compact, members in their order, UTF-8 as it is: the same tree gives the same bytes.
// BrokenInvariant where a text is not UTF-8: whoever let it in should have refused it.
std::string write_json(const Tree& tree);

namespace json_refusals {
extern const RefusalKind too_large, too_deep, empty, value_expected, first_value_expected,
    first_name_expected, name_expected, colon_expected, comma_or_bracket_expected,
    comma_or_brace_expected, nothing_expected, ended_early, not_utf8, bad_escape, control_character,
    malformed_number, not_whole, beyond_64_bits, repeated_name;
}  // namespace json_refusals

}  // namespace zhirong
