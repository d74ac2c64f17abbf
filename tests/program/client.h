#pragma once
// Speaks to a running server as the console does: JSON over HTTP/1.1 on loopback, one connection.
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/tree.h"

namespace zhirong::testing {

// The server went away before it had answered: whether it did what was asked is not known.
struct NoAnswer : std::runtime_error {
    using runtime_error::runtime_error;
};

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;

    Tree json() const;  // throws where the body is none
    // The text of a member, or of a member's member: {"financing", "amount"}. Empty: not there.
    std::string text(std::initializer_list<std::string_view> path) const;
};

class Client {
public:
    explicit Client(std::uint16_t port, std::string cookie = {})
        : port_(port), cookie_(std::move(cookie)) {}
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    HttpAnswer get(const std::string& path);
    // An empty key: the header is left out.
    HttpAnswer post(const std::string& path, const Tree& body, const std::string& idempotency_key);
    // Sends the same and closes the connection at once: nobody waits for the answer.
    void post_and_leave(const std::string& path, const Tree& body,
                        const std::string& idempotency_key);
    // Keeps the cookie of the session for what follows; throws std::runtime_error if refused.
    void sign_in(const std::string& user, const std::string& password);
    // What a session is known by, for another client or after the server started anew.
    const std::string& cookie() const { return cookie_; }

    HttpAnswer send(const std::string& method, const std::string& path,
                    const std::map<std::string, std::string>& headers, const std::string& body);

private:
    void ask(const std::string& method, const std::string& path,
             const std::map<std::string, std::string>& headers, const std::string& body);
    void connect();
    void disconnect();
    std::string receive_until(std::string_view end);
    std::string receive(std::size_t count);
    void receive_some();

    std::uint16_t port_;
    std::string cookie_;
    int socket_ = -1;
    std::string received_;
};

}  // namespace zhirong::testing
