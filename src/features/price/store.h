#pragma once
#include <functional>
#include <optional>
#include <string>

#include "features/price/price.h"

namespace zhirong::price {

// Deals that became known after `after` and no later than `through`, in the order of ids.
void each_deal(View& view, const std::optional<Date>& after, Date through,
               const std::function<void(const Deal&)>& use);
Minimums minimums(View& view);

}  // namespace zhirong::price
