#pragma once
// TLS without sockets: what the peer sent goes in, what the peer is to get comes out. The server
// moves the bytes.
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace zhirong {

// Certificate, key and the rules of every connection: TLS 1.2 and 1.3, forward secrecy and
// authenticated encryption only, HTTP/1.1 by ALPN. Shared by all threads, never changed.
class TlsContext {
public:
    // PEM files: the server's certificate followed by those that lead to the root; the key without
    // a passphrase, in a file that not everybody may read. std::runtime_error, in both languages,
    // that names the file and what is wrong with it.
    static std::shared_ptr<const TlsContext> load(const std::filesystem::path& certificate,
                                                  const std::filesystem::path& key);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    // When the server's certificate stops being valid.
    std::chrono::system_clock::time_point not_after() const;

private:
    friend class TlsSession;
    struct State;
    explicit TlsContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// The server's end of one connection.
class TlsSession {
public:
    explicit TlsSession(std::shared_ptr<const TlsContext> context);
    ~TlsSession();
    TlsSession(TlsSession&&) noexcept;
    TlsSession& operator=(const TlsSession&) = delete;

    // After each call `take_outgoing` may have something for the peer, failed ones too.
    enum class Progress {
        done,
        wants_input,  // call `received` first
        ended,        // the peer said that nothing more comes
        failed,
    };
    Progress handshake();
    struct Read {
        Progress progress = Progress::wants_input;
        std::size_t count = 0;  // where done
    };
    Read read(std::span<char> into);
    // Encrypts all of it. False: the session is broken.
    bool write(std::string_view content);
    // Tells the peer that nothing more comes.
    void close();

    void received(std::string_view bytes);
    std::string take_outgoing();

    // After a handshake that failed: the peer sent HTTP in the clear.
    bool peer_spoke_http() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zhirong
