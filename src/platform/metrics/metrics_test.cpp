#include "platform/metrics/metrics.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "platform/database/testing/temporary_folder.h"
#include "platform/http/server.h"
#include "platform/metrics/metered_database.h"

using namespace zhirong;
using namespace std::chrono_literals;

namespace {

// The value that stands behind a metric with its labels.
std::string value_of_metric(const Metrics& metrics, const std::string& name) {
    const std::string text = '\n' + metrics.text();
    const std::size_t at = text.find('\n' + name + ' ');
    if (at == std::string::npos) return "absent";
    const std::size_t start = at + name.size() + 2;
    return text.substr(start, text.find('\n', start) - start);
}

struct Refused {};

}  // namespace

TEST_CASE("requests are counted by operation, method and class of status, never by address") {
    Metrics metrics("1.2.3");
    Served served{.method = "GET",
                  .path = "/api/v1/loans/LN1",
                  .operation = "showLoan",
                  .status = 200,
                  .elapsed = 3ms,
                  .bytes = 10};
    metrics.served(served);
    metrics.served(served);
    served.status = 404;
    metrics.served(served);
    metrics.served({.method = "BREW", .path = "/coffee", .status = 404, .elapsed = 40s});
    const std::string name = "zhirong_http_requests_total";
    CHECK(value_of_metric(metrics, name + R"({method="GET",operation="showLoan",status="2xx"})") ==
          "2");
    CHECK(value_of_metric(metrics, name + R"({method="GET",operation="showLoan",status="4xx"})") ==
          "1");
    CHECK_FALSE(metrics.text().contains("LN1"));
    CHECK_FALSE(metrics.text().contains("BREW"));
    CHECK_FALSE(metrics.text().contains("coffee"));
    const std::string buckets = "zhirong_http_request_duration_seconds_bucket";
    CHECK(value_of_metric(metrics, buckets + R"({operation="showLoan",le="0.0025"})") == "0");
    CHECK(value_of_metric(metrics, buckets + R"({operation="showLoan",le="0.005"})") == "3");
    CHECK(value_of_metric(metrics, buckets + R"({operation="none",le="30"})") == "0");
    CHECK(value_of_metric(metrics, buckets + R"({operation="none",le="+Inf"})") == "1");
    CHECK(value_of_metric(metrics, "zhirong_http_response_content_bytes_total") == "30");
    CHECK(value_of_metric(metrics, R"(zhirong_build_info{version="1.2.3"})") == "1");
}

TEST_CASE("a source is asked whenever the text is read; one that fails takes no other with it") {
    Metrics metrics("1");
    std::int64_t asked = 0;
    metrics.add_source([&]() -> std::vector<Measured> {
        ++asked;
        return {{"zhirong_a_total", "A.", Measured::Kind::counter, asked, {{"of", "x"}}},
                {"zhirong_a_total", "A.", Measured::Kind::counter, 7, {{"of", "y"}}},
                {"zhirong_b", "B.", Measured::Kind::gauge, -1, {}}};
    });
    metrics.add_source([]() -> std::vector<Measured> { throw std::runtime_error("no"); });
    CHECK(value_of_metric(metrics, R"(zhirong_a_total{of="x"})") == "1");
    CHECK(value_of_metric(metrics, R"(zhirong_a_total{of="x"})") == "2");
    CHECK(value_of_metric(metrics, R"(zhirong_a_total{of="y"})") == "7");
    CHECK(value_of_metric(metrics, "zhirong_b") == "-1");
    const std::string text = metrics.text();
    CHECK(text.find("# TYPE zhirong_a_total counter") == text.rfind("# TYPE zhirong_a_total "));
}

TEST_CASE("the process is measured") {
    Metrics metrics("1");
    for (const char* name : {"process_resident_memory_bytes", "process_virtual_memory_bytes",
                             "process_open_fds", "process_max_fds", "process_threads"}) {
        CAPTURE(name);
        CHECK(std::stod(value_of_metric(metrics, name)) >= 1);
    }
    CHECK(value_of_metric(metrics, "process_cpu_seconds_total") != "absent");
    CHECK(std::stod(value_of_metric(metrics, "process_start_time_seconds")) > 1.7e9);
}

TEST_CASE("transactions are counted by how they end, and the store stays what it was") {
    const testing::TemporaryFolder folder;
    const auto metrics = std::make_shared<Metrics>("1");
    const auto database =
        metered(open_database("sqlite:" + (folder.path() / "a.db").string()), metrics);
    database->write(
        [](Session& session) { session.execute("create table item (id bigint primary key)"); });
    CHECK(database->write([](Session& session) {
        return session.execute("insert into item (id) values ($1)", 1);
    }) == 1);
    CHECK_THROWS_AS(database->write([](Session& session) {
        session.execute("insert into item (id) values ($1)", 2);
        throw Refused{};
    }),
                    Refused);
    CHECK_THROWS_AS(database->write([](Session& session) {
        session.execute("insert into item (id) values ($1)", 1);
    }),
                    DatabaseError);
    CHECK(database->read([](Session& session) {
        return session.query("select count(*) from item").front().integer(0);
    }) == 1);

    const std::string name = "zhirong_store_transactions_total";
    CHECK(value_of_metric(*metrics, name + R"({access="write",outcome="committed"})") == "2");
    CHECK(value_of_metric(*metrics, name + R"({access="write",outcome="rolled_back"})") == "1");
    CHECK(value_of_metric(*metrics, name + R"({access="write",outcome="failed"})") == "1");
    CHECK(value_of_metric(*metrics, name + R"({access="read",outcome="committed"})") == "1");
    CHECK(value_of_metric(*metrics, R"(zhirong_store_failures_total{kind="constraint"})") == "1");
    CHECK(value_of_metric(*metrics, "zhirong_store_commit_duration_seconds_count") == "2");
    CHECK(value_of_metric(*metrics, R"(zhirong_store_transactions_in_progress{access="write"})") ==
          "0");
    CHECK(value_of_metric(*metrics, "zhirong_store_retries_total") == "0");
}
