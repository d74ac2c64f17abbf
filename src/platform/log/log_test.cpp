#include "platform/log/log.h"

#include <doctest/doctest.h>

#include "platform/json/json.h"

using namespace zhirong;
using namespace std::chrono_literals;

TEST_CASE("a request is one line without query, and nothing sent can break it") {
    Served served{.request_id = "ab-01",
                  .remote_address = "127.0.0.1",
                  .method = "GET",
                  .path = "/api/v1/loans",
                  .operation = "listLoans",
                  .status = 200,
                  .elapsed = 12'034us,
                  .bytes = 17};
    CHECK(line_of(served) ==
          "request=ab-01 from=127.0.0.1 method=GET path=/api/v1/loans operation=listLoans "
          "status=200 ms=12.034 bytes=17");
    served.path = "/a\nrequest=forged";
    CHECK(line_of(served).contains("path=/a\\x0arequest=forged"));
    const std::string long_path(500, 'x');
    served.path = long_path;
    CHECK(line_of(served).contains("path=" + std::string(200, 'x') + " "));
}

TEST_CASE("as JSON a request is one object, whatever bytes were sent") {
    Served served{.request_id = "ab-01",
                  .remote_address = "127.0.0.1",
                  .method = "GET",
                  .path = "/a\n\"\xFF知",
                  .operation = "listLoans",
                  .status = 200,
                  .elapsed = 12'034us,
                  .bytes = 17};
    const std::string line = line_of(served, LogFormat::json);
    CHECK(line.find('\n') == std::string::npos);
    const auto read = parse_json('{' + line + '}');
    REQUIRE(read.has_value());
    CHECK(*read->find("request")->text() == "ab-01");
    CHECK(*read->find("operation")->text() == "listLoans");
    CHECK(*read->find("path")->text() == "/a\n\"\\xff\\xe7\\x9f\\xa5");
    CHECK(*read->find("microseconds")->integer() == 12'034);
    CHECK(*read->find("status")->integer() == 200);
    served.path = "/知";
    CHECK(line_of(served, LogFormat::json).contains("\"path\":\"/知\""));
}

TEST_CASE("levels have names") {
    CHECK(log_level_named("warning") == LogLevel::warning);
    CHECK(log_level_named("off") == LogLevel::off);
    CHECK_FALSE(log_level_named("verbose"));
    CHECK(log_format_named("json") == LogFormat::json);
    CHECK_FALSE(log_format_named("xml"));
    Log(LogLevel::off).error("never seen");
}
