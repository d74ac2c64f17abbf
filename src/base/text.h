#pragma once
// Text as people wrote it: UTF-8, counted in characters.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhirong {

// Absent: not valid UTF-8 (overlong forms and surrogates included).
std::optional<std::size_t> count_characters(std::string_view text);
bool has_control_characters(std::string_view text);  // other than line feed and tab
bool is_blank(std::string_view text);  // nothing, or ASCII and ideographic spaces only
// Edits (insert, delete, replace a byte) that turn one into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace zhirong
