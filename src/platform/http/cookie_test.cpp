#include "platform/http/cookie.h"

#include <doctest/doctest.h>

#include "base/ensure.h"

using namespace zhirong;
using namespace std::chrono_literals;

TEST_CASE("a cookie is found by its whole name, the first of several") {
    CHECK(cookie_value("a=1; session=xyz; b=2", "session") == "xyz");
    CHECK(cookie_value("session=xyz", "session") == "xyz");
    CHECK(cookie_value("session=\"xyz\"", "session") == "xyz");
    CHECK(cookie_value("session=a=b", "session") == "a=b");
    CHECK(cookie_value("session=", "session") == "");
    CHECK(cookie_value("session=1;session=2", "session") == "1");
    for (const char* none : {"", ";", "session", "my_session=1", "sessions=1", "Session=1", "=x"})
        CHECK_MESSAGE(!cookie_value(none, "session"), none);
}

TEST_CASE("a cookie is set for the server's eyes only, and cannot carry another header") {
    CHECK(set_cookie("session", "abc-_", 3600s, CookieTransport::any_transport) ==
          "session=abc-_; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict");
    CHECK(set_cookie("session", "", 0s, CookieTransport::https_only) ==
          "session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
    for (const char* bad : {"a;b", "a b", "a\r\nb", "知", "a,b"})
        CHECK_THROWS_AS(set_cookie("session", bad, 1s, CookieTransport::any_transport),
                        BrokenInvariant);
}
