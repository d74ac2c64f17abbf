#include "platform/password/secrets.h"

#include <openssl/crypto.h>
#include <sys/random.h>

#include <cerrno>
#include <system_error>

namespace zhirong {

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    for (std::size_t filled = 0; filled < count;) {
        const ssize_t got = ::getrandom(bytes.data() + filled, count - filled, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::string random_token(std::size_t bytes) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string token;
    unsigned bits = 0;
    int count = 0;
    for (const char byte : random_bytes(bytes)) {
        bits = (bits << 8 | static_cast<unsigned char>(byte)) & 0xFFFF;
        for (count += 8; count >= 6; count -= 6) token += alphabet[bits >> (count - 6) & 0x3F];
    }
    if (count > 0) token += alphabet[bits << (6 - count) & 0x3F];
    return token;
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace zhirong
