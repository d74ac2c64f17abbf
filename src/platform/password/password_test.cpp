#include "platform/password/password.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/ensure.h"
#include "platform/password/secrets.h"

using namespace zhirong;

TEST_CASE("a password is kept as argon2id with its own salt, and known again") {
    const std::string hash = hash_password("正确的密码 1");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(hash_password("正确的密码 1") != hash);
    CHECK(verify_password(hash, "正确的密码 1"));
    CHECK_FALSE(verify_password(hash, "正确的密码 2"));
    CHECK_FALSE(verify_password(hash, ""));
    CHECK(verify_password(hash_password(""), ""));
}

TEST_CASE("nobody's password, and what is no hash, is never right") {
    CHECK_FALSE(verify_password(std::nullopt, ""));
    CHECK_FALSE(verify_password(std::nullopt, "正确的密码 1"));
    for (const char* text : {"", "x", "$argon2id$", "$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA"})
        CHECK_FALSE(verify_password(text, "x"));
}

TEST_CASE("a password is taken up to its longest and not above") {
    const std::string longest(longest_password, 'x');
    CHECK(verify_password(hash_password(longest), longest));
    CHECK_THROWS_AS(hash_password(longest + 'x'), BrokenInvariant);
    CHECK_FALSE(verify_password(hash_password(longest), longest + 'x'));
}

TEST_CASE("tokens are fit for a cookie, of the length asked for, and all different") {
    std::set<std::string> tokens;
    for (int count = 0; count < 1'000; ++count) tokens.insert(random_token(32));
    CHECK(tokens.size() == 1'000);
    for (const std::string& token : tokens) {
        CHECK(token.size() == 43);
        CHECK(std::ranges::all_of(token, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '_';
        }));
    }
    // Every character of the alphabet comes up: no bits are lost on the way.
    std::set<char> seen;
    for (const std::string& token : tokens) seen.insert(token.begin(), token.end());
    CHECK(seen.size() == 64);
    CHECK(random_token(0).empty());
    CHECK(random_token(1).size() == 2);
    CHECK(random_token(3).size() == 4);
}

TEST_CASE("secrets are equal only as a whole") {
    CHECK(same_secret("abc", "abc"));
    CHECK(same_secret("", ""));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "ab"));
}
