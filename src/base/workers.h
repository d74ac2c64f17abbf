#pragma once
// Work split into parts of its own choosing, so that its result does not depend on who runs them.
#include <cstddef>
#include <functional>

namespace zhirong {

// Runs part(0) to part(parts - 1), each once, in any order and several at a time; returns when all
// are done. Parts write to memory of their own. What a part throws, the caller of Workers gets.
using Workers =
    std::function<void(std::size_t parts, const std::function<void(std::size_t)>& part)>;

// One after the other.
inline void in_turn(std::size_t parts, const std::function<void(std::size_t)>& part) {
    for (std::size_t i = 0; i < parts; ++i) part(i);
}

}  // namespace zhirong
