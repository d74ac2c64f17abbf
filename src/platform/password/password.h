#pragma once
// Passwords, kept as argon2id (RFC 9106) with the parameters of OWASP's password storage cheat
// sheet: 2 passes, 19 MiB, 1 lane. About 20 ms and 19 MiB for each call: only on workers.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhirong {

// Longer ones are refused by whoever takes them in: hashing costs by length.
inline constexpr std::size_t longest_password = 1024;  // bytes

// "$argon2id$v=19$m=19456,t=2,p=1$salt$hash", with a new salt each time.
std::string hash_password(std::string_view password);

// `encoded` is absent where there is no such user: takes the same time and says no, so that the
// time does not tell who has an account. A text that is no argon2id hash says no.
bool verify_password(const std::optional<std::string>& encoded, std::string_view password);

}  // namespace zhirong
