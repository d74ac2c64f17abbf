#include "core/identifiers/record_id.h"

#include <cstdint>

#include "core/journal/digest.h"

namespace zhirong {

std::string record_id(std::string_view prefix, std::string_view source) {
    // Crockford's base 32: no letters that are taken for digits. 60 bits of the digest.
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::uint64_t bits = std::stoull(digest(DigestKind::sha256, source).substr(0, 15), nullptr, 16);
    std::string id(prefix);
    for (int i = 0; i < 12; ++i, bits >>= 5U) id += alphabet[bits & 31U];
    return id;
}

}  // namespace zhirong
