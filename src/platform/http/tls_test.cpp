#include "platform/http/tls.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <thread>

#include "platform/database/testing/temporary_folder.h"
#include "platform/http/server.h"
#include "platform/http/testing/certificate.h"

using namespace zhirong;
using namespace std::chrono_literals;
using zhirong::testing::CertificateFiles;
using zhirong::testing::make_certificate;
using zhirong::testing::TemporaryFolder;

namespace {

// What a client may insist on, beside the usual.
struct Wish {
    int oldest = 0;
    int newest = 0;
    const char* ciphers = nullptr;
    std::string protocols = "\x08http/1.1";
};

// OpenSSL's own client over a blocking socket.
class TlsClient {
public:
    explicit TlsClient(std::uint16_t port, const Wish& wish = {}, SSL_SESSION* session = nullptr)
        : context_(SSL_CTX_new(TLS_client_method())), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{20, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        SSL_CTX_set_min_proto_version(context_, wish.oldest);
        SSL_CTX_set_max_proto_version(context_, wish.newest);
        SSL_CTX_set_security_level(context_, 0);  // So that it can offer what is to be refused.
        if (wish.ciphers != nullptr) REQUIRE(SSL_CTX_set_cipher_list(context_, wish.ciphers) == 1);
        if (!wish.protocols.empty())
            SSL_CTX_set_alpn_protos(context_,
                                    reinterpret_cast<const unsigned char*>(wish.protocols.data()),
                                    static_cast<unsigned int>(wish.protocols.size()));
        session_ = SSL_new(context_);
        if (session != nullptr) SSL_set_session(session_, session);
        SSL_set_fd(session_, socket_);
        connected_ = SSL_connect(session_) == 1;
        ERR_clear_error();
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;
    ~TlsClient() {
        SSL_free(session_);
        SSL_CTX_free(context_);
        ::close(socket_);
    }

    bool connected() const { return connected_; }
    std::string version() const { return SSL_get_version(session_); }
    bool resumed() const { return SSL_session_reused(session_) == 1; }
    SSL_SESSION* ticket() const { return SSL_get1_session(session_); }
    std::string protocol() const {
        const unsigned char* name = nullptr;
        unsigned int length = 0;
        SSL_get0_alpn_selected(session_, &name, &length);
        return {reinterpret_cast<const char*>(name), length};
    }
    std::string certificate() const {
        X509* certificate = SSL_get1_peer_certificate(session_);
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int length = 0;
        REQUIRE(X509_digest(certificate, EVP_sha256(), digest.data(), &length) == 1);
        X509_free(certificate);
        return {digest.begin(), digest.begin() + length};
    }

    void send(std::string_view text) {
        while (!text.empty()) {
            const int sent = SSL_write(
                session_, text.data(),
                static_cast<int>(std::min<std::size_t>(text.size(), std::size_t{1} << 20)));
            if (sent <= 0) return;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    // Everything up to the end of the connection; `ended_well` says whether that was announced.
    std::string read_all() {
        std::string text;
        std::array<char, 8192> buffer;
        for (;;) {
            const int count = SSL_read(session_, buffer.data(), buffer.size());
            if (count <= 0) {
                ended_well = SSL_get_error(session_, count) == SSL_ERROR_ZERO_RETURN;
                ERR_clear_error();
                return text;
            }
            text.append(buffer.data(), static_cast<std::size_t>(count));
        }
    }
    bool ended_well = false;

private:
    SSL_CTX* context_;
    int socket_;
    SSL* session_ = nullptr;
    bool connected_ = false;
};

struct Fixture {
    TemporaryFolder folder;
    CertificateFiles files = make_certificate(folder.path(), "server");
    Server server{settings(), application()};

    ServerSettings settings() const {
        ServerSettings settings;
        settings.io_threads = 2;
        settings.tls = TlsContext::load(files.certificate, files.key);
        return settings;
    }
    static Application application() {
        Application application;
        application.answer = [](const Request& request) {
            return Response{200,
                            "text/plain",
                            request.body.empty() ? std::string(300'000, 'x') : request.body,
                            {},
                            {}};
        };
        return application;
    }
    std::uint16_t port() const { return server.port(); }
};

std::string get() { return "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"; }

std::string post(const std::string& body) {
    return "POST /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string words_of(const std::filesystem::path& certificate, const std::filesystem::path& key) {
    try {
        TlsContext::load(certificate, key);
        return "loaded";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("requests are answered over TLS 1.3, with a long body both ways") {
    Fixture fixture;
    TlsClient client(fixture.port());
    REQUIRE(client.connected());
    CHECK(client.version() == "TLSv1.3");
    CHECK(client.protocol() == "http/1.1");
    client.send(get());
    const std::string answer = client.read_all();
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.contains("\r\nStrict-Transport-Security: max-age=31536000\r\n"));
    CHECK(answer.ends_with("\r\n\r\n" + std::string(300'000, 'x')));
    CHECK(client.ended_well);

    TlsClient sender(fixture.port());
    const std::string body(900'000, 'b');
    sender.send(post(body));
    CHECK(sender.read_all().ends_with("\r\n\r\n" + body));
}

TEST_CASE("TLS 1.2 is taken with forward secrecy; what is older or weaker is not") {
    Fixture fixture;
    TlsClient good(fixture.port(), {.newest = TLS1_2_VERSION});
    CHECK(good.connected());
    CHECK(good.version() == "TLSv1.2");
    CHECK_FALSE(TlsClient(fixture.port(), {.newest = TLS1_1_VERSION}).connected());
    // CBC with a MAC beside it, RFC 9325 §4.1 would have it go.
    CHECK_FALSE(TlsClient(fixture.port(),
                          {.newest = TLS1_2_VERSION, .ciphers = "ECDHE-ECDSA-AES128-SHA256"})
                    .connected());
    // The client may know of its failure before the server has counted it.
    for (int i = 0; i < 2'000 && fixture.server.numbers().handshakes_failed < 2; ++i)
        std::this_thread::sleep_for(10ms);
    CHECK(fixture.server.numbers().handshakes_failed >= 2);
    CHECK(TlsClient(fixture.port()).connected());
}

TEST_CASE("a client that speaks only another protocol is told so in the handshake") {
    Fixture fixture;
    CHECK_FALSE(TlsClient(fixture.port(), {.protocols = "\x02h2"}).connected());
    TlsClient both(fixture.port(), {.protocols = "\x02h2\x08http/1.1"});
    CHECK(both.protocol() == "http/1.1");
    CHECK(TlsClient(fixture.port(), {.protocols = ""}).connected());
}

TEST_CASE("a session is resumed by its ticket") {
    Fixture fixture;
    TlsClient first(fixture.port());
    first.send(get());
    first.read_all();
    SSL_SESSION* ticket = first.ticket();
    TlsClient second(fixture.port(), {}, ticket);
    CHECK(second.resumed());
    SSL_SESSION_free(ticket);
}

TEST_CASE("a new certificate counts from the next connection on") {
    Fixture fixture;
    TlsClient before(fixture.port());
    const CertificateFiles renewed = make_certificate(fixture.folder.path(), "renewed");
    ServerSettings settings = fixture.settings();
    settings.tls = TlsContext::load(renewed.certificate, renewed.key);
    fixture.server.change(settings);
    TlsClient after(fixture.port());
    CHECK(after.certificate() != before.certificate());
    before.send(get());
    CHECK(before.read_all().starts_with("HTTP/1.1 200"));
}

TEST_CASE("who speaks HTTP in the clear to a port of TLS is told what to do") {
    Fixture fixture;
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(fixture.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const std::string request = get();
    REQUIRE(::send(socket, request.data(), request.size(), MSG_NOSIGNAL) > 0);
    std::string answer;
    std::array<char, 4096> buffer;
    for (ssize_t count = 0; (count = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;)
        answer.append(buffer.data(), static_cast<std::size_t>(count));
    ::close(socket);
    CHECK(answer.starts_with("HTTP/1.1 400 "));
    CHECK(answer.contains("https://"));
}

TEST_CASE("who does not shake hands is let go") {
    Fixture fixture;
    ServerSettings settings = fixture.settings();
    settings.header_timeout = 200ms;
    fixture.server.change(settings);
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(fixture.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    char byte = 0;
    CHECK(::recv(socket, &byte, 1, 0) == 0);
    ::close(socket);
}

TEST_CASE("what is wrong with certificate or key is told with the file") {
    TemporaryFolder folder;
    const CertificateFiles files = make_certificate(folder.path(), "a");
    const CertificateFiles others = make_certificate(folder.path(), "b");
    CHECK(words_of(files.certificate, files.key) == "loaded");
    CHECK(words_of(folder.path() / "none.crt", files.key).contains("none.crt"));
    CHECK(words_of(files.key, files.key).contains("a.key"));
    REQUIRE(::chmod(files.certificate.c_str(), 0640) == 0);
    CHECK(words_of(files.certificate, files.certificate).contains("no private key in PEM"));
    CHECK(words_of(files.certificate, others.key).contains("not that of the certificate"));
    REQUIRE(::chmod(files.key.c_str(), 0644) == 0);
    CHECK(words_of(files.certificate, files.key).contains("chmod 640"));
    REQUIRE(::chmod(files.key.c_str(), 0640) == 0);
    CHECK(words_of(files.certificate, files.key) == "loaded");
}

TEST_CASE("a certificate says when it ends") {
    TemporaryFolder folder;
    const CertificateFiles files = make_certificate(folder.path(), "a", 10);
    const auto left = TlsContext::load(files.certificate, files.key)->not_after() -
                      std::chrono::system_clock::now();
    CHECK(left > 10 * 24h - 1h);
    CHECK(left <= 10 * 24h);
}
