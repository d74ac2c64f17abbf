#include "platform/http/server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <rapidcheck.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <charconv>
#include <future>
#include <latch>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "platform/http/router.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace std::chrono_literals;

namespace {

struct Answer {
    int status = 0;  // 0: the connection ended instead
    std::string head;
    std::string body;
    std::string header(std::string_view name) const {
        const std::size_t at = head.find("\r\n" + std::string(name) + ": ");
        if (at == std::string::npos) return "";
        const std::size_t start = at + name.size() + 4;
        return head.substr(start, head.find("\r\n", start) - start);
    }
    std::string code() const {
        const auto tree = parse_json(body);
        const Tree* code = tree ? tree->find("code") : nullptr;
        return code != nullptr ? *code->text() : "no problem, but " + std::to_string(status);
    }
};

// A plain socket, so that the test can send what no client library would.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{20, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;

    bool connected() const { return connected_; }

    // Once the peer is gone there is nobody to send to, which the next read tells.
    void send(std::string_view text) {
        while (!text.empty()) {
            const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    void send_nothing_more() { ::shutdown(socket_, SHUT_WR); }

    Answer read(bool has_body = true) {
        std::size_t end = std::string::npos;
        while ((end = received_.find("\r\n\r\n")) == std::string::npos)
            if (!receive()) return {};
        Answer answer;
        answer.head = received_.substr(0, end + 2);
        received_.erase(0, end + 4);
        std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
        const std::string length_text = answer.header("Content-Length");
        std::size_t length = 0;
        std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
        while (has_body && received_.size() < length)
            if (!receive()) return {};
        if (has_body) {
            answer.body = received_.substr(0, length);
            received_.erase(0, length);
        }
        return answer;
    }

    Answer ask(std::string_view text) {
        send(text);
        return read();
    }

    bool ended() { return received_.empty() && !receive(); }

private:
    bool receive() {
        std::array<char, 8192> buffer;
        const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), 0);
        if (count <= 0) return false;
        received_.append(buffer.data(), static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    bool connected_ = false;
    std::string received_;
};

// Handlers that wait at it until the test lets them go.
struct Gatekeeper {
    std::atomic<int> arrived = 0;
    std::promise<void> opened;
    std::shared_future<void> open = opened.get_future().share();
    void pass() {
        ++arrived;
        open.wait();
    }
    void await_arrivals(int count) const {
        while (arrived < count) std::this_thread::sleep_for(1ms);
    }
};

Route route(Method method, std::string path, std::string operation, Handler handler) {
    Route route;
    route.method = method;
    route.path = std::move(path);
    route.operation = std::move(operation);
    route.access = Access::everyone();
    route.handler = std::move(handler);
    if (route.is_write()) route.request = {"", Tree::map({{"type", "object"}})};
    return route;
}

class Fixture {
public:
    explicit Fixture(ServerSettings settings = {})
        : router(routes(), {}), server(with_few_threads(std::move(settings)), application()) {}

    std::vector<Route> routes() {
        std::vector<Route> all;
        all.push_back(route(Method::get, "/hello/{name}", "hello", [](const Request& request) {
            return json(200, Tree::map({{"hello", request.path_parameter("name")}}));
        }));
        all.push_back(route(Method::post, "/api/v1/echo", "echo",
                            [](const Request& request) { return json(201, request.json); }));
        Route file = route(Method::post, "/api/v1/file", "takeFile", [](const Request& request) {
            return json(201, static_cast<std::int64_t>(request.body.size()));
        });
        file.request = {};
        file.file_bytes = 3'000;
        all.push_back(std::move(file));
        all.push_back(route(Method::get, "/slow", "slow", [this](const Request&) {
            gatekeeper.pass();
            return json(200, "done");
        }));
        all.push_back(route(Method::get, "/throws", "throws", [](const Request&) -> Response {
            throw std::runtime_error("secret detail");
        }));
        all.push_back(route(Method::get, "/injects", "injects", [](const Request&) {
            return json(200, "x").with("X-Name", "a\r\nSet-Cookie: stolen");
        }));
        all.push_back(
            route(Method::get, "/empty", "empty", [](const Request&) { return no_content(); }));
        return all;
    }

    Application application() {
        Application application;
        application.answer = [this](Request request) { return router.answer(std::move(request)); };
        application.answer_at_once = [](const Request& request) -> std::optional<Response> {
            if (request.path() != "/health") return std::nullopt;
            return json(200, "well");
        };
        application.file_bytes = [this](Method method, std::string_view target) {
            return router.file_bytes(method, target);
        };
        application.served = [this](const Served& served) {
            const std::lock_guard lock(mutex);
            senders.emplace_back(served.remote_address);
            log.push_back(std::string(served.method) + " " + std::string(served.path) + " " +
                          std::to_string(served.status));
        };
        application.failed = [this](std::string_view what) {
            const std::lock_guard lock(mutex);
            failures.emplace_back(what);
        };
        return application;
    }

    static ServerSettings with_few_threads(ServerSettings settings) {
        settings.io_threads = 2;
        return settings;
    }

    std::uint16_t port() const { return server.port(); }

    Gatekeeper gatekeeper;
    std::mutex mutex;
    std::vector<std::string> log;
    std::vector<std::string> senders;
    std::vector<std::string> failures;
    Router router;
    Server server;
};

std::string get(std::string_view target) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

std::string post(std::string_view target, std::string_view body, std::string_view headers = {}) {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
           "Idempotency-Key: k1\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

}  // namespace

TEST_CASE("a connection is kept and answers one request after another") {
    Fixture fixture;
    Client client(fixture.port());
    const Answer first = client.ask(get("/hello/%E7%9F%A5"));
    CHECK(first.status == 200);
    CHECK(first.body == R"({"hello":"知"})");
    CHECK(first.header("Content-Type") == "application/json");
    CHECK(first.header("X-Content-Type-Options") == "nosniff");
    CHECK(first.header("Content-Security-Policy").contains("frame-ancestors 'none'"));
    CHECK(first.header("Date").ends_with("GMT"));
    const Answer second = client.ask(post("/api/v1/echo", R"({"z":1,"a":"融"})"));
    CHECK(second.status == 201);
    CHECK(second.body == R"({"z":1,"a":"融"})");
    CHECK(second.header("X-Request-Id") != first.header("X-Request-Id"));
    CHECK(client.ask(get("/health")).body == "\"well\"");
    client.send(get("/hello/1") + get("/hello/2"));  // Without waiting for the first.
    CHECK(client.read().body == R"({"hello":"1"})");
    CHECK(client.read().body == R"({"hello":"2"})");
    client.send("GET /empty HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const Answer last = client.read();
    CHECK(last.status == 204);
    CHECK(last.header("Content-Length").empty());
    CHECK(client.ended());
    CHECK(fixture.server.stop());
    CHECK(fixture.log.size() == 6);
    CHECK(fixture.log.front() == "GET /hello/%E7%9F%A5 200");
}

TEST_CASE("what is no HTTP request is told so, and the connection ends") {
    Fixture fixture;
    struct Bad {
        std::string text;
        std::string code;
    };
    const std::vector<Bad> table{
        {"hello\r\n\r\n", "http.malformed"},
        {"GET / HTTP/9.9\r\n\r\n", "http.malformed"},
        {"GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n", "http.malformed"},
        {"GET / HTTP/1.1\r\nHost x\r\n\r\n", "http.malformed"},
        {"GET / HTTP/1.1\r\n\r\n", "http.host_missing"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "http.malformed"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
         "http.malformed"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
         "http.malformed"},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
         "http.malformed"},
        {"GET / HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\n\r\n", "http.unknown_expectation"},
        {"GET / HTTP/1.1\r\nHost: x\r\nExpect: \xFF\r\n\r\n", "http.unknown_expectation"},
    };
    for (const Bad& bad : table) {
        CAPTURE(bad.text);
        Client client(fixture.port());
        const Answer answer = client.ask(bad.text);
        REQUIRE(answer.status >= 400);
        CHECK(answer.header("Content-Type") == "application/problem+json");
        CHECK(answer.code() == bad.code);
        CHECK(client.ended());
    }
}

TEST_CASE("a target that cannot be decoded is refused and the connection goes on") {
    Fixture fixture;
    Client client(fixture.port());
    for (const char* target : {"/hello/%zz", "/hello/%ff", "/hello/%00", "/hello/a?x=%fe",
                               "http://elsewhere/hello/a", "*"}) {
        CAPTURE(target);
        CHECK(client.ask(get(target)).code() == "http.bad_target");
    }
    CHECK(client.ask(get("/hello/a")).status == 200);
}

TEST_CASE("a header is taken up to its limit and refused with 431 above it") {
    Fixture fixture({.header_bytes = 2'000});
    const auto of_size = [](std::size_t size) {
        std::string text = "GET /hello/a HTTP/1.1\r\nHost: x\r\nX-Long: ";
        text.append(size - text.size() - 4, 'x');
        return text + "\r\n\r\n";
    };
    CHECK(Client(fixture.port()).ask(of_size(1'999)).status == 200);
    CHECK(Client(fixture.port()).ask(of_size(2'000)).status == 200);
    CHECK(Client(fixture.port()).ask(of_size(2'001)).code() == "http.header_too_large");
    CHECK(Client(fixture.port()).ask(of_size(200'000)).status == 431);
}

TEST_CASE("a body is taken up to its limit and refused with 413 above it, never cut off") {
    Fixture fixture({.body_bytes = 1'000});
    const auto of_size = [](std::size_t size) { return '"' + std::string(size - 2, 'x') + '"'; };
    CHECK(Client(fixture.port()).ask(post("/api/v1/echo", of_size(999))).status == 201);
    CHECK(Client(fixture.port()).ask(post("/api/v1/echo", of_size(1'000))).status == 201);
    const Answer above = Client(fixture.port()).ask(post("/api/v1/echo", of_size(1'001)));
    CHECK(above.status == 413);
    CHECK(above.code() == "http.body_too_large");
    CHECK(Client(fixture.port()).ask(post("/api/v1/echo", of_size(5'000'000))).status == 413);

    const auto chunked = [](std::string_view body) {
        std::string text =
            "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            "Idempotency-Key: k\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (; !body.empty(); body.remove_prefix(std::min<std::size_t>(body.size(), 10))) {
            const std::string_view piece = body.substr(0, 10);
            std::array<char, 4> digits{};
            const auto end = std::to_chars(digits.begin(), digits.end(), piece.size(), 16).ptr;
            text.append(digits.begin(), end).append("\r\n").append(piece).append("\r\n");
        }
        return text + "0\r\n\r\n";
    };
    CHECK(Client(fixture.port()).ask(chunked(of_size(1'000))).status == 201);
    CHECK(Client(fixture.port()).ask(chunked(of_size(1'001))).status == 413);
}

TEST_CASE("a route that takes a file takes it up to its own limit, and few of them at a time") {
    Fixture fixture({.body_bytes = 1'000, .most_large_bodies = 1});
    const auto file = [](std::size_t size) {
        return "POST /api/v1/file HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\nContent-Type: "
               "application/octet-stream\r\nContent-Length: " +
               std::to_string(size) + "\r\n\r\n" + std::string(size, 'x');
    };
    CHECK(Client(fixture.port()).ask(file(1'000)).status == 201);
    CHECK(Client(fixture.port()).ask(file(3'000)).body == "3000");
    const Answer above = Client(fixture.port()).ask(file(3'001));
    CHECK(above.status == 413);
    CHECK(above.code() == "http.body_too_large");
    CHECK(above.body.find("3000") != std::string::npos);

    // While one large body is on its way the next is put off; a small one is not.
    Client slow(fixture.port());
    const std::string large = file(3'000);
    const std::size_t head = large.find("\r\n\r\n");
    slow.send(large.substr(0, head) + "\r\nExpect: 100-continue\r\n\r\n");
    CHECK(slow.read(false).status == 100);
    CHECK(Client(fixture.port()).ask(large).code() == "http.busy");
    CHECK(Client(fixture.port()).ask(file(1'000)).status == 201);
    slow.send(large.substr(head + 4));
    CHECK(slow.read().status == 201);
    // Its place is free when its answer has left, which the client may see a moment earlier.
    Answer next;
    for (int tries = 0; tries < 200 && next.status != 201; ++tries) {
        next = Client(fixture.port()).ask(large);
        std::this_thread::sleep_for(1ms);
    }
    CHECK(next.status == 201);
}

TEST_CASE("who asks before sending a body is told to go on, or not to") {
    Fixture fixture({.body_bytes = 1'000});
    Client client(fixture.port());
    const std::string whole = post("/api/v1/echo", "[1]", "Expect: 100-continue\r\n");
    client.send(whole.substr(0, whole.size() - 3));
    CHECK(client.read(false).status == 100);
    client.send("[1]");
    CHECK(client.read().status == 201);

    const std::string large =
        post("/api/v1/echo", std::string(1'001, '1'), "Expect: 100-continue\r\n");
    client.send(large.substr(0, large.size() - 1'001));
    CHECK(client.read().status == 413);
}

TEST_CASE("who sends too slowly is told so; who sends nothing is let go") {
    Fixture fixture({.idle_timeout = 300ms, .request_timeout = 300ms});
    Client slow(fixture.port());
    slow.send("GET /hello/a HTTP/1.1\r\n");
    const Answer answer = slow.read();
    CHECK(answer.status == 408);
    CHECK(answer.code() == "http.too_slow");
    CHECK(slow.ended());

    Client slow_body(fixture.port());
    slow_body.send(post("/api/v1/echo", "[1]").substr(0, 100));
    CHECK(slow_body.read().status == 408);

    Client silent(fixture.port());
    CHECK(silent.ended());

    // A byte now and then does not make a request quick.
    Client dripping(fixture.port());
    std::jthread drip([&] {
        for (int count = 0; count < 20; ++count) {
            dripping.send("G");
            std::this_thread::sleep_for(50ms);
        }
    });
    CHECK(dripping.read().status >= 400);
}

TEST_CASE("a header that drips in is let go before its body may take longer") {
    Fixture fixture({.header_timeout = 200ms, .request_timeout = 20'000ms});
    Client header(fixture.port());
    header.send("GET /hello/a HTTP/1.1\r\nX-Line: 1\r\n");
    const Answer late = header.read();
    CHECK(late.code() == "http.too_slow");
    CHECK(fixture.server.numbers().too_slow == 1);

    Client body(fixture.port());
    const std::string whole = post("/api/v1/echo", "[1]");
    body.send(whole.substr(0, whole.size() - 1));
    std::this_thread::sleep_for(400ms);
    body.send("]");
    CHECK(body.read().status == 201);
}

TEST_CASE("one address has its share of the connections, a proxy is not held to it") {
    Fixture fixture({.most_connections_per_address = 2});
    Client first(fixture.port());
    Client second(fixture.port());
    CHECK(first.ask(get("/hello/a")).status == 200);
    CHECK(second.ask(get("/hello/a")).status == 200);
    CHECK(Client(fixture.port()).read().code() == "http.busy");
    CHECK(fixture.server.numbers().turned_away == 1);
    ServerSettings settings;
    settings.most_connections_per_address = 2;
    settings.proxies = {"127.0.0.1"};
    fixture.server.change(settings);
    CHECK(Client(fixture.port()).ask(get("/hello/a")).status == 200);
    CHECK(fixture.server.numbers().connections >= 2);
}

TEST_CASE("what a proxy says of the sender is taken, of others it is not") {
    const std::string request =
        "GET /hello/a HTTP/1.1\r\nHost: x\r\nX-Request-Id: from-proxy.1\r\n"
        "X-Forwarded-For: 9.9.9.9, 203.0.113.7\r\n\r\n";
    {
        Fixture fixture;
        CHECK(Client(fixture.port()).ask(request).header("X-Request-Id") != "from-proxy.1");
        CHECK(fixture.server.stop());
        CHECK(fixture.senders.front() == "127.0.0.1");
    }
    Fixture fixture({.proxies = {"127.0.0.1"}});
    Client client(fixture.port());
    CHECK(client.ask(request).header("X-Request-Id") == "from-proxy.1");
    for (const char* unfit : {"", "a b", "x=y", "\"", "\xFF"}) {
        CAPTURE(unfit);
        const Answer answer =
            client.ask("GET /hello/a HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + std::string(unfit) +
                       "\r\nX-Forwarded-For: nonsense\r\n\r\n");
        CHECK(answer.status == 200);
        CHECK(answer.header("X-Request-Id").size() == 17);
    }
    CHECK(fixture.server.stop());
    CHECK(fixture.senders.front() == "203.0.113.7");
    CHECK(fixture.senders.back() == "127.0.0.1");
}

TEST_CASE("numbers tell what is under way") {
    Fixture fixture({.workers = 1});
    Client working(fixture.port());
    working.send(get("/slow"));
    fixture.gatekeeper.await_arrivals(1);
    const ServerNumbers numbers = fixture.server.numbers();
    CHECK(numbers.connections == 1);
    CHECK(numbers.requests_under_way == 1);
    CHECK(numbers.workers_busy == 1);
    CHECK(numbers.queue == 0);
    CHECK(numbers.accepted == 1);
    fixture.gatekeeper.opened.set_value();
    CHECK(working.read().status == 200);
    CHECK(fixture.server.stop());
    CHECK(fixture.server.numbers().requests_under_way == 0);
}

TEST_CASE("a client that goes away in the middle harms nobody") {
    Fixture fixture;
    for (const char* part :
         {"", "G", "GET /hello/a HTTP/1.1\r\nHo",
          "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1"}) {
        Client client(fixture.port());
        client.send(part);
    }
    {
        Client(fixture.port()).send(get("/slow"));
    }
    fixture.gatekeeper.await_arrivals(1);
    fixture.gatekeeper.opened.set_value();
    CHECK(Client(fixture.port()).ask(get("/hello/a")).status == 200);
    CHECK(fixture.server.stop());
    CHECK(fixture.failures.empty());
}

TEST_CASE("whatever bytes arrive, the connection comes to its end and the server lives") {
    Fixture fixture;
    const std::string good = post("/api/v1/echo", R"({"a":[1,"知"]})") + get("/hello/a");
    CHECK(rc::check([&] {
        std::string bytes = good;
        for (int edits = *rc::gen::inRange(1, 6); edits > 0; --edits) {
            const std::size_t at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            const auto byte = static_cast<char>(*rc::gen::inRange(0, 256));
            switch (*rc::gen::inRange(0, 3)) {
                case 0: bytes[at] = byte; break;
                case 1: bytes.insert(at, 1, byte); break;
                default: bytes.erase(at, *rc::gen::inRange<std::size_t>(1, 40));
            }
            if (bytes.empty()) bytes = "G";
        }
        Client client(fixture.port());
        client.send(bytes);
        client.send_nothing_more();
        for (Answer answer = client.read(); answer.status != 0; answer = client.read())
            RC_ASSERT(answer.status < 500);
    }));
    CHECK(Client(fixture.port()).ask(get("/hello/a")).status == 200);
    CHECK(fixture.server.stop());
    CHECK(fixture.failures.empty());
}

TEST_CASE("HEAD has the header of GET and no body") {
    Fixture fixture;
    Client client(fixture.port());
    const Answer whole = client.ask(get("/hello/a"));
    client.send("HEAD /hello/a HTTP/1.1\r\nHost: x\r\n\r\n");
    const Answer head = client.read(false);
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == whole.header("Content-Length"));
    CHECK(client.ask(get("/health")).status == 200);  // Nothing of a body in between.
}

TEST_CASE("an unknown address is 404, an unknown method 405 with those allowed") {
    Fixture fixture;
    Client client(fixture.port());
    CHECK(client.ask(get("/nowhere")).code() == "http.unknown_route");
    const Answer answer = client.ask("DELETE /hello/a HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(answer.status == 405);
    CHECK(answer.header("Allow") == "GET, HEAD");
    CHECK(client.ask("BREW /hello/a HTTP/1.1\r\nHost: x\r\n\r\n").status >= 400);
}

TEST_CASE("an exception becomes a 500 that tells nothing but its number, and the server lives") {
    Fixture fixture;
    Client client(fixture.port());
    const Answer answer = client.ask(get("/throws"));
    CHECK(answer.status == 500);
    CHECK(answer.code() == "http.internal");
    CHECK(!answer.body.contains("secret detail"));
    CHECK(answer.body.contains(answer.header("X-Request-Id")));
    CHECK(client.ask(get("/hello/a")).status == 200);
}

TEST_CASE("a line break in a header's value is never sent") {
    Fixture fixture;
    const Answer answer = Client(fixture.port()).ask(get("/injects"));
    CHECK(answer.status == 500);
    CHECK(!answer.head.contains("stolen"));
}

TEST_CASE("200 idle connections keep nobody waiting") {
    Fixture fixture({.workers = 2});
    std::vector<std::unique_ptr<Client>> idle;
    for (int count = 0; count < 200; ++count) {
        idle.push_back(std::make_unique<Client>(fixture.port()));
        REQUIRE(idle.back()->ask(get("/hello/a")).status == 200);
    }
    CHECK(Client(fixture.port()).ask(get("/hello/b")).status == 200);
    CHECK(idle.front()->ask(get("/hello/c")).status == 200);
}

TEST_CASE("more connections than the limit are turned away until one ends") {
    Fixture fixture({.most_connections = 2});
    Client first(fixture.port());
    CHECK(first.ask(get("/hello/a")).status == 200);
    {
        Client second(fixture.port());
        CHECK(second.ask(get("/hello/a")).status == 200);
        Client third(fixture.port());
        CHECK(third.read().code() == "http.busy");
    }
    int status = 0;
    while (status != 200) status = Client(fixture.port()).ask(get("/hello/a")).status;
    CHECK(status == 200);
}

TEST_CASE("when all workers are busy and the queue is full the next request gets 503 at once") {
    Fixture fixture({.workers = 1, .longest_queue = 1});
    Client working(fixture.port());
    working.send(get("/slow"));
    fixture.gatekeeper.await_arrivals(1);
    Client waiting(fixture.port());
    waiting.send(get("/hello/waiting"));
    // The queue has one place: of these two requests one waits and the other is turned away.
    Client other(fixture.port());
    other.send(get("/hello/waiting"));
    Answer turned_away;
    std::jthread release;
    {
        std::atomic<int> refused = 0;
        std::latch one_answered(1);
        const auto watch = [&](Client& client, Answer& answer) {
            answer = client.read();
            if (answer.status == 503) {
                ++refused;
                one_answered.count_down();
            }
        };
        Answer a, b;
        std::jthread first([&] { watch(waiting, a); });
        std::jthread second([&] { watch(other, b); });
        one_answered.wait();
        CHECK(Client(fixture.port()).ask(get("/health")).status == 200);
        fixture.gatekeeper.opened.set_value();
        first.join();
        second.join();
        CHECK(refused == 1);
        CHECK(a.status + b.status == 200 + 503);
        turned_away = a.status == 503 ? a : b;
    }
    CHECK(turned_away.code() == "http.busy");
    CHECK(turned_away.header("Retry-After") == "1");
    CHECK(working.read().status == 200);
    CHECK(other.ask(get("/hello/again")).status == 200);
}

TEST_CASE("a stop lets idle connections go, finishes what is under way and takes nothing new") {
    Fixture fixture;
    Client idle(fixture.port());
    CHECK(idle.ask(get("/hello/a")).status == 200);
    Client slow(fixture.port());
    slow.send(get("/slow"));
    fixture.gatekeeper.await_arrivals(1);
    auto stopping = std::async(std::launch::async, [&] { return fixture.server.stop(); });
    CHECK(idle.ended());
    CHECK(stopping.wait_for(0s) == std::future_status::timeout);
    CHECK_FALSE(Client(fixture.port()).connected());
    fixture.gatekeeper.opened.set_value();
    const Answer answer = slow.read();
    CHECK(answer.status == 200);
    CHECK(answer.header("Connection") == "close");
    CHECK(slow.ended());
    CHECK(stopping.get());
    CHECK(fixture.server.stop());
}

TEST_CASE("while it drains, each answer ends its connection and new ones are still taken") {
    Fixture fixture;
    Client kept(fixture.port());
    CHECK(kept.ask(get("/hello/a")).header("Connection").empty());
    fixture.server.drain();
    CHECK(kept.ask(get("/hello/b")).header("Connection") == "close");
    CHECK(kept.ended());
    CHECK(Client(fixture.port()).ask(get("/hello/c")).status == 200);
}

TEST_CASE("what was sent before the stop is answered, even on connections not yet taken") {
    for (int round = 0; round < 20; ++round) {
        CAPTURE(round);
        Fixture fixture;
        std::vector<std::unique_ptr<Client>> clients;
        for (int count = 0; count < 20; ++count) {
            clients.push_back(std::make_unique<Client>(fixture.port()));
            REQUIRE(clients.back()->connected());
            clients.back()->send(get("/hello/a"));
        }
        CHECK(fixture.server.stop());
        for (auto& client : clients) CHECK(client->read().status == 200);
    }
}

TEST_CASE("a stop does not wait for ever") {
    Fixture fixture({.stop_timeout = 100ms});
    Client slow(fixture.port());
    slow.send(get("/slow"));
    fixture.gatekeeper.await_arrivals(1);
    CHECK_FALSE(fixture.server.stop());
    CHECK(slow.ended());
    fixture.gatekeeper.opened.set_value();
}

TEST_CASE("a port that is taken is an error that names it") {
    Fixture fixture;
    ServerSettings same;
    same.port = fixture.port();
    try {
        Server second(same, fixture.application());
        CHECK(false);
    } catch (const std::runtime_error& error) {
        CHECK(std::string(error.what()).contains(std::to_string(fixture.port())));
    }
    CHECK_THROWS_AS(Server({.address = "nowhere"}, fixture.application()), std::runtime_error);
}
