#include "core/journal/digest.h"

#include <openssl/evp.h>

#include <array>

#include "base/ensure.h"

namespace zhirong {

std::optional<DigestKind> parse_digest_kind(std::string_view name) {
    if (name == "sha256") return DigestKind::sha256;
    if (name == "sm3") return DigestKind::sm3;
    return std::nullopt;
}

std::string_view name_of_digest(DigestKind kind) {
    return kind == DigestKind::sha256 ? "sha256" : "sm3";
}

std::string digest(DigestKind kind, std::string_view content) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned length = 0;
    const EVP_MD* method = kind == DigestKind::sha256 ? EVP_sha256() : EVP_sm3();
    ensure(EVP_Digest(content.data(), content.size(), bytes.data(), &length, method, nullptr) == 1);
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{length} * 2);
    for (unsigned i = 0; i < length; ++i) {
        text += hexadecimal[bytes[i] >> 4U];
        text += hexadecimal[bytes[i] & 15U];
    }
    return text;
}

std::string chained_digest(DigestKind kind, std::string_view previous, std::string_view content) {
    std::string text(previous);
    text += '\n';
    text += content;
    return digest(kind, text);
}

}  // namespace zhirong
