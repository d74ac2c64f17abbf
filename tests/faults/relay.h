#pragma once
// Stands between a client and what it speaks to, and cuts connections where it hurts.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

namespace zhirong::testing {

class Relay {
public:
    // What becomes of the connection when the client has said something.
    enum class Fate {
        passes,      // handed on, and so is the answer
        unanswered,  // handed on, and cut when the answer comes, which is not handed on
        abandoned,   // cut on the client's side; handed on after a while
        lost,        // cut before it is handed on
    };
    // Asked for each piece a client sends, from several threads.
    using Decide = std::function<Fate(std::string_view piece)>;

    // To a port of loopback, or to a socket in the file system. A free port of loopback leads
    // there.
    Relay(std::uint16_t to_port, Decide decide);
    Relay(std::filesystem::path to_socket, Decide decide);
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;
    ~Relay();

    std::uint16_t port() const { return port_; }
    int cuts() const { return cuts_; }

private:
    void listen();
    void accept_all(const std::stop_token& stop);
    void carry(int client, const std::stop_token& stop);
    int connect() const;

    std::uint16_t to_port_ = 0;
    std::filesystem::path to_socket_;
    Decide decide_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    std::atomic<int> cuts_ = 0;
    std::jthread acceptor_;
};

}  // namespace zhirong::testing
