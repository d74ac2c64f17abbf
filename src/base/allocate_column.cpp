#include "base/allocate_column.h"

#include <algorithm>
#include <limits>

#include "base/ensure.h"

namespace zhirong {

FenSplit::FenSplit(std::span<const std::int64_t> weights, Allocation method)
    : parts_(weights.size()), method_(method) {
    ensure(parts_ <= most_parts);
    std::uint64_t largest = 0;
    int128 sum = 0;
    for (std::size_t p = 0; p < parts_; ++p) {
        ensure(weights[p] >= 0);
        weights_[p] = static_cast<std::uint64_t>(weights[p]);
        largest = std::max(largest, weights_[p]);
        sum += weights[p];
    }
    ensure(sum > 0);
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    // A sum beyond 64 bits leaves every total to allocate() itself.
    if (sum <= most) {
        sum_ = static_cast<std::uint64_t>(sum);
        most_ = static_cast<std::uint64_t>(most) / largest;
    }
}

}  // namespace zhirong
