#include "core/iso20022/iso20022.h"

#include <algorithm>

#include "base/text.h"

namespace zhirong::iso20022 {

bool is_text(std::string_view text, std::size_t most) {
    const auto characters = count_characters(text);
    return characters && *characters >= 1 && *characters <= most && !is_blank(text) &&
           !has_control_characters(text) && text.find_first_of("\t\n") == std::string_view::npos;
}

bool is_cnaps(std::string_view code) {
    return code.size() == 12 &&
           std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Money> parse_amount(std::string_view text) {
    if (text.empty() || text.front() == '-') return std::nullopt;
    return parse_money(text);
}

std::string escaped(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            default: safe += c;
        }
    return safe;
}

}  // namespace zhirong::iso20022
