#pragma once
// RFC 6265.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace zhirong {

// From the value of a Cookie header: the first of that name, as nearest path comes first (§5.4).
std::optional<std::string_view> cookie_value(std::string_view header, std::string_view name);

// From where the browser sends it: only with what this site's pages ask for (SameSite=Strict), or
// also when a link of another site leads here (Lax).
enum class CookieSites { own_pages, links_too };
enum class CookieTransport { any_transport, https_only };

// The value of a Set-Cookie header: HttpOnly, SameSite=Strict, Path=/. An age of 0 deletes it.
// BrokenInvariant where name or value hold characters that a cookie cannot (§4.1.1).
std::string set_cookie(std::string_view name, std::string_view value, std::chrono::seconds max_age,
                       CookieTransport transport, CookieSites sites = CookieSites::own_pages);

}  // namespace zhirong
