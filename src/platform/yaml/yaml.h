#pragma once
// YAML text to a Tree that knows where each value stood. A strict part of YAML 1.2: what a reader
// could overlook (anchors, merge keys, tags, two documents, a key written twice) is refused.
// Only true, false, null and plain integers are read as such. Everything else is text, so 4.35 or
// 5000000.00 reaches the rules as written and nothing rounds it on the way.
#include <expected>
#include <string_view>

#include "core/programme/problem.h"

namespace zhirong::yaml {

constexpr std::size_t largest_file = 1 << 20;  // bytes
constexpr int deepest_nesting = 32;

// Lines and columns count from 1, columns in characters.
std::expected<Tree, programme::Problems> parse_yaml(std::string_view text);

}  // namespace zhirong::yaml
