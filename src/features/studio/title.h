#pragma once
#include <string>
#include <string_view>

namespace zhirong::studio {

// The lines of a programme's text that give its title, whatever stands in the others; empty: none.
std::string title_lines(std::string_view text);

}  // namespace zhirong::studio
