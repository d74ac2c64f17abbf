#include "features/loan/events.h"

#include <string_view>
#include <tuple>

namespace zhirong::loan {

bool counts_before(const Event& a, const Event& b) {
    const auto key = [](const Event& event) {
        return std::tuple(event.date, event.happening.index(), std::string_view(event.id));
    };
    return key(a) < key(b);
}

}  // namespace zhirong::loan
