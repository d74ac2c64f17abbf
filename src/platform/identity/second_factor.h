#pragma once
// The second factor: a code of six digits that changes every thirty seconds, from a secret that the
// person's telephone keeps (TOTP, RFC 6238, HMAC-SHA-1, as authenticator programs know it).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace zhirong::second_factor {

// 160 random bits in base32 (RFC 4648).
std::string new_secret();
// What an authenticator reads from the square: otpauth://totp/…
std::string address(std::string_view secret, std::string_view user);
// The step of time whose code this is, from one before now to one after; nothing: it is none of
// them. Who keeps the last step that was used takes no code twice.
std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Instant now);
// The code of a moment: for tests and for who has the secret.
std::string code_at(std::string_view secret, Instant now);

}  // namespace zhirong::second_factor
