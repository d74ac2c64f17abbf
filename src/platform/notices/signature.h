#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zhirong::notices {

// "t=<seconds since 1970>,v1=<HMAC-SHA256 of "<seconds>.<body>" under the secret, hexadecimal>":
// who knows the secret sees that we wrote the body, and when, so that an old one is not taken for
// new.
std::string signature(std::string_view secret, std::int64_t seconds, std::string_view body);

}  // namespace zhirong::notices
