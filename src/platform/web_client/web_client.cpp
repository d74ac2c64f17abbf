#include "platform/web_client/web_client.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

namespace zhirong {
namespace {

struct EndHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Received {
    std::string body;
    std::size_t most = 0;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* to) {
    auto& received = *static_cast<Received*>(to);
    if (received.body.size() + size * count > received.most) return 0;  // Makes curl give up.
    received.body.append(data, size * count);
    return size * count;
}

using Number = std::array<std::uint8_t, 16>;  // IPv6; IPv4 in the way of ::ffff:192.0.2.1

constexpr std::array<std::uint8_t, 12> of_version_4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

struct Network {
    Number begin;
    int bits;
};
constexpr Network v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, int bits) {
    return {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, 0}, 96 + bits};
}
constexpr Network v6(std::uint16_t a, std::uint16_t b, int bits) {
    return {{static_cast<std::uint8_t>(a >> 8), static_cast<std::uint8_t>(a & 0xff),
             static_cast<std::uint8_t>(b >> 8), static_cast<std::uint8_t>(b & 0xff)},
            bits};
}

// The registries of special purpose addresses (RFC 6890 and what was added since) and multicast.
constexpr std::array not_public{
    v4(0, 0, 0, 8),      v4(10, 0, 0, 8),     v4(100, 64, 0, 10),    v4(127, 0, 0, 8),
    v4(169, 254, 0, 16), v4(172, 16, 0, 12),  v4(192, 0, 0, 24),     v4(192, 0, 2, 24),
    v4(192, 88, 99, 24), v4(192, 168, 0, 16), v4(198, 18, 0, 15),    v4(198, 51, 100, 24),
    v4(203, 0, 113, 24), v4(224, 0, 0, 3),    v6(0, 0, 96),          v6(0x0064, 0xff9b, 32),
    v6(0x0100, 0, 64),   v6(0x2001, 0, 23),   v6(0x2001, 0xdb8, 32), v6(0x2002, 0, 16),
    v6(0xfc00, 0, 7),    v6(0xfe80, 0, 10),   v6(0xfec0, 0, 10),     v6(0xff00, 0, 8)};
constexpr std::array this_machine{v4(127, 0, 0, 8),
                                  Network{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128}};

bool lies_in(const Number& number, const Network& network) {
    const auto whole = static_cast<std::size_t>(network.bits / 8);
    if (!std::equal(number.begin(), number.begin() + static_cast<std::ptrdiff_t>(whole),
                    network.begin.begin()))
        return false;
    const int rest = network.bits % 8;
    return rest == 0 || (number[whole] ^ network.begin[whole]) >> (8 - rest) == 0;
}

bool is_public_number(const Number& number) {
    return std::ranges::none_of(not_public,
                                [&](const Network& each) { return lies_in(number, each); });
}

bool is_own_number(const Number& number) {
    return std::ranges::any_of(this_machine,
                               [&](const Network& each) { return lies_in(number, each); });
}

std::optional<Number> number_of(const sockaddr& address) {
    Number number{};
    if (address.sa_family == AF_INET) {
        sockaddr_in found{};
        std::memcpy(&found, &address, sizeof found);
        std::ranges::copy(of_version_4, number.begin());
        std::memcpy(number.data() + of_version_4.size(), &found.sin_addr, 4);
        return number;
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 found{};
        std::memcpy(&found, &address, sizeof found);
        std::memcpy(number.data(), &found.sin6_addr, number.size());
        return number;
    }
    return std::nullopt;
}

std::optional<Number> number_of(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    const std::string text(host);
    Number number{};
    if (::inet_pton(AF_INET6, text.c_str(), number.data()) == 1) return number;
    std::ranges::copy(of_version_4, number.begin());
    if (::inet_pton(AF_INET, text.c_str(), number.data() + of_version_4.size()) == 1) return number;
    return std::nullopt;
}

// What `ask` hands to curl's calls.
struct Asking {
    Reach reach;
    std::stop_token stop;
    bool barred = false;
};

curl_socket_t open_socket(void* asking, curlsocktype, curl_sockaddr* address) {
    auto& asked = *static_cast<Asking*>(asking);
    if (asked.reach != Reach::anywhere) {
        const auto number = number_of(address->addr);
        const bool allowed =
            number && (is_public_number(*number) ||
                       (asked.reach == Reach::public_or_this_machine && is_own_number(*number)));
        if (!allowed) {
            asked.barred = true;
            return CURL_SOCKET_BAD;
        }
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int go_on(void* asking, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Asking*>(asking)->stop.stop_requested() ? 1 : 0;
}

struct EndUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeText {
    void operator()(char* text) const { curl_free(text); }
};

bool to_this_machine(std::string_view rest) {
    const std::string_view host = rest.substr(0, rest.find_first_of(":/?#"));
    return host == "127.0.0.1" || host == "localhost" || rest.starts_with("[::1]");
}

}  // namespace

bool is_reachable_address(const std::string& url) {
    constexpr std::string_view plain = "http://";
    constexpr std::string_view secure = "https://";
    const std::string_view text = url;
    // A name before the host would make "localhost@elsewhere" look like this machine.
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos) return false;
    const std::string_view authority =
        text.substr(scheme + 3, text.find_first_of("/?#", scheme + 3) - scheme - 3);
    if (authority.empty() || authority.contains('@')) return false;
    if (text.starts_with(secure)) return true;
    return text.starts_with(plain) && to_this_machine(text.substr(plain.size()));
}

WebAnswer ask(const WebRequest& request) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw WebFailure(curl_easy_strerror(ready));
    if (!is_reachable_address(request.url))
        throw WebFailure("only https:// is asked, or http:// of this machine: " + request.url);
    const std::unique_ptr<CURL, EndHandle> handle(curl_easy_init());
    if (!handle) throw WebFailure("curl: no memory");
    std::unique_ptr<curl_slist, EndList> headers;
    const auto add_header = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
        if (longer == nullptr) throw WebFailure("curl: no memory");
        static_cast<void>(headers.release());
        headers.reset(longer);
    };
    for (const auto& [name, value] : request.headers) add_header(name + ": " + value);
    add_header("Expect:");  // Bodies are small: nobody needs to be asked first.
    Received received{.body = {}, .most = request.most_bytes};
    Asking asking{request.reach, request.stop};
    std::array<char, CURL_ERROR_SIZE> problem{};
    CURL* curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    if (request.method != "GET") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
    }
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // Nobody in between whom the address does not name.
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(request.patience.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &received);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem.data());
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &asking);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &go_on);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &asking);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK && asking.barred)
        throw WebFailure(
            "地址指向内部网络，不予连接 / the address leads to an internal network and is not "
            "asked");
    if (code != CURLE_OK)
        throw WebFailure(problem[0] != '\0' ? problem.data() : curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return {static_cast<int>(status), std::move(received.body)};
}

std::string host_of(const std::string& url) {
    const std::unique_ptr<CURLU, EndUrl> parsed(curl_url());
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
        return "";
    char* host = nullptr;
    if (curl_url_get(parsed.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK) return "";
    const std::unique_ptr<char, FreeText> owned(host);
    return host;
}

bool is_public(std::string_view host) {
    const auto number = number_of(host);
    return !number || is_public_number(*number);
}

bool is_this_machine(std::string_view host) {
    const auto number = number_of(host);
    return number ? is_own_number(*number) : host == "localhost" || host.ends_with(".localhost");
}

std::string form_encoded(const std::vector<std::pair<std::string, std::string>>& members) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto encoded = [&](std::string_view text) {
        std::string out;
        for (const char c : text) {
            if (plain.contains(c)) {
                out += c;
                continue;
            }
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
        return out;
    };
    std::string text;
    for (const auto& [name, value] : members)
        text += (text.empty() ? "" : "&") + encoded(name) + '=' + encoded(value);
    return text;
}

}  // namespace zhirong
