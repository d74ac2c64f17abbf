#pragma once
// Sign-in by an identity provider: OpenID Connect Core 1.0, authorization code flow, with PKCE
// (RFC 7636, S256).
#include <mutex>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "base/tree.h"

namespace zhirong {

struct OpenIdSettings {
    std::string issuer;         // "https://login.example.cn/realms/province"; empty: not used
    std::string client;         // the client's id there
    std::string client_secret;  // from a file
    std::string return_to;      // "https://zhirong.example.cn/api/v1/session/openid/return"
    std::string claim = "sub";  // by which a person is known
};

// Refusals speak of what the provider said or did; what the network does is WebFailure.
class OpenId {
public:
    explicit OpenId(OpenIdSettings settings) : settings_(std::move(settings)) {}

    bool is_configured() const { return !settings_.issuer.empty(); }
    const OpenIdSettings& settings() const { return settings_; }

    struct Start {
        std::string address;  // where the browser goes
        std::string state;
        std::string nonce;
        std::string verifier;
    };
    Result<Start> start();
    // Who it is, by the claim. The token's signature, issuer, audience, times and nonce are
    // checked.
    Result<std::string> finish(const std::string& code, const std::string& verifier,
                               const std::string& nonce, Instant now);

private:
    Result<Tree> discovered();
    Result<Tree> keys(bool anew);
    Result<std::string> checked_claims(const std::string& token, bool anew);

    OpenIdSettings settings_;
    std::mutex mutex_;
    Tree discovery_;
    Tree keys_;
};

}  // namespace zhirong
