#include "platform/notices/signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/ensure.h"

namespace zhirong::notices {

std::string signature(std::string_view secret, std::int64_t seconds, std::string_view body) {
    const std::string time = std::to_string(seconds);
    std::string content = time + '.';
    content += body;
    std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
    unsigned size = 0;
    ensure(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
                reinterpret_cast<const unsigned char*>(content.data()), content.size(), code.data(),
                &size) != nullptr);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "t=" + time + ",v1=";
    for (unsigned i = 0; i < size; ++i) {
        out += digits[code.at(i) >> 4U];
        out += digits[code.at(i) & 15U];
    }
    return out;
}

}  // namespace zhirong::notices
