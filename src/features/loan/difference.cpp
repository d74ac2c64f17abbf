#include "features/loan/difference.h"

#include <algorithm>
#include <tuple>

namespace zhirong::loan {
namespace {

auto place(const Movement& movement) {
    return std::tuple(movement.value_date, movement.what, movement.account);
}

// Pointers in order of place; of one place in the order given.
std::vector<const Movement*> in_order(std::span<const Movement> movements) {
    std::vector<const Movement*> sorted;
    sorted.reserve(movements.size());
    for (const Movement& movement : movements) sorted.push_back(&movement);
    std::ranges::stable_sort(
        sorted, [](const Movement* a, const Movement* b) { return place(*a) < place(*b); });
    return sorted;
}

}  // namespace

std::vector<Movement> difference(std::span<const Movement> target,
                                 std::span<const Movement> posted) {
    const auto wanted = in_order(target);
    const auto there = in_order(posted);
    std::vector<Movement> missing;
    auto want = wanted.begin();
    auto have = there.begin();
    while (want != wanted.end() || have != there.end()) {
        const bool from_target =
            want != wanted.end() && (have == there.end() || place(**want) <= place(**have));
        const Movement* like = from_target ? *want : *have;
        const auto here = place(*like);
        Money amount;
        for (; have != there.end() && place(**have) == here; ++have) {
            amount -= (*have)->amount;
            if (!from_target) like = *have;
        }
        for (; want != wanted.end() && place(**want) == here; ++want) {
            amount += (*want)->amount;
            like = *want;
        }
        if (amount.fen == 0) continue;
        missing.push_back(*like);
        missing.back().amount = amount;
    }
    return missing;
}

}  // namespace zhirong::loan
