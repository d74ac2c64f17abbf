#pragma once
// Exact fractions: rates, shares, year fractions. 4.35 %, 15 bp, 9/20 and 0.45 are all exact here.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhirong {

__extension__ using int128 = __int128;

// Always reduced, the denominator positive, so equal values have equal bytes.
class Ratio {
public:
    constexpr Ratio() = default;
    // Throws BrokenInvariant if the denominator is 0.
    Ratio(std::int64_t numerator, std::int64_t denominator);

    static Ratio whole(std::int64_t value) { return {value, 1}; }
    static Ratio percent(std::int64_t value) { return {value, 100}; }
    static Ratio basis_points(std::int64_t value) { return {value, 10'000}; }

    std::int64_t numerator() const { return numerator_; }
    std::int64_t denominator() const { return denominator_; }

    // Exact or std::overflow_error: a result that does not fit 64/64 bits never wraps.
    friend Ratio operator+(Ratio a, Ratio b);
    friend Ratio operator-(Ratio a, Ratio b);
    friend Ratio operator*(Ratio a, Ratio b);
    friend Ratio operator/(Ratio a, Ratio b);
    friend bool operator==(Ratio, Ratio) = default;
    friend std::strong_ordering operator<=>(Ratio a, Ratio b);

private:
    static Ratio reduced(int128 numerator, int128 denominator);
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

// "4.35%", "15bp", "9/20", "0.45", "-1"; nothing else. No spaces, no exponents.
std::optional<Ratio> parse_ratio(std::string_view text);

// A decimal where one exists ("0.0435"), else a fraction ("1/3"). parse_ratio reads it back.
std::string to_string(Ratio ratio);
// "4.35%" where the decimal is finite, else the fraction. For people.
std::string to_percent(Ratio ratio);

}  // namespace zhirong
