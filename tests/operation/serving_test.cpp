// The server as its operators meet it: a process of its own, its signals, what it says of itself.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <thread>

#include "platform/database/testing/temporary_folder.h"
#include "platform/http/testing/certificate.h"
#include "platform/json/json.h"
#include "program/client.h"
#include "program/program.h"

using namespace zhirong;
using namespace zhirong::testing;
using namespace std::chrono_literals;

namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Book {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "zhirong.yaml";

    std::vector<std::string> with(std::vector<std::string> more = {}) const {
        more.insert(more.end(), {"--data", (folder.path() / "book").string()});
        return more;
    }
    std::vector<std::string> configured(const std::string& text) const {
        write(text);
        return with({"--config", file.string()});
    }
    void write(const std::string& text) const {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
    }
};

std::uint16_t metrics_port(const RunningServer& server) {
    const std::string line = server.line_after("指标 metrics: http://127.0.0.1:");
    return static_cast<std::uint16_t>(std::stoi(line));
}

std::string metrics_of(const RunningServer& server) {
    const HttpAnswer answer = Client(metrics_port(server)).get("/metrics");
    REQUIRE(answer.status == 200);
    CHECK(answer.headers.at("content-type").starts_with("text/plain; version=0.0.4"));
    return answer.body;
}

// The value behind a metric's name and labels; empty: it is not there.
std::string value_in(const std::string& metrics, const std::string& name) {
    const std::string text = '\n' + metrics;
    const std::size_t at = text.find('\n' + name + ' ');
    if (at == std::string::npos) return {};
    const std::size_t start = at + name.size() + 2;
    return text.substr(start, text.find('\n', start) - start);
}

std::set<std::string> zhirong_metrics_in(std::string_view text) {
    std::set<std::string> names;
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    for (const std::string_view prefix : {"zhirong_", "process_"})
        for (std::size_t at = text.find(prefix); at != std::string_view::npos;
             at = text.find(prefix, at + 1)) {
            if (at > 0 && letters.contains(text[at - 1])) continue;
            const std::size_t end = text.find_first_not_of(letters, at);
            std::string name(text.substr(at, end - at));
            for (const std::string_view suffix : {"_bucket", "_sum", "_count"})
                if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
            names.insert(std::move(name));
        }
    return names;
}

// What curl prints of an address with this certificate.
std::string fetched(const std::filesystem::path& certificate, std::uint16_t port) {
    const std::string command = "curl -sS --max-time 20 -D - --cacert " + certificate.string() +
                                " https://localhost:" + std::to_string(port) + "/api/v1/live 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 512> buffer{};
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) text += buffer.data();
    ::pclose(pipe);
    return text;
}

void await(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + 30s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("what was waited for did not come");
        std::this_thread::sleep_for(5ms);
    }
}

}  // namespace

TEST_CASE("metrics stand at an address of their own and count what was asked") {
    const Book book;
    RunningServer server(book.with({"--metrics", "127.0.0.1:0"}));
    Client client(server.port());
    CHECK_FALSE(client.get("/metrics").body.contains("zhirong_"));
    CHECK(client.get("/api/v1/rights/RT1?secret=1").status == 401);
    CHECK(client.get("/api/v1/nowhere").status == 404);
    const std::string metrics = metrics_of(server);
    CHECK(value_in(
              metrics,
              R"(zhirong_http_requests_total{method="GET",operation="showRight",status="4xx"})") ==
          "1");
    CHECK(value_in(metrics,
                   R"(zhirong_http_requests_total{method="GET",operation="none",status="4xx"})") ==
          "1");
    CHECK(value_in(metrics, "zhirong_store_up") == "1");
    CHECK(value_in(metrics, "zhirong_journal_number") == "0");
    CHECK_FALSE(value_in(metrics, "zhirong_business_date_timestamp_seconds").empty());
    CHECK(value_in(metrics, "zhirong_draining") == "0");
    CHECK_FALSE(metrics.contains("RT1"));
    CHECK_FALSE(metrics.contains("secret"));
    CHECK(Client(metrics_port(server)).get("/api/v1/health").status == 404);
    CHECK(server.stop().exit_code == 0);
}

TEST_CASE("dashboard and alerts ask for metrics that there are") {
    const Book book;
    const CertificateFiles files = make_certificate(book.folder.path(), "a");
    RunningServer server(book.with({"--metrics", "127.0.0.1:0", "--tls-certificate",
                                    files.certificate.string(), "--tls-key", files.key.string()}),
                         RunningServer::WhenItSaysSo{});
    REQUIRE(fetched(files.certificate, server.port()).contains("200"));
    std::set<std::string> there = zhirong_metrics_in(metrics_of(server));
    there.insert("zhirong_store_failures_total");  // There is none before the first failure.
    const std::string deploy = std::string(SOURCE_DIR) + "/deploy/";
    for (const char* file : {"grafana/zhirong.json", "prometheus/alerts.yaml"}) {
        const std::string text = text_of(deploy + file);
        const auto asked = zhirong_metrics_in(text);
        CHECK(asked.size() > 5);
        for (const std::string& name : asked) {
            CAPTURE(file);
            CAPTURE(name);
            CHECK(there.contains(name));
        }
    }
    CHECK(parse_json(text_of(deploy + "grafana/zhirong.json"), {.bytes = 1 << 20, .depth = 64})
              .has_value());
}

TEST_CASE("alive and ready are told apart") {
    const Book book;
    RunningServer server(book.with({"--drain", "2"}));
    Client client(server.port());
    CHECK(client.get("/api/v1/live").status == 200);
    CHECK(client.get("/api/v1/ready").text({"status"}) == "ready");
    server.signal(SIGTERM);
    await([&] { return Client(server.port()).get("/api/v1/ready").status == 503; });
    const HttpAnswer draining = Client(server.port()).get("/api/v1/ready");
    CHECK(draining.text({"code"}) == "operation.draining");
    CHECK(draining.headers.at("connection") == "close");
    CHECK(Client(server.port()).get("/api/v1/live").status == 200);
    CHECK(Client(server.port()).get("/api/v1/catalogue").status == 200);
    CHECK(server.await_end().exit_code == 0);
}

TEST_CASE("a stop under load loses no request that was taken") {
    const Book book;
    RunningServer server(book.with({"--drain", "1", "--log", "off"}));
    std::atomic<std::size_t> answered = 0, lost = 0, refused = 0;
    {
        std::vector<std::jthread> clients;
        for (int count = 0; count < 8; ++count)
            clients.emplace_back([&] {
                while (true) {
                    // A client that is refused the connection goes elsewhere: nothing is lost.
                    Client client(server.port());
                    try {
                        for (bool kept = true; kept;) {
                            HttpAnswer answer = client.get("/api/v1/health");
                            if (answer.status == 200)
                                ++answered;
                            else
                                ++refused;
                            kept = answer.headers["connection"] != "close";
                        }
                    } catch (const NoAnswer& failure) {
                        if (!std::string(failure.what()).starts_with("nothing listens")) ++lost;
                        return;
                    }
                }
            });
        await([&] { return answered > 2'000; });
        const Ran ran = server.stop();
        CHECK(ran.exit_code == 0);
    }
    MESSAGE(answered.load(), " requests answered");
    CHECK(lost == 0);
    CHECK(refused == 0);
}

TEST_CASE("a second signal stops at once") {
    const Book book;
    RunningServer server(book.with({"--drain", "3600"}));
    server.signal(SIGTERM);
    server.line_after("正在停止");
    server.signal(SIGTERM);
    CHECK(server.await_end().exit_code == 1);
}

TEST_CASE("SIGHUP brings a right file into force, and a wrong one changes nothing") {
    const Book book;
    RunningServer server(book.configured("log: warning\nmetrics: 127.0.0.1:0\n"));
    Client client(server.port());
    CHECK(client.get("/api/v1/live").status == 200);
    CHECK_FALSE(server.output().contains("path=/api/v1/live"));

    book.write("log: inof\nmetrics: 127.0.0.1:0\n");
    server.signal(SIGHUP);
    await([&] { return server.output().contains("yaml:1:6: "); });
    CHECK(value_in(metrics_of(server), "zhirong_configuration_reload_successful") == "0");
    CHECK(client.get("/api/v1/live").status == 200);
    CHECK_FALSE(server.output().contains("path=/api/v1/live"));

    book.write("log: info\nworkers: 3\nmetrics: 127.0.0.1:0\n");
    server.signal(SIGHUP);
    await([&] { return server.output().contains("configuration read again"); });
    CHECK(server.output().contains("name=workers"));
    CHECK(client.get("/api/v1/live").status == 200);
    await([&] { return server.output().contains("path=/api/v1/live operation=showLife"); });
    const std::string metrics = metrics_of(server);
    CHECK(value_in(metrics, R"(zhirong_configuration_reloads_total{outcome="taken"})") == "1");
    CHECK(value_in(metrics, R"(zhirong_configuration_reloads_total{outcome="refused"})") == "1");
    CHECK(server.stop().exit_code == 0);
}

TEST_CASE("over TLS, SIGHUP takes the renewed certificate, and not one without its key") {
    const Book book;
    const CertificateFiles first = make_certificate(book.folder.path(), "first");
    const CertificateFiles second = make_certificate(book.folder.path(), "second");
    const auto put = [&](const std::filesystem::path& certificate,
                         const std::filesystem::path& key) {
        std::filesystem::copy_file(certificate, book.folder.path() / "server.crt",
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::copy_file(key, book.folder.path() / "server.key",
                                   std::filesystem::copy_options::overwrite_existing);
    };
    put(first.certificate, first.key);
    RunningServer server(
        book.configured("tls_certificate: " + (book.folder.path() / "server.crt").string() +
                        "\ntls_key: " + (book.folder.path() / "server.key").string() + "\n"),
        RunningServer::WhenItSaysSo{});
    const std::string answer = fetched(first.certificate, server.port());
    CHECK(answer.contains("200"));
    CHECK(answer.contains("Strict-Transport-Security"));
    CHECK_FALSE(fetched(second.certificate, server.port()).contains("200 OK"));

    put(second.certificate, first.key);
    server.signal(SIGHUP);
    await([&] { return server.output().contains("not that of the certificate"); });
    CHECK(fetched(first.certificate, server.port()).contains("200 OK"));

    put(second.certificate, second.key);
    server.signal(SIGHUP);
    await([&] { return server.output().contains("configuration read again"); });
    CHECK(fetched(second.certificate, server.port()).contains("200 OK"));
    CHECK_FALSE(fetched(first.certificate, server.port()).contains("200 OK"));
    CHECK(server.stop().exit_code == 0);
}

TEST_CASE("a log in JSON is an object a line, with the request's id and without its query") {
    const Book book;
    RunningServer server(book.with({"--log-format", "json", "--tls-proxy", "127.0.0.1"}));
    Client client(server.port());
    const HttpAnswer answer =
        client.send("GET", "/api/v1/rights?kind=secret",
                    {{"X-Request-Id", "from-proxy-7"}, {"X-Forwarded-For", "203.0.113.9"}}, "");
    CHECK(answer.headers.at("x-request-id") == "from-proxy-7");
    CHECK(server.stop().exit_code == 0);
    const std::string output = server.output();
    std::size_t objects = 0;
    bool found = false;
    for (std::size_t at = 0; at < output.size();) {
        const std::size_t end = std::min(output.find('\n', at), output.size());
        const std::string line = output.substr(at, end - at);
        at = end + 1;
        if (!line.starts_with('{')) continue;
        ++objects;
        const auto read = parse_json(line);
        REQUIRE(read.has_value());
        const Tree* id = read->find("request");
        if (id == nullptr || *id->text() != "from-proxy-7") continue;
        found = true;
        CHECK(*read->find("from")->text() == "203.0.113.9");
        CHECK(*read->find("operation")->text() == "listRights");
        CHECK(*read->find("level")->text() == "info");
        CHECK(read->find("microseconds")->integer() != nullptr);
    }
    CHECK(objects > 0);
    CHECK(found);
    CHECK_FALSE(output.contains("secret"));
}

TEST_CASE("behind a proxy with TLS the session's cookie is kept off ways in the clear") {
    const Book book;
    for (const bool proxy : {false, true}) {
        CAPTURE(proxy);
        RunningServer server(proxy ? book.with({"--tls-proxy", "127.0.0.1"}) : book.with());
        Client client(server.port());
        HttpAnswer out = client.send("DELETE", "/api/v1/session", {}, "");
        CHECK(out.headers["set-cookie"].contains("Secure") == proxy);
        CHECK(server.stop().exit_code == 0);
    }
}

TEST_CASE("the service manager is told when it is ready and when it stops") {
    const Book book;
    const std::string path = (book.folder.path() / "notify").string();
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path.size() < sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::setenv("NOTIFY_SOCKET", path.c_str(), 1) == 0);
    RunningServer server(book.with());
    ::unsetenv("NOTIFY_SOCKET");
    const auto heard = [&] {
        std::array<char, 64> buffer{};
        const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), 0);
        return std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    };
    CHECK(heard() == "READY=1");
    CHECK(server.stop().exit_code == 0);
    CHECK(heard() == "STOPPING=1");
    ::close(socket);
}
