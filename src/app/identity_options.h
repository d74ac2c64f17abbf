#pragma once
// The settings of `zhirong serve` about who gets in.
#include <cstdint>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "platform/identity/password_policy.h"
#include "platform/openid/openid.h"

namespace zhirong {

struct Configuration;

struct IdentityOptions {
    PasswordPolicy passwords;
    std::vector<Role> second_factor_for;
    OpenIdSettings openid;
    std::string openid_secret_file;
    std::int64_t requests_of_address = 500;
    std::int64_t requests_of_account = 200;
};

// std::runtime_error where the secret's file cannot be read or others may read it, or where the
// provider's settings are not complete.
void configure(Configuration& configuration, const IdentityOptions& options);

}  // namespace zhirong
