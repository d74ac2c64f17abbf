#include "features/risk_sharing/parts.h"

#include <algorithm>

namespace zhirong::risk_sharing {
namespace {

bool named(const std::vector<programme::Share>& shares, std::string_view party) {
    return std::ranges::any_of(shares, [&](const programme::Share& each) {
        return each.within.empty() ? each.party == party : named(each.within, party);
    });
}

}  // namespace

bool bears_a_part(const programme::Programme& programme, std::string_view party) {
    return programme.compensation && named(programme.compensation->split.shares, party);
}

}  // namespace zhirong::risk_sharing
