#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace zhirong {

struct ServerSettings {
    std::string address = "127.0.0.1";  // a number, IPv4 or IPv6
    std::uint16_t port = 0;             // 0: a free one, see Server::port
    std::size_t io_threads = 0;         // 0: one for each core
    std::size_t workers = 16;           // requests handled at a time
    std::size_t longest_queue = 1024;   // requests waiting for a worker; the next one gets 503
    std::size_t most_connections = 10'000;
    std::uint32_t header_bytes = 16 * 1024;
    std::size_t body_bytes = std::size_t{1} << 20;
    // Bodies above body_bytes received at a time, where the application takes files; the next
    // one gets 503. Nobody has said yet who sends them.
    std::size_t most_large_bodies = 8;
    std::chrono::milliseconds idle_timeout{60'000};     // between requests of a connection
    std::chrono::milliseconds request_timeout{30'000};  // from its first byte to its last
    std::chrono::milliseconds write_timeout{60'000};    // for the whole answer
    std::chrono::milliseconds stop_timeout{10'000};     // for requests under way at stop
};

// One line of the access log. No query, no headers, no bodies: they hold what is confidential.
struct Served {
    std::string_view request_id;
    std::string_view remote_address;
    std::string_view method;
    std::string_view path;  // percent-encoded, as sent
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

// HTTP/1.1. Serves from construction on. A connection's requests are answered one after another.
class Server {
public:
    // std::runtime_error if the address cannot be had.
    Server(ServerSettings settings, Application application);
    // Stops; then waits for handlers that are still running, without limit.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;

    // Takes no more connections, closes idle ones, finishes requests under way up to stop_timeout.
    // False if some were still unfinished then: their connections are closed without an answer.
    // Not for a signal handler. A second call does nothing and says the same.
    bool stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zhirong
