#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.h"

namespace zhirong {

class TlsContext;

struct ServerSettings {
    std::string address = "127.0.0.1";  // a number, IPv4 or IPv6
    std::uint16_t port = 0;             // 0: a free one, see Server::port
    std::size_t io_threads = 0;         // 0: one for each core
    std::size_t workers = 16;           // requests handled at a time
    std::size_t longest_queue = 1024;   // requests waiting for a worker; the next one gets 503
    std::size_t most_connections = 10'000;
    // Of these from one address, proxies excepted; 0: no other limit.
    std::size_t most_connections_per_address = 0;
    // Addresses of proxies. What they say of the sender is taken: its address, the last of
    // X-Forwarded-For, and the request's id, X-Request-Id. Of all others it is not.
    std::vector<std::string> proxies;
    std::shared_ptr<const TlsContext> tls;  // absent: the server speaks HTTP in the clear
    std::uint32_t header_bytes = 16 * 1024;
    std::size_t body_bytes = std::size_t{1} << 20;
    // Bodies above body_bytes received at a time, where the application takes files; the next
    // one gets 503. Nobody has said yet who sends them.
    std::size_t most_large_bodies = 8;
    std::chrono::milliseconds idle_timeout{60'000};  // between requests of a connection
    // From a connection's first byte, or a request's, to the end of the header: what holds a
    // connection open with a line now and then is let go.
    std::chrono::milliseconds header_timeout{10'000};
    std::chrono::milliseconds request_timeout{30'000};  // from its first byte to its last
    std::chrono::milliseconds write_timeout{60'000};    // for the whole answer
    std::chrono::milliseconds stop_timeout{10'000};     // for requests under way at stop
};

// One line of the access log. No query, no headers, no bodies: they hold what is confidential.
struct Served {
    std::string_view request_id;
    std::string_view remote_address;  // of the sender, as far as it is known
    std::string_view method;
    std::string_view path;       // percent-encoded, as sent
    std::string_view operation;  // of the route; for whoever knows routes to fill in
    int status = 0;
    std::chrono::microseconds elapsed{0};  // from the request's first byte to the answer's last
    std::size_t bytes = 0;                 // of content
};

struct Application {
    // Called on a worker; may block. An exception becomes a 500.
    std::function<Response(Request)> answer;
    // Asked first, on the thread that reads: for what is in memory. Nothing: a worker answers.
    std::function<std::optional<Response>(const Request&)> answer_at_once;
    // How large a file the request's address takes; 0 or absent: none, body_bytes holds.
    std::function<std::size_t(Method, std::string_view target)> file_bytes;
    std::function<void(const Served&)> served;             // called from several threads
    std::function<void(std::string_view problem)> failed;  // something the operators should see
};

// How the server does at this moment, and what it has counted since it began.
struct ServerNumbers {
    std::size_t connections = 0;
    std::size_t requests_under_way = 0;  // received whole, not yet answered
    std::size_t queue = 0;               // of these, waiting for a worker
    std::size_t workers_busy = 0;
    std::uint64_t accepted = 0;           // connections
    std::uint64_t turned_away = 0;        // connections above a limit
    std::uint64_t refused_busy = 0;       // requests that found no place in the queue
    std::uint64_t too_slow = 0;           // requests that did not arrive in time
    std::uint64_t handshakes_failed = 0;  // of TLS
};

// HTTP/1.1, in the clear or over TLS. Serves from construction on. A connection's requests are
// answered one after another.
class Server {
public:
    // std::runtime_error if the address cannot be had.
    Server(ServerSettings settings, Application application);
    // Stops; then waits for handlers that are still running, without limit.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;
    ServerNumbers numbers() const;

    // From the next request on: limits, timeouts, proxies; from the next connection on: TLS.
    // Address, port, threads, workers and their queue stay what they are.
    void change(ServerSettings settings);

    // From now on each answer ends its connection, so that clients move on to another server before
    // this one stops. Connections are still taken.
    void drain();

    // Takes no more connections, closes idle ones, finishes requests under way up to stop_timeout;
    // what a client had sent by then is answered. False if some were still unfinished then: their
    // connections are closed without an answer. Not for a signal handler. A second call does
    // nothing and says the same.
    bool stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zhirong
