#pragma once
// What a failing store means to whoever asked: nothing was done, or it is not known, and what to
// do.
#include <exception>
#include <optional>

#include "base/result.h"

namespace zhirong {

std::optional<Refusals> store_failure(const std::exception& failure);

}  // namespace zhirong
