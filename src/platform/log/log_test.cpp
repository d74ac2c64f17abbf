#include "platform/log/log.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace std::chrono_literals;

TEST_CASE("a request is one line without query, and nothing sent can break it") {
    Served served{.request_id = "ab-01",
                  .remote_address = "127.0.0.1",
                  .method = "GET",
                  .path = "/api/v1/loans",
                  .status = 200,
                  .elapsed = 12'034us,
                  .bytes = 17};
    CHECK(line_of(served) ==
          "request=ab-01 from=127.0.0.1 method=GET path=/api/v1/loans status=200 ms=12.034 "
          "bytes=17");
    served.path = "/a\nrequest=forged";
    CHECK(line_of(served).contains("path=/a\\x0arequest=forged"));
    const std::string long_path(500, 'x');
    served.path = long_path;
    CHECK(line_of(served).contains("path=" + std::string(200, 'x') + " "));
}

TEST_CASE("levels have names") {
    CHECK(log_level_named("warning") == LogLevel::warning);
    CHECK(log_level_named("off") == LogLevel::off);
    CHECK_FALSE(log_level_named("verbose"));
    Log(LogLevel::off).error("never seen");
}
