#include "platform/http/tls.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <ctime>
#include <limits>
#include <stdexcept>

#include "base/ensure.h"
#include "platform/secret_file/secret_file.h"

namespace zhirong {
namespace {

// RFC 9325 §4.2: what TLS 1.2 may use. TLS 1.3 has no others.
constexpr const char* ciphers_of_1_2 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char* groups = "X25519:P-256:P-384";
constexpr std::string_view http_1_1 = "\x08http/1.1";  // as ALPN writes it, RFC 7301 §3.1
constexpr std::string_view session_context = "zhirong";

template <auto release>
struct Release {
    template <class T>
    void operator()(T* pointer) const {
        release(pointer);
    }
};
using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using ContextHandle = std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>>;
using SessionHandle = std::unique_ptr<SSL, Release<SSL_free>>;

std::string openssl_words() {
    const unsigned long code = ERR_peek_last_error();
    const char* reason = code != 0 ? ERR_reason_error_string(code) : nullptr;
    ERR_clear_error();
    return reason != nullptr ? reason : "unknown error";
}

[[noreturn]] void wrong(const std::filesystem::path& file, std::string_view zh,
                        std::string_view en) {
    throw std::runtime_error(
        fmt::format("{0}：{1}（{3}）/ {0}: {2} ({3})", file.string(), zh, en, openssl_words()));
}

// A server that starts by itself has nobody to ask.
int no_passphrase(char*, int, int, void*) { return -1; }

// Takes HTTP/1.1 of what the client offers; a client that offers only others is told so at once
// instead of being spoken to in what it does not know.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length,
                    const unsigned char* offered, unsigned int offered_length, void*) {
    unsigned char* selected = nullptr;
    const int found = SSL_select_next_proto(
        &selected, length, reinterpret_cast<const unsigned char*>(http_1_1.data()),
        static_cast<unsigned int>(http_1_1.size()), offered, offered_length);
    if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = selected;
    return SSL_TLSEXT_ERR_OK;
}

void set_rules(SSL_CTX* context) {
    ensure(SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1);
    ensure(SSL_CTX_set_cipher_list(context, ciphers_of_1_2) == 1);
    ensure(SSL_CTX_set1_groups_list(context, groups) == 1);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    // Sessions are resumed by tickets, whose keys live as long as this context.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_session_id_context(context,
                                   reinterpret_cast<const unsigned char*>(session_context.data()),
                                   static_cast<unsigned int>(session_context.size()));
}

int size_for_openssl(std::size_t size) {
    ensure(size <= static_cast<std::size_t>(std::numeric_limits<int>::max()));
    return static_cast<int>(size);
}

}  // namespace

struct TlsContext::State {
    ContextHandle handle;
    std::chrono::system_clock::time_point not_after;
};

TlsContext::TlsContext(std::unique_ptr<State> state) : state_(std::move(state)) {}
TlsContext::~TlsContext() = default;

std::shared_ptr<const TlsContext> TlsContext::load(const std::filesystem::path& certificate,
                                                   const std::filesystem::path& key) {
    ERR_clear_error();
    auto state = std::make_unique<State>();
    state->handle.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX* context = state->handle.get();
    ensure(context != nullptr);
    set_rules(context);

    if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1)
        wrong(certificate, "不是 PEM 格式的证书链，或无法读取",
              "no chain of certificates in PEM, or it cannot be read");
    std::tm end{};
    const X509* own = SSL_CTX_get0_certificate(context);
    ensure(ASN1_TIME_to_tm(X509_get0_notAfter(own), &end) == 1);
    state->not_after = std::chrono::system_clock::from_time_t(timegm(&end));

    const std::string text = read_secret_file(key);
    const Bio bio(BIO_new_mem_buf(text.data(), size_for_openssl(text.size())));
    const Key loaded(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
    if (!loaded)
        wrong(key, "不是 PEM 格式的私钥，或带有口令：请使用不带口令、仅服务可读的文件",
              "no private key in PEM, or one with a passphrase: give one without, in a file that "
              "only the server may read");
    if (SSL_CTX_use_PrivateKey(context, loaded.get()) != 1 ||
        SSL_CTX_check_private_key(context) != 1)
        wrong(key, fmt::format("私钥与证书 {} 不匹配", certificate.string()),
              fmt::format("the key is not that of the certificate {}", certificate.string()));
    return std::shared_ptr<const TlsContext>(new TlsContext(std::move(state)));
}

std::chrono::system_clock::time_point TlsContext::not_after() const { return state_->not_after; }

struct TlsSession::State {
    std::shared_ptr<const TlsContext> context;
    SessionHandle handle;
    BIO* incoming = nullptr;  // both belong to the handle
    BIO* outgoing = nullptr;
    bool broken = false;
    bool spoke_http = false;

    Progress progress(int result) {
        switch (SSL_get_error(handle.get(), result)) {
            case SSL_ERROR_NONE: return Progress::done;
            case SSL_ERROR_WANT_READ: return Progress::wants_input;
            case SSL_ERROR_ZERO_RETURN: return Progress::ended;
            default: break;
        }
        broken = true;
        spoke_http = ERR_GET_REASON(ERR_peek_error()) == SSL_R_HTTP_REQUEST;
        ERR_clear_error();
        return Progress::failed;
    }
};

TlsSession::TlsSession(std::shared_ptr<const TlsContext> context)
    : state_(std::make_unique<State>()) {
    ensure(context != nullptr);
    state_->handle.reset(SSL_new(context->state_->handle.get()));
    state_->context = std::move(context);
    state_->incoming = BIO_new(BIO_s_mem());
    state_->outgoing = BIO_new(BIO_s_mem());
    ensure(state_->handle && state_->incoming != nullptr && state_->outgoing != nullptr);
    // An empty buffer is a peer that has not sent yet, not one that has gone.
    BIO_set_mem_eof_return(state_->incoming, -1);
    SSL_set_bio(state_->handle.get(), state_->incoming, state_->outgoing);
    SSL_set_accept_state(state_->handle.get());
}
TlsSession::~TlsSession() = default;
TlsSession::TlsSession(TlsSession&&) noexcept = default;

TlsSession::Progress TlsSession::handshake() {
    if (state_->broken) return Progress::failed;
    ERR_clear_error();
    return state_->progress(SSL_do_handshake(state_->handle.get()));
}

TlsSession::Read TlsSession::read(std::span<char> into) {
    if (state_->broken) return {Progress::failed, 0};
    ERR_clear_error();
    const int count = SSL_read(state_->handle.get(), into.data(), size_for_openssl(into.size()));
    if (count > 0) return {Progress::done, static_cast<std::size_t>(count)};
    return {state_->progress(count), 0};
}

bool TlsSession::write(std::string_view content) {
    if (state_->broken) return false;
    if (content.empty()) return true;
    ERR_clear_error();
    const int count =
        SSL_write(state_->handle.get(), content.data(), size_for_openssl(content.size()));
    if (count > 0) {
        ensure(static_cast<std::size_t>(count) == content.size());  // Memory takes everything.
        return true;
    }
    state_->progress(count);
    return false;
}

void TlsSession::close() {
    if (state_->broken) return;  // OpenSSL forbids it after a fatal error.
    ERR_clear_error();
    SSL_shutdown(state_->handle.get());
    ERR_clear_error();
}

void TlsSession::received(std::string_view bytes) {
    if (bytes.empty()) return;
    const int size = size_for_openssl(bytes.size());
    ensure(BIO_write(state_->incoming, bytes.data(), size) == size);
}

std::string TlsSession::take_outgoing() {
    std::string bytes(BIO_ctrl_pending(state_->outgoing), '\0');
    if (bytes.empty()) return bytes;
    const int size = size_for_openssl(bytes.size());
    ensure(BIO_read(state_->outgoing, bytes.data(), size) == size);
    return bytes;
}

bool TlsSession::peer_spoke_http() const { return state_->spoke_http; }

}  // namespace zhirong
