#include "faults/relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace zhirong::testing {
namespace {

constexpr int glance_milliseconds = 50;  // how soon a relay that goes is noticed
// Long enough for the client to come back on another connection in the meantime.
constexpr std::chrono::milliseconds delay{30};

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void pass_at_once(int socket) {
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

}  // namespace

Relay::Relay(std::uint16_t to_port, Decide decide) : to_port_(to_port), decide_(std::move(decide)) {
    listen();
}

Relay::Relay(std::filesystem::path to_socket, Decide decide)
    : to_socket_(std::move(to_socket)), decide_(std::move(decide)) {
    listen();
}

Relay::~Relay() {
    acceptor_.request_stop();
    acceptor_.join();
    ::close(listener_);
}

void Relay::listen() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    constexpr int backlog = 64;
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener_, backlog) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::system_error(errno, std::generic_category(), "relay");
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread([this](const std::stop_token& stop) { accept_all(stop); });
}

void Relay::accept_all(const std::stop_token& stop) {
    std::vector<std::jthread> connections;  // Stopped and waited for when this ends.
    while (!stop.stop_requested()) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, glance_milliseconds) <= 0) continue;
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        connections.emplace_back(
            [this, client](const std::stop_token& ended) { carry(client, ended); });
    }
    for (std::jthread& connection : connections) connection.request_stop();
}

int Relay::connect() const {
    if (to_socket_.empty()) {
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(to_port_);
        pass_at_once(server);
        if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
            return server;
        ::close(server);
        return -1;
    }
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    to_socket_.string().copy(address.sun_path, sizeof address.sun_path - 1);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return server;
    ::close(server);
    return -1;
}

void Relay::carry(int client, const std::stop_token& stop) {
    pass_at_once(client);
    const int server = connect();
    std::array<char, 64 * 1024> buffer;
    bool answer_is_cut = false;
    bool client_is_gone = server < 0;
    while (!stop.stop_requested() && !client_is_gone) {
        std::array<pollfd, 2> ends{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (::poll(ends.data(), ends.size(), glance_milliseconds) <= 0) continue;
        if (ends[1].revents != 0) {
            const ssize_t size = ::recv(server, buffer.data(), buffer.size(), 0);
            if (size <= 0 || answer_is_cut) break;
            if (!send_all(client, {buffer.data(), static_cast<std::size_t>(size)})) break;
        }
        if (ends[0].revents != 0) {
            const ssize_t size = ::recv(client, buffer.data(), buffer.size(), 0);
            if (size <= 0) break;
            const std::string_view piece(buffer.data(), static_cast<std::size_t>(size));
            const Fate fate = decide_(piece);
            if (fate != Fate::passes) ++cuts_;
            if (fate == Fate::lost) break;
            if (fate == Fate::abandoned) {
                ::shutdown(client, SHUT_RDWR);
                client_is_gone = true;
                std::this_thread::sleep_for(delay);
            }
            answer_is_cut = fate != Fate::passes;
            if (!send_all(server, piece)) break;
        }
    }
    ::close(client);
    if (server >= 0) ::close(server);
}

}  // namespace zhirong::testing
