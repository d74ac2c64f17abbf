#include "app/session_cookie.h"

#include <chrono>

#include "app/system.h"
#include "platform/http/cookie.h"

namespace zhirong {

std::string session_cookie(System& system, const std::string& token) {
    const auto age = token.empty()
                         ? std::chrono::seconds(0)
                         : std::chrono::seconds(std::chrono::hours(Identity::session_hours));
    // Browsers keep a cookie that asks for HTTPS to themselves on a way in the clear.
    return set_cookie(Identity::cookie, token, age,
                      system.configuration().secure_transport ? CookieTransport::https_only
                                                              : CookieTransport::any_transport);
}

std::string agent_of(const Request& request) {
    return std::string(request.header("user-agent").value_or(""));
}

}  // namespace zhirong
