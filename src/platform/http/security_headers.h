#pragma once
#include <array>
#include <string_view>
#include <utility>

namespace zhirong {

// On every answer. `style-src 'unsafe-inline'`: antd (cssinjs) writes its styles into <style>
// elements while the page runs; scripts stay limited to the console's own files. 'data:' images
// are antd's empty-state pictures and exported charts.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> security_headers{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' "
     "data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src "
     "'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},  // For browsers that do not know frame-ancestors.
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
}};

}  // namespace zhirong
