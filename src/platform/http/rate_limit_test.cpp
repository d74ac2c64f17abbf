#include "platform/http/rate_limit.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace std::chrono_literals;

TEST_CASE("a burst passes, what comes after it waits for the steady rate") {
    RateLimit limit(10, 5);
    const auto begin = RateLimit::Clock::time_point{} + 1h;
    for (int i = 0; i < 5; ++i) CHECK(limit.allow("a", begin));
    CHECK_FALSE(limit.allow("a", begin));
    CHECK(limit.allow("b", begin));  // each by itself
    CHECK_FALSE(limit.allow("a", begin + 99ms));
    CHECK(limit.allow("a", begin + 100ms));
    CHECK_FALSE(limit.allow("a", begin + 100ms));
    // A refused attempt costs nothing: a second later the whole burst is there again.
    for (int i = 0; i < 5; ++i) CHECK(limit.allow("a", begin + 1s));
    CHECK_FALSE(limit.allow("a", begin + 1s));
}

TEST_CASE("no rate limits nobody") {
    RateLimit limit(0, 1);
    for (int i = 0; i < 1'000; ++i) CHECK(limit.allow("a"));
    CHECK(limit.remembered() == 0);
}

TEST_CASE("those who have paused are forgotten, so that a flood of names does not fill memory") {
    RateLimit limit(1'000, 10);
    auto now = RateLimit::Clock::time_point{} + 1h;
    for (int i = 0; i < 200'000; ++i, now += 1ms) limit.allow("sender " + std::to_string(i), now);
    CHECK(limit.remembered() < 40'000);
}
