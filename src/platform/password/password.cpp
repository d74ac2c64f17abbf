#include "platform/password/password.h"

#include <argon2.h>

#include <stdexcept>

#include "base/ensure.h"
#include "platform/password/secrets.h"

namespace zhirong {
namespace {

constexpr std::uint32_t passes = 2;
constexpr std::uint32_t kibibytes = 19 * 1024;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;

}  // namespace

std::string hash_password(std::string_view password) {
    ensure(password.size() <= longest_password);
    const std::string salt = random_bytes(salt_bytes);
    std::string encoded(
        argon2_encodedlen(passes, kibibytes, lanes, salt_bytes, hash_bytes, Argon2_id), '\0');
    const int status =
        argon2id_hash_encoded(passes, kibibytes, lanes, password.data(), password.size(),
                              salt.data(), salt.size(), hash_bytes, encoded.data(), encoded.size());
    if (status != ARGON2_OK)
        throw std::runtime_error(std::string("argon2: ") + argon2_error_message(status));
    encoded.resize(encoded.find('\0'));
    return encoded;
}

bool verify_password(const std::optional<std::string>& encoded, std::string_view password) {
    if (password.size() > longest_password) return false;
    static const std::string nobodys = hash_password(random_bytes(salt_bytes));
    const std::string& compared = encoded ? *encoded : nobodys;
    const int status = argon2id_verify(compared.c_str(), password.data(), password.size());
    if (status == ARGON2_MEMORY_ALLOCATION_ERROR || status == ARGON2_THREAD_FAIL)
        throw std::runtime_error(std::string("argon2: ") + argon2_error_message(status));
    return encoded && status == ARGON2_OK;
}

}  // namespace zhirong
