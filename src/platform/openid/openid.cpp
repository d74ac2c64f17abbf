#include "platform/openid/openid.h"

#include <cjose/cjose.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <memory>

#include "platform/json/json.h"
#include "platform/password/secrets.h"
#include "platform/web_client/web_client.h"

namespace zhirong {
namespace {

constexpr RefusalKind provider_silent{
    "openid.provider", 502, "身份提供方没有给出可用的答复（{found}），请稍后重试或使用密码登录",
    "The identity provider gave no usable answer ({found}): try again, or sign in by password"};
constexpr RefusalKind provider_refused{"openid.refused", 401, "身份提供方拒绝了登录：{found}",
                                       "The identity provider refused: {found}"};
constexpr RefusalKind bad_token{"openid.token", 401, "身份提供方的凭证未通过检查：{found}",
                                "The identity provider's token did not pass: {found}"};

constexpr std::int64_t clocks_differ_seconds = 60;
constexpr std::size_t random_size = 32;

struct FreeJws {
    void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
};
struct FreeJwk {
    void operator()(cjose_jwk_t* jwk) const { cjose_jwk_release(jwk); }
};

Result<Tree> fetched(const WebRequest& request) {
    const WebAnswer answer = ask(request);
    auto tree = parse_json(answer.body, {.bytes = std::size_t{1} << 20, .depth = 16});
    if (!tree || tree->map() == nullptr)
        return refuse(provider_silent, "", {{"found", "HTTP " + std::to_string(answer.status)}});
    if (answer.status != 200) {
        const Tree* error = tree->find("error");
        const std::string* text = error == nullptr ? nullptr : error->text();
        return refuse(provider_refused, "",
                      {{"found", text != nullptr ? *text : std::to_string(answer.status)}});
    }
    return *std::move(tree);
}

std::string text_of(const Tree& tree, std::string_view name) {
    const Tree* member = tree.find(name);
    return member == nullptr || member->text() == nullptr ? "" : *member->text();
}

// In base64url without padding (RFC 4648 §5).
std::string challenge_of(const std::string& verifier) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(), hash.data());
    std::array<unsigned char, 4 * ((SHA256_DIGEST_LENGTH + 2) / 3) + 1> encoded{};
    const int size = EVP_EncodeBlock(encoded.data(), hash.data(), SHA256_DIGEST_LENGTH);
    std::string text(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size));
    for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    text.erase(text.find_last_not_of('=') + 1);
    return text;
}

bool names_audience(const Tree& claims, const std::string& client) {
    const Tree* audience = claims.find("aud");
    if (audience == nullptr) return false;
    if (const std::string* one = audience->text()) return *one == client;
    const Tree::List* many = audience->list();
    const bool named = many != nullptr && std::ranges::any_of(*many, [&](const Tree& each) {
                           return each.text() != nullptr && *each.text() == client;
                       });
    // Made for several: it must say that it is ours to use.
    return named && (many->size() == 1 || text_of(claims, "azp") == client);
}

}  // namespace

Result<Tree> OpenId::discovered() {
    const std::scoped_lock lock(mutex_);
    if (!discovery_.is_null()) return discovery_;
    std::string base = settings_.issuer;
    while (base.ends_with('/')) base.pop_back();
    Tree found = TRY(fetched({.url = base + "/.well-known/openid-configuration"}));
    if (text_of(found, "issuer") != settings_.issuer)
        return refuse(provider_silent, "", {{"found", "issuer " + text_of(found, "issuer")}});
    discovery_ = std::move(found);
    return discovery_;
}

Result<Tree> OpenId::keys(bool anew) {
    const Tree found = TRY(discovered());
    const std::scoped_lock lock(mutex_);
    if (anew || keys_.is_null()) keys_ = TRY(fetched({.url = text_of(found, "jwks_uri")}));
    return keys_;
}

Result<OpenId::Start> OpenId::start() {
    const Tree found = TRY(discovered());
    Start start{.address = text_of(found, "authorization_endpoint"),
                .state = random_token(random_size),
                .nonce = random_token(random_size),
                .verifier = random_token(random_size)};
    start.address += start.address.contains('?') ? '&' : '?';
    start.address += form_encoded({{"response_type", "code"},
                                   {"client_id", settings_.client},
                                   {"redirect_uri", settings_.return_to},
                                   {"scope", "openid profile"},
                                   {"state", start.state},
                                   {"nonce", start.nonce},
                                   {"code_challenge", challenge_of(start.verifier)},
                                   {"code_challenge_method", "S256"}});
    return start;
}

// The claims' text, once a key of the provider has signed them.
Result<std::string> OpenId::checked_claims(const std::string& token, bool anew) {
    const auto wrong = [](std::string what) {
        return refuse(bad_token, "", {{"found", std::move(what)}});
    };
    cjose_err error{};
    const std::unique_ptr<cjose_jws_t, FreeJws> jws(
        cjose_jws_import(token.data(), token.size(), &error));
    if (!jws) return wrong("JWS");
    cjose_header_t* header = cjose_jws_get_protected(jws.get());
    const char* algorithm = cjose_header_get(header, CJOSE_HDR_ALG, &error);
    // Signatures by a key pair only: with a shared secret the client could sign for the provider.
    constexpr std::array known{"RS256", "RS384", "RS512", "PS256", "PS384",
                               "PS512", "ES256", "ES384", "ES512"};
    if (algorithm == nullptr ||
        std::ranges::find(known, std::string_view(algorithm)) == known.end())
        return wrong(std::string("alg ") + (algorithm == nullptr ? "-" : algorithm));
    const char* id = cjose_header_get(header, CJOSE_HDR_KID, &error);
    const Tree found = TRY(keys(anew));
    const Tree* list = found.find("keys");
    bool tried = false;
    for (const Tree& key :
         list == nullptr || list->list() == nullptr ? Tree::List{} : *list->list()) {
        if (id != nullptr && text_of(key, "kid") != id) continue;
        if (const std::string use = text_of(key, "use"); !use.empty() && use != "sig") continue;
        const std::string text = write_json(key);
        const std::unique_ptr<cjose_jwk_t, FreeJwk> jwk(
            cjose_jwk_import(text.data(), text.size(), &error));
        if (!jwk) continue;
        tried = true;
        if (!cjose_jws_verify(jws.get(), jwk.get(), &error)) continue;
        std::uint8_t* plain = nullptr;
        std::size_t size = 0;
        if (!cjose_jws_get_plaintext(jws.get(), &plain, &size, &error)) return wrong("JWS");
        return std::string(reinterpret_cast<const char*>(plain), size);
    }
    // It may have a new key since we asked.
    if (!tried && !anew) return checked_claims(token, true);
    return wrong(tried ? "signature" : "kid");
}

Result<std::string> OpenId::finish(const std::string& code, const std::string& verifier,
                                   const std::string& nonce, Instant now) {
    const Tree found = TRY(discovered());
    WebRequest request{.url = text_of(found, "token_endpoint"), .method = "POST"};
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                       {"Accept", "application/json"}};
    request.body = form_encoded({{"grant_type", "authorization_code"},
                                 {"code", code},
                                 {"redirect_uri", settings_.return_to},
                                 {"client_id", settings_.client},
                                 {"client_secret", settings_.client_secret},
                                 {"code_verifier", verifier}});
    const Tree answer = TRY(fetched(request));
    const std::string text = TRY(checked_claims(text_of(answer, "id_token"), false));
    auto parsed = parse_json(text, {.bytes = std::size_t{1} << 16, .depth = 16});
    const auto wrong = [](const char* what) { return refuse(bad_token, "", {{"found", what}}); };
    if (!parsed) return wrong("JSON");
    const Tree& claims = *parsed;
    if (text_of(claims, "iss") != settings_.issuer) return wrong("iss");
    if (!names_audience(claims, settings_.client)) return wrong("aud");
    if (!same_secret(text_of(claims, "nonce"), nonce)) return wrong("nonce");
    const auto seconds = [&](const char* name) -> const std::int64_t* {
        const Tree* member = claims.find(name);
        return member == nullptr ? nullptr : member->integer();
    };
    const std::int64_t present = now.milliseconds / 1'000;
    const std::int64_t* expires = seconds("exp");
    const std::int64_t* issued = seconds("iat");
    if (expires == nullptr || *expires + clocks_differ_seconds < present) return wrong("exp");
    if (issued == nullptr || *issued - clocks_differ_seconds > present) return wrong("iat");
    std::string subject = text_of(claims, settings_.claim);
    if (subject.empty()) return wrong(settings_.claim.c_str());
    return subject;
}

}  // namespace zhirong
