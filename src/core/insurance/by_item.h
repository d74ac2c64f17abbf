#pragma once
// What of a policy's premium belongs to each thing that it insures: what is paid for one right of
// many, where only some of them count for something else.
#include <span>
#include <vector>

#include "core/insurance/coverage.h"

namespace zhirong::insurance {

struct ItemPremium {
    ScheduledItem item;
    std::vector<Span> spans;  // the days in which it is insured
    Money premium;
};
// In the order of the numbers; the premiums sum to the policy's. Each stretch of unchanged terms is
// divided among the kinds by their rated premium, within a kind equally; what a short rate keeps,
// by the terms of the last day of cover. Refused where coverage() is.
Result<std::vector<ItemPremium>> premium_by_item(const Product& product, const Inception& inception,
                                                 std::span<const Movement> movements);

// Of an amount that was paid on the policy the part of each, in the same order; it sums to the
// amount.
std::vector<Money> shares_of(Money amount, std::span<const ItemPremium> items);

}  // namespace zhirong::insurance
