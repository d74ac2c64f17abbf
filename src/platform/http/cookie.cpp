#include "platform/http/cookie.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool cookie_octet(char c) {
    return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
}

}  // namespace

std::optional<std::string_view> cookie_value(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        const std::string_view pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != name) continue;
        std::string_view value = trimmed(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return value;
    }
    return std::nullopt;
}

std::string set_cookie(std::string_view name, std::string_view value, std::chrono::seconds max_age,
                       CookieTransport transport, CookieSites sites) {
    ensure(!name.empty() && std::ranges::all_of(name, cookie_octet) && !name.contains('='));
    ensure(std::ranges::all_of(value, cookie_octet));
    return std::string(name) + '=' + std::string(value) +
           "; Path=/; Max-Age=" + std::to_string(max_age.count()) +
           "; HttpOnly; SameSite=" + (sites == CookieSites::own_pages ? "Strict" : "Lax") +
           (transport == CookieTransport::https_only ? "; Secure" : "");
}

}  // namespace zhirong
