#pragma once
// Firms compared within groups that are large enough.
#include <cstdint>
#include <span>
#include <vector>

#include "core/grading/population.h"

namespace zhirong::grading {

inline constexpr std::uint8_t no_level = 0xFF;       // the dimension says nothing of the firm
inline constexpr std::uint8_t too_few_level = 0xFE;  // even the widest group is too small

// Firms in the order of their groups: each group, narrow or wide, is a stretch of `order`.
class Grouping {
public:
    struct Stretch {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        bool known = true;  // false: the firms whose region is not known, which are no group
    };

    Grouping(const Normalisation& normalisation, const Population& population, const Firms& firms);

    const std::vector<std::uint32_t>& order() const { return order_; }
    const std::vector<std::vector<Stretch>>& levels() const { return levels_; }

private:
    std::vector<std::uint32_t> order_;
    std::vector<std::vector<Stretch>> levels_;
};

// Of one dimension, by firm.
struct Percentiles {
    // Mid-rank: (2 × firms that do worse + firms that do the same) ÷ (2 × firms), in millionths.
    // Zero where `levels` says that there is none.
    std::vector<std::int32_t> percentiles;
    std::vector<std::uint8_t> levels;  // of the normalisation, or no_level or too_few_level
};
Percentiles percentiles_of(const Grouping& grouping, const Normalisation& normalisation,
                           const std::vector<std::int64_t>& values, bool more_is_better);

}  // namespace zhirong::grading
