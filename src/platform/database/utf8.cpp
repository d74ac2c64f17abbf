#include "platform/database/utf8.h"

#include <array>
#include <cstddef>

namespace zhirong {
namespace {

// RFC 3629 §4: for each range of lead bytes, how many bytes follow and what the first may be.
struct Lead {
    unsigned char from, to;
    std::size_t following;
    unsigned char second_from, second_to;
};
constexpr std::array leads{
    Lead{0x01, 0x7F, 0, 0x00, 0x00}, Lead{0xC2, 0xDF, 1, 0x80, 0xBF},
    Lead{0xE0, 0xE0, 2, 0xA0, 0xBF}, Lead{0xE1, 0xEC, 2, 0x80, 0xBF},
    Lead{0xED, 0xED, 2, 0x80, 0x9F}, Lead{0xEE, 0xEF, 2, 0x80, 0xBF},
    Lead{0xF0, 0xF0, 3, 0x90, 0xBF}, Lead{0xF1, 0xF3, 3, 0x80, 0xBF},
    Lead{0xF4, 0xF4, 3, 0x80, 0x8F},
};

const Lead* lead_of(unsigned char byte) {
    for (const Lead& lead : leads)
        if (byte >= lead.from && byte <= lead.to) return &lead;
    return nullptr;
}

}  // namespace

bool is_storable_text(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    for (std::size_t i = 0; i < text.size();) {
        const Lead* lead = lead_of(byte(i));
        if (lead == nullptr || text.size() - i <= lead->following) return false;
        for (std::size_t k = 1; k <= lead->following; ++k) {
            const unsigned char least = k == 1 ? lead->second_from : 0x80;
            const unsigned char most = k == 1 ? lead->second_to : 0xBF;
            if (byte(i + k) < least || byte(i + k) > most) return false;
        }
        i += 1 + lead->following;
    }
    return true;
}

}  // namespace zhirong
