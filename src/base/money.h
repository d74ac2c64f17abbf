#pragma once
// Yuan in whole fen. There is no * and no / on money: a part of an amount comes from apply(), with
// its rounding named, and a split of one from allocate(), which loses and makes nothing.
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.h"

namespace zhirong {

struct Money {
    std::int64_t fen = 0;

    friend constexpr auto operator<=>(Money, Money) = default;
    // std::overflow_error instead of wrapping.
    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    friend Money operator-(Money a);
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }
};

constexpr Money yuan(std::int64_t value) { return {value * 100}; }

// The most that an input may name: 1,000,000,000,000.00 yuan. Sums of ninety thousand such amounts
// still fit, so only a bug can overflow.
constexpr Money largest_input{100'000'000'000'000};

// "1234", "1234.5", "-1234.56". Absent: more than two decimals, a separator, a sign of plus, an
// exponent, or more than largest_input.
std::optional<Money> parse_money(std::string_view text);
// "1234.56": always two decimals. The form on the wire, in files and in the journal.
std::string to_string(Money money);
// "1,234.56". For people.
std::string with_separators(Money money);

enum class Rounding {
    half_up,    // 四舍五入: to the nearest fen, a half away from zero
    half_even,  // to the nearest fen, a half to the even one
    down,       // towards zero
    up,         // away from zero
    floor,      // towards minus infinity
    ceiling,    // towards plus infinity
};

// `share` of `money` in whole fen. 128-bit in between; std::overflow_error if the result is no
// Money.
Money apply(Money money, Ratio share, Rounding rounding);
// money × numerator / denominator, where the factor itself needs more than 64 bits.
Money round_fen(int128 numerator, int128 denominator, Rounding rounding);

enum class Allocation {
    largest_remainder,  // left-over fen go to the largest cut-off parts; of equals, the first named
    floor_then_in_order,  // left-over fen go one each to the first named
};

// Splits `total` in proportion to `weights` (none negative, not all zero). The parts sum to `total`
// exactly; each is less than a fen from its true share (largest_remainder). A negative total gives
// the negated split of its opposite.
// Largest-remainder splits are not monotone in the total: to share a growing loss, split the
// cumulative loss and post differences.
std::vector<Money> allocate(Money total, std::span<const std::int64_t> weights,
                            Allocation method = Allocation::largest_remainder);
// The same with fractions as weights.
std::vector<Money> allocate(Money total, std::span<const Ratio> weights,
                            Allocation method = Allocation::largest_remainder);

}  // namespace zhirong
