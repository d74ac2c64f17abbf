#include "platform/http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "base/ensure.h"
#include "platform/http/refusals.h"
#include "platform/http/security_headers.h"
#include "platform/http/tls.h"
#include "platform/http/worker_pool.h"

namespace zhirong {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using Clock = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using Parser = wire::request_parser<wire::string_body>;
using Error = boost::system::error_code;

// g++ 12 destroys an aggregate literal inside a co_await expression twice: name it first.
constexpr asio::use_awaitable_t<Executor> throwing;
constexpr auto with_error = asio::as_tuple(throwing);

// How late a timeout may come. One timer looks after all connections of a thread.
constexpr std::chrono::milliseconds sweep_interval{100};
// After an error the rest of what the client sends is read and dropped for a while: closing at once
// would reset the connection and may take the answer with it (RFC 9112 §9.6).
constexpr std::chrono::milliseconds linger_time{2'000};
constexpr std::size_t most_bytes_lingered = std::size_t{64} << 20;
constexpr std::chrono::milliseconds accept_retry{50};
constexpr std::size_t read_size = 16 * 1024;
// Encrypted at a time, so that a large answer is not held twice.
constexpr std::size_t write_size = 64 * 1024;
// A connection that was just taken when the server stops may bring its first request yet.
constexpr std::chrono::milliseconds first_request_grace{500};
// A year: browsers do not go back to HTTP on this name (RFC 6797).
constexpr std::string_view strict_transport = "max-age=31536000";
constexpr std::size_t longest_given_id = 64;

// `fresh`: nothing has come of it yet. `idle`: it waits for its next request.
enum class Phase { fresh, idle, reading, handling, writing, lingering };

struct Connection {
    Connection(Socket accepted, std::string peer, std::size_t most_buffered,
               const std::shared_ptr<const TlsContext>& context)
        : socket(std::move(accepted)), buffer(most_buffered), peer_address(std::move(peer)) {
        if (context) {
            tls.emplace(context);
            ciphertext.resize(read_size);
        }
    }

    void expect_within(std::chrono::milliseconds time, Phase next) {
        deadline = Clock::now() + time;
        phase = next;
    }
    void cancel() {
        Error ignored;
        socket.cancel(ignored);
    }
    // The kernel holds what a client sent before it could know that the server stops.
    bool has_unread() const {
        Error error;
        return socket.available(error) > 0 && !error;
    }

    Socket socket;
    std::optional<TlsSession> tls;
    std::string ciphertext;  // as it is read
    beast::flat_buffer buffer;
    std::string peer_address;
    Clock::time_point deadline = Clock::time_point::max();
    bool expired = false;
    Phase phase = Phase::fresh;
};

struct Received {
    Error error;
    std::size_t count = 0;
};

// One thread, its event loop and its connections, which only it touches.
struct Core {
    // Before the context, which at its end ends what is left of the connections.
    std::unordered_set<Connection*> connections;
    std::string date;  // RFC 9110 §6.6.1, renewed by the sweep
    asio::io_context context{1};
    asio::executor_work_guard<Executor> work{context.get_executor()};
    Timer sweep{context.get_executor()};
    std::thread thread;
};

std::string http_date(std::time_t now) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                  months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                  utc.tm_min, utc.tm_sec);
    return text.data();
}

std::string hexadecimal(std::uint64_t value, std::size_t digits) {
    std::string text(digits, '0');
    for (std::size_t at = digits; at-- > 0; value >>= 4) text[at] = "0123456789abcdef"[value & 0xF];
    return text;
}

std::string lower_case(std::string_view name) {
    std::string text(name);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

// A line break in a value would let its author write headers of his own.
bool fit_for_a_header(std::string_view value) {
    return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

std::string address_of(const asio::ip::address& address) {
    // An IPv4 client of a socket for both is the same client.
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

// What a proxy calls the request, if the log can hold it.
bool fit_for_an_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_given_id &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.' || c == '_';
           });
}

bool may_have_content(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

struct Server::State {
    // What `change` replaces as a whole. A request is held to what it began with.
    std::atomic<std::shared_ptr<const ServerSettings>> current;
    Application application;
    std::vector<std::unique_ptr<Core>> cores;
    std::optional<Acceptor> acceptor;
    std::uint16_t port = 0;
    std::optional<WorkerPool> pool;

    std::string id_prefix;
    std::atomic<std::uint64_t> next_id = 1;

    std::mutex mutex;
    std::condition_variable changed;
    std::size_t live = 0;  // connections
    std::unordered_map<std::string, std::size_t> live_by_address;
    bool accepting = true;
    std::optional<bool> stopped;
    std::atomic<bool> stopping = false;
    std::atomic<bool> draining = false;
    std::atomic<std::size_t> large_bodies = 0;
    std::atomic<std::size_t> under_way = 0;
    std::atomic<std::uint64_t> accepted = 0;
    std::atomic<std::uint64_t> turned_away = 0;
    std::atomic<std::uint64_t> refused_busy = 0;
    std::atomic<std::uint64_t> too_slow = 0;
    std::atomic<std::uint64_t> handshakes_failed = 0;

    State(ServerSettings chosen, Application served)
        : current(std::make_shared<const ServerSettings>(std::move(chosen))),
          application(std::move(served)) {
        ensure(application.answer != nullptr);
        std::random_device random;
        id_prefix = hexadecimal(random(), 8) + '-';
        const auto settings = current.load();
        listen(*settings);
        pool.emplace(settings->workers, settings->longest_queue);
        for (auto& core : cores) {
            core->date = http_date(std::time(nullptr));
            asio::co_spawn(core->context.get_executor(), sweep(*core), asio::detached);
        }
        asio::co_spawn(cores.front()->context.get_executor(), accept(), asio::detached);
        for (auto& core : cores) core->thread = std::thread([this, &core] { run(*core); });
    }

    ~State() {
        stop();
        pool.reset();  // Handlers that outlived the stop still post to the loops.
        for (auto& core : cores) core->context.stop();
        for (auto& core : cores) core->thread.join();
        acceptor.reset();
        cores.clear();
    }

    // One acceptor that deals sockets out. SO_REUSEPORT would let a second server start on the
    // same port in silence and take half of the requests to another book.
    void listen(const ServerSettings& settings) {
        const std::size_t threads = settings.io_threads > 0
                                        ? settings.io_threads
                                        : std::max(1U, std::thread::hardware_concurrency());
        for (std::size_t count = 0; count < threads; ++count)
            cores.push_back(std::make_unique<Core>());
        Error error;
        const auto address = asio::ip::make_address(settings.address, error);
        const asio::ip::tcp::endpoint endpoint(address, settings.port);
        acceptor.emplace(cores.front()->context.get_executor());
        if (!error) acceptor->open(endpoint.protocol(), error);
        if (!error) acceptor->set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor->bind(endpoint, error);
        if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
        if (error)
            throw std::runtime_error("cannot listen on " + settings.address + " port " +
                                     std::to_string(settings.port) + ": " + error.message());
        port = acceptor->local_endpoint().port();
    }

    void failed(std::string_view what) const {
        if (application.failed) application.failed(what);
    }

    void run(Core& core) {
        for (;;) try {
                core.context.run();
                return;
            } catch (const std::exception& failure) {
                failed(failure.what());
            }
    }

    Task<void> accept() {
        for (std::size_t turn = 0; !stopping; ++turn) {
            Core& core = *cores[turn % cores.size()];
            auto [error, socket] =
                co_await acceptor->async_accept(core.context.get_executor(), with_error);
            if (!error) {
                take(core, std::move(socket));
            } else if (!stopping) {  // No file descriptors left, or the client is gone again.
                Timer pause(cores.front()->context.get_executor(), accept_retry);
                co_await pause.async_wait(with_error);
            }
        }
        take_those_that_wait();
        Error ignored;
        acceptor->close(ignored);
        const std::lock_guard lock(mutex);
        accepting = false;
        changed.notify_all();
    }

    // The kernel has told their clients that they are connected; to close would reset them.
    void take_those_that_wait() {
        Error error;
        acceptor->non_blocking(true, error);
        for (std::size_t turn = 0; !error; ++turn) {
            Core& core = *cores[turn % cores.size()];
            Socket socket(core.context.get_executor());
            acceptor->accept(socket, error);
            if (!error) take(core, std::move(socket));
        }
    }

    void take(Core& core, Socket socket) {
        Error error;
        const auto peer = socket.remote_endpoint(error);
        if (error) return;
        std::string address = address_of(peer.address());
        const auto settings = current.load();
        if (!enter(address, *settings)) {
            ++turned_away;
            turn_away(socket, *settings);
            return;
        }
        ++accepted;
        asio::co_spawn(core.context.get_executor(),
                       serve(core, std::move(socket), std::move(address)), asio::detached);
    }

    bool enter(const std::string& address, const ServerSettings& settings) {
        const std::lock_guard lock(mutex);
        if (live >= settings.most_connections) return false;
        std::size_t& of_address = live_by_address[address];
        if (settings.most_connections_per_address > 0 &&
            of_address >= settings.most_connections_per_address && !is_proxy(address, settings))
            return false;
        ++of_address;
        ++live;
        return true;
    }

    void leave(const std::string& address) {
        const std::lock_guard lock(mutex);
        const auto of_address = live_by_address.find(address);
        if (--of_address->second == 0) live_by_address.erase(of_address);
        --live;
        changed.notify_all();
    }

    static bool is_proxy(const std::string& address, const ServerSettings& settings) {
        return std::ranges::find(settings.proxies, address) != settings.proxies.end();
    }

    static void turn_away(Socket& socket, const ServerSettings& settings) {
        if (settings.tls) return;  // It would have to shake hands first, to be told no.
        const Response busy = problem(Refusals{{{&http::busy, {}, {}}}});
        say(socket,
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Type: " +
                busy.content_type,
            busy.body);
    }

    // To a socket that nothing was written to yet, so that its buffer takes it.
    static void say(Socket& socket, std::string head, const std::string& body) {
        head += "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body;
        Error ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(head), ignored);
        socket.shutdown(Socket::shutdown_send, ignored);
    }

    // Ends what takes too long.
    Task<void> sweep(Core& core) {
        for (;;) {
            core.sweep.expires_after(sweep_interval);
            co_await core.sweep.async_wait(with_error);
            const auto now = Clock::now();
            core.date = http_date(std::time(nullptr));
            for (Connection* connection : core.connections)
                if (connection->deadline <= now) {
                    connection->expired = true;
                    connection->cancel();
                }
        }
    }

    Task<void> serve(Core& core, Socket socket, std::string address) {
        const auto settings = current.load();
        Connection connection(std::move(socket), std::move(address),
                              settings->header_bytes + read_size, settings->tls);
        core.connections.insert(&connection);
        struct Leave {
            State& state;
            Core& core;
            Connection& connection;
            ~Leave() {
                core.connections.erase(&connection);
                Error ignored;
                connection.socket.close(ignored);
                state.leave(connection.peer_address);
            }
        };
        const Leave leave_at_end(*this, core, connection);
        Error error;
        connection.socket.set_option(asio::ip::tcp::no_delay(true), error);
        try {
            if (connection.tls && !co_await shake_hands(connection, *settings)) co_return;
            while (co_await exchange(core, connection)) {
            }
            if (connection.tls) {
                connection.tls->close();
                co_await flush(connection);
            }
            connection.socket.shutdown(Socket::shutdown_send, error);
        } catch (const std::exception& failure) {
            failed(failure.what());
        }
    }

    Task<bool> shake_hands(Connection& connection, const ServerSettings& settings) {
        connection.expect_within(settings.header_timeout, Phase::fresh);
        for (;;) {
            const TlsSession::Progress progress = connection.tls->handshake();
            if (connection.tls->peer_spoke_http())
                say(connection.socket,
                    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8",
                    "请使用 https:// / this port speaks HTTPS: use https://\n");
            const bool sent = co_await flush(connection);
            if (progress == TlsSession::Progress::done && sent) co_return true;
            if (progress != TlsSession::Progress::wants_input || !sent ||
                !co_await receive_ciphertext(connection)) {
                ++handshakes_failed;
                co_return false;
            }
        }
    }

    static Task<bool> receive_ciphertext(Connection& connection) {
        auto [error, count] = co_await connection.socket.async_read_some(
            asio::buffer(connection.ciphertext), with_error);
        if (error) co_return false;
        connection.tls->received(std::string_view(connection.ciphertext).substr(0, count));
        co_return true;
    }

    static Task<bool> flush(Connection& connection) {
        const std::string bytes = connection.tls->take_outgoing();
        if (bytes.empty()) co_return true;
        auto [error, count] =
            co_await asio::async_write(connection.socket, asio::buffer(bytes), with_error);
        co_return !error;
    }

    // Some of what the client sent, decrypted.
    static Task<Received> receive(Connection& connection, asio::mutable_buffer space) {
        Received received;
        if (!connection.tls) {
            auto [error, count] = co_await connection.socket.async_read_some(space, with_error);
            received.error = error;
            received.count = count;
            co_return received;
        }
        for (;;) {
            const TlsSession::Read read =
                connection.tls->read({static_cast<char*>(space.data()), space.size()});
            const bool sent = co_await flush(connection);
            received.count = read.count;
            if (read.progress == TlsSession::Progress::done && sent) co_return received;
            if (read.progress != TlsSession::Progress::wants_input || !sent ||
                !co_await receive_ciphertext(connection)) {
                received.error = asio::error::eof;
                co_return received;
            }
        }
    }

    static Task<bool> send(Connection& connection, std::string_view bytes) {
        if (!connection.tls) {
            auto [error, count] =
                co_await asio::async_write(connection.socket, asio::buffer(bytes), with_error);
            co_return !error;
        }
        for (; !bytes.empty(); bytes.remove_prefix(std::min(write_size, bytes.size())))
            if (!connection.tls->write(bytes.substr(0, write_size)) || !co_await flush(connection))
                co_return false;
        co_return true;
    }

    // Feeds the parser to the end of the header, or of the whole request. What is left over stays
    // in the buffer.
    static Task<Received> parse(Connection& connection, Parser& parser, bool whole) {
        Received parsed;
        parser.eager(whole);
        while (whole ? !parser.is_done() : !parser.is_header_done()) {
            if (connection.buffer.size() > 0) {
                const std::size_t used = parser.put(connection.buffer.data(), parsed.error);
                connection.buffer.consume(used);
                parsed.count += used;
                if (!parsed.error) continue;
                if (parsed.error != wire::error::need_more) co_return parsed;
                parsed.error = {};
            }
            const std::size_t room = connection.buffer.max_size() - connection.buffer.size();
            if (room == 0) {
                parsed.error = wire::error::buffer_overflow;
                co_return parsed;
            }
            const auto space = connection.buffer.prepare(std::min(read_size, room));
            const Received received = co_await receive(connection, space);
            if (received.error) {
                parsed.error = received.error;
                co_return parsed;
            }
            connection.buffer.commit(received.count);
        }
        co_return parsed;
    }

    // What the server itself has to say about a request that never reached a handler.
    struct Trouble {
        const RefusalKind* kind;
        std::vector<Fact> facts;
    };

    static Trouble header_too_large(const ServerSettings& settings) {
        return {&http::header_too_large, {{"limit", std::to_string(settings.header_bytes)}}};
    }

    static Trouble body_too_large(std::size_t limit) {
        return {&http::body_too_large, {{"limit", std::to_string(limit)}}};
    }

    std::optional<Trouble> trouble_of(const Error& error, const Connection& connection,
                                      const ServerSettings& settings,
                                      std::chrono::milliseconds time, std::size_t body_limit) {
        if (connection.expired) {
            ++too_slow;
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
            return Trouble{&http::too_slow, {{"seconds", std::to_string(seconds)}}};
        }
        if (error == wire::error::header_limit || error == wire::error::buffer_overflow)
            return header_too_large(settings);
        if (error == wire::error::body_limit) return body_too_large(body_limit);
        if (error.category() == wire::make_error_code(wire::error::bad_method).category())
            return Trouble{&http::malformed, {{"found", error.message()}}};
        return std::nullopt;  // The peer is gone: nobody to tell.
    }

    std::size_t body_limit_for(const Parser& parser, const ServerSettings& settings) const {
        const auto& message = parser.get();
        const std::size_t file =
            application.file_bytes
                ? application.file_bytes(method_named(view(message.method_string())),
                                         view(message.target()))
                : 0;
        return std::max(file, settings.body_bytes);
    }

    // Counts a body above the ordinary limit while it is received and handled.
    class LargeBody {
    public:
        explicit LargeBody(State& state) : state_(state) {}
        LargeBody(const LargeBody&) = delete;
        LargeBody& operator=(const LargeBody&) = delete;
        ~LargeBody() {
            if (entered_) --state_.large_bodies;
        }
        bool enter(std::size_t most) {
            entered_ = ++state_.large_bodies <= most;
            if (!entered_) --state_.large_bodies;
            return entered_;
        }

    private:
        State& state_;
        bool entered_ = false;
    };

    // Waits for a request's first bytes. False: there will be none.
    Task<bool> begins(Connection& connection, const ServerSettings& settings) {
        if (connection.buffer.size() > 0) co_return true;
        const bool fresh = connection.phase == Phase::fresh;
        auto patience = settings.idle_timeout;
        if (stopping) {
            if (!fresh && !connection.has_unread()) co_return false;
            patience = first_request_grace;
        }
        connection.expect_within(patience, connection.phase);
        for (bool woken = false;;) {
            const auto space = connection.buffer.prepare(read_size);
            const Received received = co_await receive(connection, space);
            if (!received.error) {
                connection.buffer.commit(received.count);
                co_return true;
            }
            // The stop wakes it up once, perhaps at the very moment that a request has come.
            if (woken || !stopping || connection.expired || !connection.has_unread())
                co_return false;
            woken = true;
        }
    }

    // One request and its answer. False: the connection is to be closed.
    Task<bool> exchange(Core& core, Connection& connection) {
        const auto settings = current.load();
        if (!co_await begins(connection, *settings)) co_return false;
        const auto start = Clock::now();
        const auto header_time = std::min(settings->header_timeout, settings->request_timeout);
        connection.expect_within(header_time, Phase::reading);
        Parser parser;
        parser.header_limit(settings->header_bytes);
        parser.body_limit(boost::none);  // Until the header says where it goes.
        const Received header = co_await parse(connection, parser, false);
        std::optional<Trouble> trouble;
        std::size_t body_limit = settings->body_bytes;
        LargeBody large(*this);
        if (header.error) {
            trouble = trouble_of(header.error, connection, *settings, header_time, body_limit);
            if (!trouble) co_return false;
        } else {
            trouble = trouble_with_header(parser, header.count, *settings);
            body_limit = body_limit_for(parser, *settings);
            parser.body_limit(body_limit);
            if (!trouble && parser.content_length().value_or(0) > body_limit)
                trouble = body_too_large(body_limit);
            const bool may_be_large =
                body_limit > settings->body_bytes &&
                parser.content_length().value_or(body_limit) > settings->body_bytes;
            if (!trouble && may_be_large && !large.enter(settings->most_large_bodies)) {
                ++refused_busy;
                trouble = Trouble{&http::busy, {}};
            }
        }
        if (!trouble && !parser.is_done()) {
            connection.deadline = start + settings->request_timeout;
            if (!parser.get()[wire::field::expect].empty()) {
                constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
                if (!co_await send(connection, go_on)) co_return false;
            }
            const Received body = co_await parse(connection, parser, true);
            if (body.error) {
                trouble = trouble_of(body.error, connection, *settings, settings->request_timeout,
                                     body_limit);
                if (!trouble) co_return false;
            }
        }

        struct UnderWay {
            explicit UnderWay(State& state) : counter(state.under_way) { ++counter; }
            ~UnderWay() { --counter; }
            std::atomic<std::size_t>& counter;
        };
        const UnderWay under_way_until_answered(*this);
        Request request = request_of(parser, connection, *settings);
        const std::string method(view(parser.get().method_string()));
        Response response;
        connection.deadline = Clock::time_point::max();
        connection.phase = Phase::handling;
        if (trouble) {
            response = refused(*trouble->kind, std::move(trouble->facts), request.id);
        } else {
            std::optional<Response> ready = at_once(request);
            if (!ready && !pool->reserve()) {
                ++refused_busy;
                ready = refused(http::busy, {}, request.id).with("Retry-After", "1");
            }
            if (ready)
                response = *std::move(ready);
            else
                co_await on_worker(request, response);
        }
        const bool keep = !trouble && parser.get().keep_alive() && !stopping && !draining;
        Served served{.request_id = request.id,
                      .remote_address = request.remote_address,
                      .method = method,
                      .path = request.path(),
                      .status = response.status,
                      .bytes = response.content().size()};
        connection.expect_within(settings->write_timeout, Phase::writing);
        const bool written = co_await write(core, connection, request, response, keep,
                                            trouble ? 11U : parser.get().version());
        served.status = response.status;
        served.elapsed =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
        if (application.served) application.served(served);
        if (trouble && written) co_await linger(connection);
        connection.phase = Phase::idle;
        co_return keep&& written;
    }

    static std::optional<Trouble> trouble_with_header(const Parser& parser, std::size_t bytes,
                                                      const ServerSettings& settings) {
        // The parser holds the first line and the fields to the limit each, not together.
        if (bytes > settings.header_bytes) return header_too_large(settings);
        const auto& message = parser.get();
        if (message.version() >= 11 && message[wire::field::host].empty())
            return Trouble{&http::host_missing, {}};
        const std::string_view expectation = view(message[wire::field::expect]);
        if (!expectation.empty() && lower_case(expectation) != "100-continue")
            return Trouble{&http::unknown_expectation,
                           {{"found", std::string(expectation.substr(0, 100))}}};
        return std::nullopt;
    }

    Request request_of(Parser& parser, const Connection& connection,
                       const ServerSettings& settings) {
        auto& message = parser.get();
        Request request;
        request.method = method_named(view(message.method_string()));
        request.target = view(message.target());
        for (const auto& field : message)
            request.headers.emplace_back(lower_case(view(field.name_string())),
                                         view(field.value()));
        request.body = std::move(message.body());
        request.remote_address = connection.peer_address;
        if (is_proxy(connection.peer_address, settings)) {
            if (const auto sender = forwarded_for(request)) request.remote_address = *sender;
            const auto id = request.header("x-request-id");
            if (id && fit_for_an_id(*id)) request.id = *id;
        }
        if (request.id.empty()) request.id = id_prefix + hexadecimal(next_id.fetch_add(1), 8);
        return request;
    }

    // The proxy adds whom it heard at the end; what stands before, the sender may have made up.
    static std::optional<std::string> forwarded_for(const Request& request) {
        std::string_view last;
        for (const auto& [name, value] : request.headers)
            if (name == "x-forwarded-for") last = value;
        last.remove_prefix(
            last.find_last_of(", ") == std::string_view::npos ? 0 : last.find_last_of(", ") + 1);
        Error error;
        const auto address = asio::ip::make_address(last, error);
        if (error) return std::nullopt;
        return address_of(address);
    }

    static Response refused(const RefusalKind& kind, std::vector<Fact> facts,
                            std::string_view request_id) {
        return problem(Refusals{{{&kind, {}, std::move(facts)}}}, request_id);
    }

    Response internal_error(const std::string& request_id, std::string_view what) const {
        failed("request " + request_id + ": " + std::string(what));
        return refused(http::internal, {{"request", request_id}}, request_id);
    }

    std::optional<Response> at_once(const Request& request) const {
        if (!application.answer_at_once) return std::nullopt;
        try {
            return application.answer_at_once(request);
        } catch (const std::exception& failure) {
            return internal_error(request.id, failure.what());
        }
    }

    // Resumes on the connection's own thread. A place in the pool has been kept.
    Task<void> on_worker(const Request& request, Response& response) {
        const auto start = [&](auto handler) {
            pool->run([this, &request, &response, done = std::move(handler)]() mutable {
                try {
                    response = application.answer(request);
                } catch (const std::exception& failure) {
                    response = internal_error(request.id, failure.what());
                } catch (...) {
                    response = internal_error(request.id, "thrown without a std::exception");
                }
                asio::post(std::move(done));
            });
        };
        co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(start,
                                                                                     throwing);
    }

    static std::string head_of(const Response& response, std::string_view request_id,
                               std::string_view date, bool keep, unsigned version, bool secure) {
        std::string head;
        head.reserve(1024);
        const auto field = [&head](std::string_view name, std::string_view value) {
            head.append(name).append(": ").append(value).append("\r\n");
        };
        head = version == 10 ? "HTTP/1.0 " : "HTTP/1.1 ";
        head += std::to_string(response.status) + ' ';
        head += view(wire::obsolete_reason(static_cast<wire::status>(response.status)));
        head += "\r\n";
        if (!keep)
            field("Connection", "close");
        else if (version == 10)
            field("Connection", "keep-alive");
        field("Date", date);
        field("X-Request-Id", request_id);
        for (const auto& [name, value] : security_headers) field(name, value);
        if (secure) field("Strict-Transport-Security", strict_transport);
        for (const auto& [name, value] : response.headers) field(name, value);
        if (may_have_content(response.status)) {
            if (!response.content_type.empty()) field("Content-Type", response.content_type);
            field("Content-Length", std::to_string(response.content().size()));
        }
        return head += "\r\n";
    }

    Task<bool> write(Core& core, Connection& connection, const Request& request, Response& response,
                     bool keep, unsigned version) {
        const auto& unfit = std::ranges::find_if_not(
            response.headers, [](const auto& header) { return fit_for_a_header(header.second); });
        if (unfit != response.headers.end())
            response = internal_error(request.id, "line break in the value of " + unfit->first);
        std::string head =
            head_of(response, request.id, core.date, keep, version, connection.tls.has_value());
        const bool has_content =
            may_have_content(response.status) && request.method != Method::head;
        const std::string_view content = has_content ? response.content() : std::string_view{};
        // What is short goes out together; a long content is not copied.
        if (content.size() <= write_size) {
            head += content;
            co_return co_await send(connection, head);
        }
        co_return co_await send(connection, head) && co_await send(connection, content);
    }

    Task<void> linger(Connection& connection) {
        connection.expired = false;
        connection.expect_within(linger_time, Phase::lingering);
        if (connection.tls) {
            connection.tls->close();
            if (!co_await flush(connection)) co_return;
        }
        Error ignored;
        connection.socket.shutdown(Socket::shutdown_send, ignored);
        std::array<char, read_size> dropped;
        for (std::size_t total = 0; total < most_bytes_lingered;) {
            auto [error, count] =
                co_await connection.socket.async_read_some(asio::buffer(dropped), with_error);
            if (error) co_return;
            total += count;
        }
    }

    bool stop() {
        std::unique_lock lock(mutex);
        if (stopped) return *stopped;
        stopped = false;
        stopping = true;
        lock.unlock();
        const auto on_each_core = [&](auto action) {
            for (auto& core : cores)
                asio::post(core->context, [this, action, &core] { action(*core); });
        };
        asio::post(cores.front()->context, [this] {
            Error ignored;
            acceptor->cancel(ignored);
        });
        on_each_core([](Core& core) {
            for (Connection* connection : core.connections)
                if (connection->phase == Phase::fresh)
                    connection->deadline =
                        std::min(connection->deadline, Clock::now() + first_request_grace);
                else if (connection->phase == Phase::idle || connection->phase == Phase::lingering)
                    connection->cancel();
        });
        const auto all_gone = [this] { return live == 0 && !accepting; };
        lock.lock();
        const bool finished = changed.wait_for(lock, current.load()->stop_timeout, all_gone);
        stopped = finished;
        lock.unlock();
        if (!finished)
            on_each_core([](Core& core) {
                for (Connection* connection : core.connections) {
                    Error ignored;
                    connection->socket.close(ignored);
                }
            });
        return finished;
    }
};

Server::Server(ServerSettings settings, Application application)
    : state_(std::make_unique<State>(std::move(settings), std::move(application))) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return state_->port; }

ServerNumbers Server::numbers() const {
    const WorkerPool::Numbers pool = state_->pool->numbers();
    ServerNumbers numbers{.requests_under_way = state_->under_way,
                          .queue = pool.waiting,
                          .workers_busy = pool.busy,
                          .accepted = state_->accepted,
                          .turned_away = state_->turned_away,
                          .refused_busy = state_->refused_busy,
                          .too_slow = state_->too_slow,
                          .handshakes_failed = state_->handshakes_failed};
    const std::lock_guard lock(state_->mutex);
    numbers.connections = state_->live;
    return numbers;
}

void Server::change(ServerSettings settings) {
    state_->current = std::make_shared<const ServerSettings>(std::move(settings));
}

void Server::drain() { state_->draining = true; }
bool Server::stop() { return state_->stop(); }

}  // namespace zhirong
