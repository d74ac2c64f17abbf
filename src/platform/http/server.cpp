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
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>
#include <unordered_set>

#include "base/ensure.h"
#include "platform/http/refusals.h"
#include "platform/http/security_headers.h"
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

enum class Phase { idle, reading, handling, writing, lingering };

struct Connection {
    explicit Connection(Socket accepted, std::size_t most_buffered)
        : socket(std::move(accepted)), buffer(most_buffered) {}

    void expect_within(std::chrono::milliseconds time, Phase next) {
        deadline = Clock::now() + time;
        phase = next;
    }
    void cancel() {
        boost::system::error_code ignored;
        socket.cancel(ignored);
    }

    Socket socket;
    beast::flat_buffer buffer;
    std::string remote_address;
    Clock::time_point deadline = Clock::time_point::max();
    bool expired = false;
    Phase phase = Phase::idle;
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

bool may_have_content(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

struct Server::State {
    ServerSettings settings;
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
    std::optional<bool> stopped;
    std::atomic<bool> stopping = false;
    std::atomic<std::size_t> large_bodies = 0;

    State(ServerSettings chosen, Application served)
        : settings(std::move(chosen)), application(std::move(served)) {
        ensure(application.answer != nullptr);
        std::random_device random;
        id_prefix = hexadecimal(random(), 8) + '-';
        listen();
        pool.emplace(settings.workers, settings.longest_queue);
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
    void listen() {
        const std::size_t threads = settings.io_threads > 0
                                        ? settings.io_threads
                                        : std::max(1U, std::thread::hardware_concurrency());
        for (std::size_t count = 0; count < threads; ++count)
            cores.push_back(std::make_unique<Core>());
        boost::system::error_code error;
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
        for (std::size_t turn = 0;; ++turn) {
            Core& core = *cores[turn % cores.size()];
            auto [error, socket] =
                co_await acceptor->async_accept(core.context.get_executor(), with_error);
            if (error == asio::error::operation_aborted || !acceptor->is_open()) co_return;
            if (error) {  // No file descriptors left, or the client is gone again.
                Timer pause(cores.front()->context.get_executor(), accept_retry);
                co_await pause.async_wait(with_error);
                if (!acceptor->is_open()) co_return;
                continue;
            }
            if (!enter()) {
                turn_away(socket);
                continue;
            }
            asio::co_spawn(core.context.get_executor(), serve(core, std::move(socket)),
                           asio::detached);
        }
    }

    bool enter() {
        const std::lock_guard lock(mutex);
        if (live >= settings.most_connections) return false;
        ++live;
        return true;
    }

    void leave() {
        const std::lock_guard lock(mutex);
        --live;
        changed.notify_all();
    }

    void turn_away(Socket& socket) const {
        const Response busy = problem(Refusals{{{&http::busy, {}, {}}}});
        const std::string text =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: " + busy.content_type +
            "\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: " +
            std::to_string(busy.body.size()) + "\r\n\r\n" + busy.body;
        boost::system::error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(text), ignored);  // Fits the buffer of a new socket.
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

    Task<void> serve(Core& core, Socket socket) {
        Connection connection(std::move(socket), settings.header_bytes + read_size);
        core.connections.insert(&connection);
        struct Leave {
            State& state;
            Core& core;
            Connection& connection;
            ~Leave() {
                core.connections.erase(&connection);
                boost::system::error_code ignored;
                connection.socket.close(ignored);
                state.leave();
            }
        };
        const Leave leave_at_end(*this, core, connection);
        boost::system::error_code error;
        connection.socket.set_option(asio::ip::tcp::no_delay(true), error);
        const auto peer = connection.socket.remote_endpoint(error);
        if (error) co_return;
        connection.remote_address = peer.address().to_string();
        try {
            while (co_await exchange(core, connection)) {
            }
            connection.socket.shutdown(Socket::shutdown_send, error);
        } catch (const std::exception& failure) {
            failed(failure.what());
        }
    }

    // What the server itself has to say about a request that never reached a handler.
    struct Trouble {
        const RefusalKind* kind;
        std::vector<Fact> facts;
    };

    Trouble header_too_large() const {
        return {&http::header_too_large, {{"limit", std::to_string(settings.header_bytes)}}};
    }

    Trouble body_too_large(std::size_t limit) const {
        return {&http::body_too_large, {{"limit", std::to_string(limit)}}};
    }

    std::optional<Trouble> trouble_of(const boost::system::error_code& error,
                                      const Connection& connection, std::size_t body_limit) const {
        if (connection.expired)
            return Trouble{
                &http::too_slow,
                {{"seconds",
                  std::to_string(
                      std::chrono::ceil<std::chrono::seconds>(settings.request_timeout).count())}}};
        if (error == wire::error::header_limit || error == wire::error::buffer_overflow)
            return header_too_large();
        if (error == wire::error::body_limit) return body_too_large(body_limit);
        const bool gone =
            error == wire::error::end_of_stream || error == wire::error::partial_message;
        if (!gone && error.category() == wire::make_error_code(wire::error::bad_method).category())
            return Trouble{&http::malformed, {{"found", error.message()}}};
        return std::nullopt;  // The peer is gone: nobody to tell.
    }

    std::size_t body_limit_for(const Parser& parser) const {
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
        bool enter() {
            entered_ = ++state_.large_bodies <= state_.settings.most_large_bodies;
            if (!entered_) --state_.large_bodies;
            return entered_;
        }

    private:
        State& state_;
        bool entered_ = false;
    };

    // One request and its answer. False: the connection is to be closed.
    Task<bool> exchange(Core& core, Connection& connection) {
        if (connection.buffer.size() == 0) {
            if (stopping) co_return false;
            connection.expect_within(settings.idle_timeout, Phase::idle);
            const auto space = connection.buffer.prepare(read_size);
            const auto [error, count] =
                co_await connection.socket.async_read_some(space, with_error);
            if (error) co_return false;
            connection.buffer.commit(count);
        }
        const auto start = Clock::now();
        connection.expect_within(settings.request_timeout, Phase::reading);
        Parser parser;
        parser.header_limit(settings.header_bytes);
        parser.body_limit(boost::none);  // Until the header says where it goes.
        auto [error, count] = co_await wire::async_read_header(connection.socket, connection.buffer,
                                                               parser, with_error);
        std::optional<Trouble> trouble;
        std::size_t body_limit = settings.body_bytes;
        LargeBody large(*this);
        if (error) {
            trouble = trouble_of(error, connection, body_limit);
            if (!trouble) co_return false;
        } else {
            trouble = trouble_with_header(parser, count);
            body_limit = body_limit_for(parser);
            parser.body_limit(body_limit);
            if (!trouble && parser.content_length().value_or(0) > body_limit)
                trouble = body_too_large(body_limit);
            const bool may_be_large =
                body_limit > settings.body_bytes &&
                parser.content_length().value_or(body_limit) > settings.body_bytes;
            if (!trouble && may_be_large && !large.enter()) trouble = Trouble{&http::busy, {}};
        }
        if (!trouble && !parser.is_done()) {
            if (!parser.get()[wire::field::expect].empty()) {
                constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
                auto [write_error, written] =
                    co_await asio::async_write(connection.socket, asio::buffer(go_on), with_error);
                if (write_error) co_return false;
            }
            auto [body_error, read] =
                co_await wire::async_read(connection.socket, connection.buffer, parser, with_error);
            if (body_error) {
                trouble = trouble_of(body_error, connection, body_limit);
                if (!trouble) co_return false;
            }
        }

        Request request = request_of(parser, connection);
        const std::string method(view(parser.get().method_string()));
        Response response;
        connection.deadline = Clock::time_point::max();
        connection.phase = Phase::handling;
        if (trouble) {
            response = refused(*trouble->kind, std::move(trouble->facts), request.id);
        } else {
            std::optional<Response> ready = at_once(request);
            if (!ready && !pool->reserve())
                ready = refused(http::busy, {}, request.id).with("Retry-After", "1");
            if (ready)
                response = *std::move(ready);
            else
                co_await on_worker(request, response);
        }
        const bool keep = !trouble && parser.get().keep_alive() && !stopping;
        Served served{.request_id = request.id,
                      .remote_address = connection.remote_address,
                      .method = method,
                      .path = request.path(),
                      .status = response.status,
                      .bytes = response.content().size()};
        const bool written = co_await write(core, connection, request, response, keep,
                                            trouble ? 11U : parser.get().version());
        served.elapsed =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
        if (application.served) application.served(served);
        if (trouble && written) co_await linger(connection);
        co_return keep&& written;
    }

    std::optional<Trouble> trouble_with_header(const Parser& parser, std::size_t bytes) const {
        // The parser holds the first line and the fields to the limit each, not together.
        if (bytes > settings.header_bytes) return header_too_large();
        const auto& message = parser.get();
        if (message.version() >= 11 && message[wire::field::host].empty())
            return Trouble{&http::host_missing, {}};
        const std::string_view expectation = view(message[wire::field::expect]);
        if (!expectation.empty() && lower_case(expectation) != "100-continue")
            return Trouble{&http::unknown_expectation,
                           {{"found", std::string(expectation.substr(0, 100))}}};
        return std::nullopt;
    }

    Request request_of(Parser& parser, const Connection& connection) {
        auto& message = parser.get();
        Request request;
        request.method = method_named(view(message.method_string()));
        request.target = view(message.target());
        for (const auto& field : message)
            request.headers.emplace_back(lower_case(view(field.name_string())),
                                         view(field.value()));
        request.body = std::move(message.body());
        request.remote_address = connection.remote_address;
        request.id = id_prefix + hexadecimal(next_id.fetch_add(1), 8);
        return request;
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

    Task<bool> write(Core& core, Connection& connection, const Request& request, Response& response,
                     bool keep, unsigned version) {
        const auto& unfit = std::ranges::find_if_not(
            response.headers, [](const auto& header) { return fit_for_a_header(header.second); });
        if (unfit != response.headers.end())
            response = internal_error(request.id, "line break in the value of " + unfit->first);
        const std::string_view content =
            may_have_content(response.status) ? response.content() : std::string_view{};
        wire::response<wire::span_body<const char>> message;
        message.version(version);
        message.result(static_cast<unsigned>(response.status));
        message.keep_alive(keep);
        message.set(wire::field::date, core.date);
        message.set("X-Request-Id", request.id);
        for (const auto& [name, value] : security_headers)
            message.insert(beast::string_view(name.data(), name.size()),
                           beast::string_view(value.data(), value.size()));
        for (const auto& [name, value] : response.headers) message.insert(name, value);
        if (may_have_content(response.status)) {
            if (!response.content_type.empty())
                message.set(wire::field::content_type, response.content_type);
            message.content_length(content.size());
            message.body() = beast::span<const char>(content.data(), content.size());
        }
        connection.expect_within(settings.write_timeout, Phase::writing);
        wire::response_serializer<wire::span_body<const char>> serializer(message);
        if (request.method == Method::head) {
            auto [error, count] =
                co_await wire::async_write_header(connection.socket, serializer, with_error);
            co_return !error;
        }
        auto [error, count] = co_await wire::async_write(connection.socket, serializer, with_error);
        co_return !error;
    }

    Task<void> linger(Connection& connection) {
        connection.expired = false;
        connection.expect_within(linger_time, Phase::lingering);
        boost::system::error_code ignored;
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
            boost::system::error_code ignored;
            acceptor->close(ignored);
        });
        on_each_core([](Core& core) {
            for (Connection* connection : core.connections)
                if (connection->phase == Phase::idle || connection->phase == Phase::lingering)
                    connection->cancel();
        });
        const auto all_gone = [this] { return live == 0; };
        lock.lock();
        const bool finished = changed.wait_for(lock, settings.stop_timeout, all_gone);
        stopped = finished;
        lock.unlock();
        if (!finished)
            on_each_core([](Core& core) {
                for (Connection* connection : core.connections) {
                    boost::system::error_code ignored;
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
bool Server::stop() { return state_->stop(); }

}  // namespace zhirong
