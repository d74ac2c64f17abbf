#include "app/operation_routes.h"

#include <chrono>

#include "app/own_route.h"
#include "app/system.h"
#include "platform/desk/schema.h"
#include "platform/http/server.h"

namespace zhirong {
namespace {

constexpr RefusalKind draining{"operation.draining", 503, "本服务即将停止，请改用其他节点",
                               "This server is about to stop: send requests to another one"};
constexpr RefusalKind other_tables{
    "operation.other_tables", 503, "数据库的表结构与本程序不符：{found}",
    "The tables of the database are not those of this program: {found}"};

Route operation_route(const char* path, const char* operation, Words words, Handler handler) {
    Route route =
        own_route(Method::get, path, operation, std::move(words), "operation", std::move(handler));
    route.access = Access::everyone();
    route.response = {"", Tree::map({{"type", "object"}})};
    return route;
}

// Midnight in China, where the business date changes.
std::int64_t start_of(Date date) {
    constexpr std::chrono::hours china{8};
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::sys_days(date).time_since_epoch() - china)
        .count();
}

}  // namespace

void add_operation_routes(System& system) {
    system.api().route(operation_route(live_path, "showLife",
                                       {"进程存活", "Whether the process is alive"},
                                       [](const Request&) -> Result<Response> {
                                           return json(200, Tree::map({{"status", "alive"}}));
                                       }));
    system.api().route(operation_route(
        "/api/v1/ready", "showReadiness", {"能否接受请求", "Whether requests should be sent here"},
        [&system](const Request&) -> Result<Response> {
            const auto& is_draining = system.configuration().draining;
            if (is_draining && is_draining()) return refuse(draining);
            try {
                ensure_migrated(system.desk().database(), desk_migrations());
                // A store that reads and writes no more, or a database that only follows another,
                // says so here.
                system.desk().database().write([](Session&) {});
            } catch (const DatabaseError& error) {
                if (error.kind != DatabaseError::Kind::other) throw;
                return refuse(other_tables, {}, {{"found", error.what()}});
            }
            return json(200, Tree::map({{"status", "ready"}}));
        }));
}

std::vector<Measured> measure_book(System& system) {
    using enum Measured::Kind;
    const char* up_help = "1 where the store answers, 0 where it does not.";
    struct Found {
        std::int64_t journal = 0;
        std::string business_date;
    };
    try {
        const Found found = system.desk().database().read([](Session& session) {
            return Found{session.query("select number from chain where id = 1").front().integer(0),
                         session.query("select value from setting where name = 'business_date'")
                             .front()
                             .text(0)};
        });
        const auto date = parse_date(found.business_date);
        ensure(date.has_value());
        return {{"zhirong_store_up", up_help, gauge, 1, {}},
                {"zhirong_journal_number",
                 "Number of the journal's last line.",
                 gauge,
                 found.journal,
                 {}},
                {"zhirong_business_date_timestamp_seconds",
                 "Start of the business date in China, in Unix time.",
                 gauge,
                 start_of(*date),
                 {}}};
    } catch (const DatabaseError&) {
        return {{"zhirong_store_up", up_help, gauge, 0, {}}};
    }
}

std::vector<Measured> measure_server(const Server& server) {
    using enum Measured::Kind;
    const ServerNumbers numbers = server.numbers();
    const auto count = [](auto value) { return static_cast<std::int64_t>(value); };
    return {
        {"zhirong_http_connections", "Connections open.", gauge, count(numbers.connections), {}},
        {"zhirong_http_requests_in_progress",
         "Requests received whole and not yet answered.",
         gauge,
         count(numbers.requests_under_way),
         {}},
        {"zhirong_http_queue_requests",
         "Requests that wait for a worker.",
         gauge,
         count(numbers.queue),
         {}},
        {"zhirong_http_workers_busy",
         "Workers that handle a request.",
         gauge,
         count(numbers.workers_busy),
         {}},
        {"zhirong_http_connections_accepted_total",
         "Connections taken.",
         counter,
         count(numbers.accepted),
         {}},
        {"zhirong_http_connections_turned_away_total",
         "Connections above a limit.",
         counter,
         count(numbers.turned_away),
         {}},
        {"zhirong_http_requests_refused_busy_total",
         "Requests that found the queue full.",
         counter,
         count(numbers.refused_busy),
         {}},
        {"zhirong_http_requests_too_slow_total",
         "Requests that did not arrive in time.",
         counter,
         count(numbers.too_slow),
         {}},
        {"zhirong_tls_handshakes_failed_total",
         "Connections whose TLS handshake failed.",
         counter,
         count(numbers.handshakes_failed),
         {}},
    };
}

}  // namespace zhirong
