#include "features/studio/title.h"

#include <algorithm>

namespace zhirong::studio {

std::string title_lines(std::string_view text) {
    constexpr std::size_t most_bytes = 4096;
    constexpr std::string_view key = "title:";
    std::string lines;
    while (!text.empty() && lines.size() < most_bytes) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        // What belongs to it stands further in; blank lines and comments end nothing.
        const bool further = std::string_view(" \r\n#").find(line.front()) != line.npos;
        if (lines.empty() ? line.starts_with(key) : further)
            lines += line;
        else if (!lines.empty())
            break;
    }
    return lines;
}

}  // namespace zhirong::studio
