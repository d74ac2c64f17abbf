#include "program/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "platform/json/json.h"

namespace zhirong::testing {
namespace {

// More than any request of the tests takes, less than a test may.
constexpr timeval patience{30, 0};

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return std::string(text);
}

std::size_t number(std::string_view text) {
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::map<std::string, std::string> headers_of(const std::string& idempotency_key) {
    std::map<std::string, std::string> headers{{"Content-Type", "application/json"}};
    if (!idempotency_key.empty()) headers["Idempotency-Key"] = idempotency_key;
    return headers;
}

}  // namespace

Tree HttpAnswer::json() const {
    Result<Tree> tree = parse_json(body);
    if (!tree) throw std::runtime_error("no JSON: " + body);
    return *std::move(tree);
}

std::string HttpAnswer::text(std::initializer_list<std::string_view> path) const {
    const Tree tree = json();
    const Tree* at = &tree;
    for (const std::string_view name : path) {
        at = at->find(name);
        if (at == nullptr) return {};
    }
    return at->text() != nullptr ? *at->text() : std::string();
}

Client::~Client() { disconnect(); }

HttpAnswer Client::get(const std::string& path) { return send("GET", path, {}, ""); }

HttpAnswer Client::post(const std::string& path, const Tree& body,
                        const std::string& idempotency_key) {
    return send("POST", path, headers_of(idempotency_key), write_json(body));
}

void Client::post_and_leave(const std::string& path, const Tree& body,
                            const std::string& idempotency_key) {
    ask("POST", path, headers_of(idempotency_key), write_json(body));
    disconnect();
}

void Client::sign_in(const std::string& user, const std::string& password) {
    const HttpAnswer answer = post(
        "/api/v1/session", Tree::map({{"user", user}, {"password", password}}), "sign-in-" + user);
    const auto cookie = answer.headers.find("set-cookie");
    if (answer.status != 200 || cookie == answer.headers.end()) {
        throw std::runtime_error("signing in was refused: " + answer.body);
    }
    cookie_ = cookie->second.substr(0, cookie->second.find(';'));
}

void Client::ask(const std::string& method, const std::string& path,
                 const std::map<std::string, std::string>& headers, const std::string& body) {
    if (socket_ < 0) connect();
    std::string request =
        method + " " + path + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port_) + "\r\n";
    if (!cookie_.empty()) request += "Cookie: " + cookie_ + "\r\n";
    for (const auto& [name, value] : headers) {
        request += name;
        request += ": " + value + "\r\n";
    }
    if (method != "GET") request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    request += "\r\n" + body;
    for (std::string_view rest = request; !rest.empty();) {
        const ssize_t sent = ::send(socket_, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            disconnect();
            throw NoAnswer("the server closed the connection while it was asked " + path);
        }
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
}

HttpAnswer Client::send(const std::string& method, const std::string& path,
                        const std::map<std::string, std::string>& headers,
                        const std::string& body) {
    ask(method, path, headers, body);
    HttpAnswer answer;
    std::string head = receive_until("\r\n\r\n");
    answer.status = static_cast<int>(number(std::string_view(head).substr(9, 3)));
    for (std::size_t line = head.find("\r\n"); line != std::string::npos;) {
        const std::size_t next = head.find("\r\n", line + 2);
        const std::string_view text = std::string_view(head).substr(line + 2, next - line - 2);
        const std::size_t colon = text.find(':');
        if (colon != std::string_view::npos) {
            answer.headers[lower_case(std::string(text.substr(0, colon)))] =
                trimmed(text.substr(colon + 1));
        }
        line = next;
    }
    if (answer.headers["transfer-encoding"] == "chunked") {
        while (const std::size_t size = std::stoul(receive_until("\r\n"), nullptr, 16)) {
            answer.body += receive(size);
            receive(2);
        }
        receive(2);
    } else {
        answer.body = receive(number(answer.headers["content-length"]));
    }
    if (answer.headers["connection"] == "close") disconnect();
    return answer;
}

void Client::connect() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        disconnect();
        throw NoAnswer("nothing listens on port " + std::to_string(port_));
    }
}

void Client::disconnect() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    received_.clear();
}

std::string Client::receive_until(std::string_view end) {
    std::size_t at = 0;
    while ((at = received_.find(end)) == std::string::npos) receive_some();
    return receive(at + end.size());
}

std::string Client::receive(std::size_t count) {
    while (received_.size() < count) receive_some();
    std::string text = received_.substr(0, count);
    received_.erase(0, count);
    return text;
}

void Client::receive_some() {
    std::array<char, 16 * 1024> buffer;
    const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (count <= 0) {
        disconnect();
        throw NoAnswer("the server closed the connection without an answer");
    }
    received_.append(buffer.data(), static_cast<std::size_t>(count));
}

}  // namespace zhirong::testing
