#include "app/identity_options.h"

#include <fmt/core.h>

#include <stdexcept>

#include "app/system.h"
#include "platform/secret_file/secret_file.h"
#include "platform/web_client/web_client.h"

namespace zhirong {

void configure(Configuration& configuration, const IdentityOptions& options) {
    configuration.identity.passwords = options.passwords;
    configuration.identity.second_factor_for = options.second_factor_for;
    configuration.requests_of_address = options.requests_of_address;
    configuration.requests_of_account = options.requests_of_account;
    if (options.openid.issuer.empty()) return;
    configuration.openid = options.openid;
    if (!is_reachable_address(options.openid.issuer))
        throw std::runtime_error(
            fmt::format("openid-issuer {0}：应为 https:// 地址 / {0} must be an https:// address",
                        options.openid.issuer));
    if (options.openid.client.empty() || options.openid.return_to.empty() ||
        options.openid_secret_file.empty())
        throw std::runtime_error(
            "openid-issuer 须与 openid-client、openid-secret-file、openid-return 一起给出 / needs "
            "openid-client, openid-secret-file and openid-return beside it");
    configuration.openid.client_secret = first_line_of_secret_file(options.openid_secret_file);
}

}  // namespace zhirong
