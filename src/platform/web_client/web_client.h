#pragma once
// Asking another server over HTTP(S): an identity provider, a receiver of notices.
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhirong {

// Which machines may be asked. Where others choose the address it must not lead to what stands
// beside the server: their own network, a database, a cloud's metadata. It is the number to which
// the name resolves that counts, at the moment of connecting.
enum class Reach { anywhere, public_only, public_or_this_machine };

struct WebRequest {
    std::string url;  // https://…; http:// only to this machine itself
    std::string method = "GET";
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    std::chrono::seconds patience{10};
    std::size_t most_bytes = std::size_t{1} << 20;  // of the answer
    Reach reach = Reach::anywhere;
    std::stop_token stop = {};  // gives up within a second
};

struct WebAnswer {
    int status = 0;
    std::string body;
};

// No answer was had: no connection, no trust in its certificate, too slow or too long.
struct WebFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Follows no redirections. Certificates are checked against the machine's store. Safe to call from
// any thread; blocks.
WebAnswer ask(const WebRequest& request);

// Whether `ask` would go there at all.
bool is_reachable_address(const std::string& url);

// The host as `ask` would understand it: "localhost", "192.0.2.1" for 0300.0.0x2.1, "[::1]". Empty
// where the address is none.
std::string host_of(const std::string& url);
// Whether the number leads out: neither private, nor of this machine, nor reserved (RFC 6890). Text
// that is no number: true, for a name leads nowhere before it is looked up.
bool is_public(std::string_view host);
bool is_this_machine(std::string_view host);  // "localhost" too

// In the way of application/x-www-form-urlencoded.
std::string form_encoded(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace zhirong
