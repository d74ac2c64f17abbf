#pragma once
// allocate() for many totals and the same weights: the same parts to the fen, without a vector for
// each of them.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/money.h"

namespace zhirong {

constexpr std::size_t most_parts = 32;

class FenSplit {
public:
    // The weights as allocate() wants them, at most most_parts.
    FenSplit(std::span<const std::int64_t> weights, Allocation method);

    // Hands each part of `total`, in fen, to put(index, fen).
    template <class Put>
    void share(std::int64_t total, Put put) const;

private:
    template <class Put>
    void share_wide(std::int64_t total, Put put) const;

    std::array<std::uint64_t, most_parts> weights_{};
    std::size_t parts_ = 0;
    std::uint64_t sum_ = 1;
    std::uint64_t most_ = 0;  // up to which total all products fit 64 bits
    Allocation method_;
};

template <class Put>
void FenSplit::share(std::int64_t total, Put put) const {
    if (total < 0 || static_cast<std::uint64_t>(total) > most_) [[unlikely]] {
        share_wide(total, put);
        return;
    }
    std::array<std::int64_t, most_parts> amounts;
    std::array<std::int64_t, most_parts> remainders;
    std::int64_t left = total;
    for (std::size_t p = 0; p < parts_; ++p) {
        const std::uint64_t product = static_cast<std::uint64_t>(total) * weights_[p];
        amounts[p] = static_cast<std::int64_t>(product / sum_);
        remainders[p] = static_cast<std::int64_t>(product % sum_);
        left -= amounts[p];
    }
    for (std::size_t next = 0; left > 0; --left) {
        std::size_t taker = 0;
        if (method_ == Allocation::largest_remainder) {
            for (std::size_t p = 1; p < parts_; ++p)
                if (remainders[p] > remainders[taker]) taker = p;
        } else {
            while (weights_[next] == 0) ++next;
            taker = next++;
        }
        ++amounts[taker];
        remainders[taker] = -1;
    }
    for (std::size_t p = 0; p < parts_; ++p) put(p, amounts[p]);
}

template <class Put>
void FenSplit::share_wide(std::int64_t total, Put put) const {
    std::vector<std::int64_t> weights(weights_.begin(),
                                      weights_.begin() + static_cast<std::ptrdiff_t>(parts_));
    const std::vector<Money> amounts = allocate(Money{total}, weights, method_);
    for (std::size_t p = 0; p < parts_; ++p) put(p, amounts[p].fen);
}

}  // namespace zhirong
