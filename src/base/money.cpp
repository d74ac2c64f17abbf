#include "base/money.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "base/ensure.h"

namespace zhirong {
namespace {

Money narrow(int128 fen) {
    if (fen > std::numeric_limits<std::int64_t>::max() ||
        fen < std::numeric_limits<std::int64_t>::min())
        throw std::overflow_error("amount does not fit 64 bits of fen");
    return {static_cast<std::int64_t>(fen)};
}

}  // namespace

Money operator+(Money a, Money b) {
    if (__builtin_add_overflow(a.fen, b.fen, &a.fen)) throw std::overflow_error("money overflow");
    return a;
}

Money operator-(Money a, Money b) {
    if (__builtin_sub_overflow(a.fen, b.fen, &a.fen)) throw std::overflow_error("money overflow");
    return a;
}

Money operator-(Money a) { return Money{} - a; }

std::optional<Money> parse_money(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view cents =
        point == std::string_view::npos ? std::string_view{"00"} : text.substr(point + 1);
    if (whole.empty() || whole.size() > 13 || cents.empty() || cents.size() > 2)
        return std::nullopt;
    Money money;
    for (const std::string_view part : {whole, cents})
        for (const char c : part) {
            if (c < '0' || c > '9') return std::nullopt;
            money.fen = money.fen * 10 + (c - '0');
        }
    if (cents.size() == 1) money.fen *= 10;
    if (money > largest_input) return std::nullopt;
    return negative ? -money : money;
}

std::string to_string(Money money) {
    // Through 128 bits, where the opposite of the least Money exists.
    const int128 size = money.fen < 0 ? -int128{money.fen} : int128{money.fen};
    const std::string cents = std::to_string(static_cast<int>(size % 100));
    return (money.fen < 0 ? "-" : "") + std::to_string(static_cast<std::int64_t>(size / 100)) +
           (cents.size() == 1 ? ".0" : ".") + cents;
}

std::string with_separators(Money money) {
    std::string text = to_string(money);
    const std::size_t first = money.fen < 0 ? 1 : 0;
    for (std::size_t at = text.size() - 3; at > first + 3;) text.insert(at -= 3, ",");
    return text;
}

Money round_fen(int128 numerator, int128 denominator, Rounding rounding) {
    ensure(denominator > 0);
    const int128 quotient = numerator / denominator;
    const int128 rest = numerator % denominator;
    if (rest == 0) return narrow(quotient);
    const int128 size = rest < 0 ? -rest : rest;
    const int outward = rest < 0 ? -1 : 1;
    const int128 gap = denominator - size;  // Compared instead of doubling, which could overflow.
    switch (rounding) {
        case Rounding::half_up: return narrow(quotient + (size >= gap ? outward : 0));
        case Rounding::half_even:
            return narrow(quotient +
                          (size > gap || (size == gap && quotient % 2 != 0) ? outward : 0));
        case Rounding::down: return narrow(quotient);
        case Rounding::up: return narrow(quotient + outward);
        case Rounding::floor: return narrow(quotient - (outward < 0 ? 1 : 0));
        case Rounding::ceiling: return narrow(quotient + (outward > 0 ? 1 : 0));
    }
    ensure(false);
    return {};
}

Money apply(Money money, Ratio share, Rounding rounding) {
    return round_fen(int128{money.fen} * share.numerator(), share.denominator(), rounding);
}

std::vector<Money> allocate(Money total, std::span<const std::int64_t> weights, Allocation method) {
    if (total < Money{}) {
        std::vector<Money> parts = allocate(-total, weights, method);
        for (Money& part : parts) part = -part;
        return parts;
    }
    const int128 sum = std::accumulate(weights.begin(), weights.end(), int128{0});
    ensure(sum > 0);
    std::vector<Money> parts;
    std::vector<int128> remainders;
    parts.reserve(weights.size());
    remainders.reserve(weights.size());
    Money left = total;
    for (const std::int64_t weight : weights) {
        ensure(weight >= 0);
        const int128 product = int128{total.fen} * weight;
        parts.push_back(narrow(product / sum));
        remainders.push_back(product % sum);
        left -= parts.back();
    }
    ensure(left.fen >= 0 && left.fen < std::ssize(weights));
    for (std::size_t next = 0; left.fen > 0; --left.fen) {
        std::size_t taker = 0;
        if (method == Allocation::largest_remainder) {
            // The first of equals.
            taker =
                static_cast<std::size_t>(std::ranges::max_element(remainders) - remainders.begin());
        } else {
            while (weights[next] == 0) ++next;  // Who has no share gets no left-over either.
            taker = next++;
        }
        parts[taker] += Money{1};
        remainders[taker] = -1;
    }
    return parts;
}

std::vector<Money> allocate(Money total, std::span<const Ratio> weights, Allocation method) {
    int128 common = 1;
    for (const Ratio weight : weights) {
        common = common / std::gcd(static_cast<std::int64_t>(common), weight.denominator()) *
                 weight.denominator();
        if (common > std::numeric_limits<std::int64_t>::max())
            throw std::overflow_error("weights have no common denominator in 64 bits");
    }
    std::vector<std::int64_t> whole;
    whole.reserve(weights.size());
    for (const Ratio weight : weights)
        whole.push_back(narrow(common / weight.denominator() * weight.numerator()).fen);
    return allocate(total, whole, method);
}

}  // namespace zhirong
