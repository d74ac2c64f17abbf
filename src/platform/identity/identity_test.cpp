#include <doctest/doctest.h>

#include "platform/identity/lockout.h"
#include "platform/identity/password_policy.h"
#include "platform/identity/second_factor.h"

using namespace zhirong;

namespace {

std::string refusal(std::string_view password, std::string_view user,
                    const PasswordPolicy& policy) {
    const auto checked = check_password(password, user, policy, "password");
    return checked ? "" : checked.error().first().kind->code;
}

}  // namespace

TEST_CASE("a password is long, not only the user's name and none that is tried first") {
    const PasswordPolicy plain;
    CHECK(refusal("short", "li", plain) == "identity.password");
    CHECK(refusal(std::string(1'025, 'a'), "li", plain) == "identity.password");
    CHECK(refusal("password12", "li", plain) == "identity.password_common");
    CHECK(refusal("li.ming.changsha1", "li.ming.changsha", plain) == "identity.password_named");
    CHECK(refusal("four unrelated words here", "li", plain).empty());
    CHECK(refusal("知识产权质押融资登记簿", "li", plain).empty());
    CHECK(refusal("all small letters here", "li", {.kinds = 3}) == "identity.password_plain");
    CHECK(refusal("Some capitals here too", "li", {.kinds = 3}).empty());
}

// RFC 6238, appendix B, of which an authenticator shows the last six digits.
TEST_CASE("codes are those of the standard") {
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // "12345678901234567890"
    CHECK(second_factor::code_at(secret, {59'000}) == "287082");
    CHECK(second_factor::code_at(secret, {1'111'111'109'000}) == "081804");
    CHECK(second_factor::code_at(secret, {20'000'000'000'000}) == "353130");
}

TEST_CASE("a code holds for its step and the ones beside it, and tells which it was") {
    const std::string secret = second_factor::new_secret();
    CHECK(secret.size() == 32);
    const Instant now{1'700'000'000'000};
    const std::int64_t step = now.milliseconds / 30'000;
    CHECK(second_factor::step_of(secret, second_factor::code_at(secret, now), now) == step);
    const Instant later{now.milliseconds + 30'000};
    CHECK(second_factor::step_of(secret, second_factor::code_at(secret, now), later) == step);
    const Instant much_later{now.milliseconds + 90'000};
    CHECK_FALSE(second_factor::step_of(secret, second_factor::code_at(secret, now), much_later));
    CHECK_FALSE(second_factor::step_of(secret, "12345", now));
    CHECK_FALSE(second_factor::step_of(secret, "12345a", now));
    CHECK(second_factor::address(secret, "li.ming").contains("secret=" + secret));
}
