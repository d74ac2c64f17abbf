#include "platform/identity/second_factor.h"

#include <liboath/oath.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "platform/password/secrets.h"

namespace zhirong::second_factor {
namespace {

constexpr std::size_t secret_bytes = 20;
constexpr unsigned step_seconds = 30;
constexpr unsigned digits = 6;

struct Free {
    void operator()(char* text) const { std::free(text); }
};

void check(int status) {
    if (status != OATH_OK) throw std::runtime_error(std::string("oath: ") + oath_strerror(status));
}

void begin() {
    static const int status = oath_init();
    check(status);
}

std::string decoded(std::string_view secret) {
    begin();
    char* out = nullptr;
    std::size_t size = 0;
    check(oath_base32_decode(secret.data(), secret.size(), &out, &size));
    const std::unique_ptr<char, Free> owned(out);
    return {out, size};
}

std::time_t seconds(Instant now) { return static_cast<std::time_t>(now.milliseconds / 1'000); }

}  // namespace

std::string new_secret() {
    begin();
    const std::string secret = random_bytes(secret_bytes);
    char* out = nullptr;
    std::size_t size = 0;
    check(oath_base32_encode(secret.data(), secret.size(), &out, &size));
    const std::unique_ptr<char, Free> owned(out);
    return {out, size};
}

std::string address(std::string_view secret, std::string_view user) {
    // The user's name is plain ASCII; 知融 in percent encoding.
    constexpr std::string_view issuer = "%E7%9F%A5%E8%9E%8D";
    return "otpauth://totp/" + std::string(issuer) + ":" + std::string(user) +
           "?secret=" + std::string(secret) + "&issuer=" + std::string(issuer) +
           "&algorithm=SHA1&digits=6&period=30";
}

std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Instant now) {
    const bool written = code.size() == digits &&
                         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    if (!written) return std::nullopt;
    const std::int64_t present = seconds(now) / step_seconds;
    std::optional<std::int64_t> found;
    // All three, whichever fits: the time does not tell.
    for (const std::int64_t step : {present - 1, present, present + 1})
        if (same_secret(code_at(secret, {step * step_seconds * 1'000}), code)) found = step;
    return found;
}

std::string code_at(std::string_view secret, Instant now) {
    const std::string key = decoded(secret);
    std::array<char, digits + 1> code{};
    check(oath_totp_generate(key.data(), key.size(), seconds(now), step_seconds, 0, digits,
                             code.data()));
    return {code.data(), digits};
}

}  // namespace zhirong::second_factor
