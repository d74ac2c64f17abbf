#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace zhirong {

// From the kernel's generator (getrandom). std::system_error if it fails.
std::string random_bytes(std::size_t count);
// That many random bytes, in base64url without padding (RFC 4648 §5): fit for a cookie.
std::string random_token(std::size_t bytes);

// 64 lower-case digits. A session's token is kept only as its digest, so that who reads the
// database cannot sign in with what is there.
std::string sha256_hex(std::string_view text);

// Takes the same time wherever two texts of the same length differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace zhirong
