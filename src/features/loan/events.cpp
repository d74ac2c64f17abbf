#include "features/loan/events.h"

#include <array>
#include <tuple>

namespace zhirong::loan {

std::string_view name(const Happening& happening) {
    static constexpr std::array<std::string_view, std::variant_size_v<Happening>> names{
        "loan.rate_reset",   "loan.disbursed",   "loan.cost_advanced", "loan.extended",
        "loan.restructured", "loan.accelerated", "loan.waived",        "loan.repaid",
        "loan.prepaid",      "loan.recovered",   "loan.written_off"};
    return names[happening.index()];
}

bool counts_before(const Event& a, const Event& b) {
    const auto key = [](const Event& event) {
        return std::tuple(event.date, event.happening.index(), std::string_view(event.id));
    };
    return key(a) < key(b);
}

}  // namespace zhirong::loan
