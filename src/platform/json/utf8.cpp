#include "platform/json/utf8.h"

#include <array>

namespace zhirong {
namespace {

// The rows of RFC 3629 §4: which first byte allows which second byte, and how many bytes follow.
struct Form {
    unsigned char first_from, first_to, second_from, second_to;
    std::size_t length;
};
constexpr std::array forms{
    Form{0xC2, 0xDF, 0x80, 0xBF, 2}, Form{0xE0, 0xE0, 0xA0, 0xBF, 3},
    Form{0xE1, 0xEC, 0x80, 0xBF, 3}, Form{0xED, 0xED, 0x80, 0x9F, 3},
    Form{0xEE, 0xEF, 0x80, 0xBF, 3}, Form{0xF0, 0xF0, 0x90, 0xBF, 4},
    Form{0xF1, 0xF3, 0x80, 0xBF, 4}, Form{0xF4, 0xF4, 0x80, 0x8F, 4},
};

// 0 where no well-formed character starts.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    if (byte(0) < 0x80) return 1;
    for (const Form& form : forms) {
        if (byte(0) < form.first_from || byte(0) > form.first_to) continue;
        if (text.size() < form.length) return 0;
        if (byte(1) < form.second_from || byte(1) > form.second_to) return 0;
        for (std::size_t at = 2; at < form.length; ++at)
            if (byte(at) < 0x80 || byte(at) > 0xBF) return 0;
        return form.length;
    }
    return 0;
}

}  // namespace

bool valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace zhirong
