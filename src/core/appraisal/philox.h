#pragma once
// Random numbers that depend on nothing but where they are asked for: a counter and a key go in,
// 128 bits come out. So trial 70,000 draws the same whoever computes it, and when.
// Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as
// easy as 1, 2, 3", SC'11, doi:10.1145/2063384.2063405. (std::philox_engine comes with C++26.)
#include <array>
#include <cstdint>

namespace zhirong::appraisal {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

constexpr PhiloxCounter philox(PhiloxCounter counter, PhiloxKey key) {
    constexpr std::uint64_t multiplier_0 = 0xD2511F53;
    constexpr std::uint64_t multiplier_1 = 0xCD9E8D57;
    constexpr std::uint32_t weyl_0 = 0x9E3779B9;  // the golden ratio
    constexpr std::uint32_t weyl_1 = 0xBB67AE85;  // √3 − 1
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t product_0 = multiplier_0 * counter[0];
        const std::uint64_t product_1 = multiplier_1 * counter[2];
        counter = {static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(product_1),
                   static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(product_0)};
        key[0] += weyl_0;
        key[1] += weyl_1;
    }
    return counter;
}

// Above 0 and below 1, neither ever met; 1 less it is exact and one of them too.
constexpr double uniform(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = (std::uint64_t{high} << 32) | low;
    constexpr double step = 1.0 / (std::uint64_t{1} << 52);
    return (static_cast<double>(bits >> 12) + 0.5) * step;
}

}  // namespace zhirong::appraisal
