#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace zhirong {

// From the kernel's generator (getrandom). std::system_error if it fails.
std::string random_bytes(std::size_t count);
// That many random bytes, in base64url without padding (RFC 4648 §5): fit for a cookie.
std::string random_token(std::size_t bytes);

// Takes the same time wherever two texts of the same length differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace zhirong
