#pragma once
#include <string_view>

namespace zhirong {

// What both engines hold as TEXT: well-formed UTF-8 (RFC 3629: shortest form, no surrogates, up to
// U+10FFFF) without NUL.
bool is_storable_text(std::string_view text);

}  // namespace zhirong
