#pragma once
// Chain ladder (链梯法): each origin period's latest amount times the factors of the development
// periods it has yet to go through.
//
// Exactness: a factor is a sum over a sum and fits Ratio. Products of factors do not: those of a
// ten-year triangle need hundreds of bits, and Ratio would throw from the second or third on. So an
// amount is latest × Π numerators ÷ Π denominators in whole numbers of any length
// (boost::multiprecision::cpp_int), rounded once, half up, to the fen. A product is shown with ten
// decimals; no amount is made from what is shown. Totals are sums of the rounded parts.
#include <optional>
#include <string>
#include <vector>

#include "core/explanation/why.h"
#include "core/reserving/triangle.h"

namespace zhirong::reserving {

// What follows the last development period of the triangle: a judgement, so it has a reason.
struct Tail {
    Ratio factor;  // above 0, at most largest_tail
    std::string reason;
    friend bool operator==(const Tail&, const Tail&) = default;
};
constexpr std::int64_t largest_tail = 10;

struct Choices {
    std::optional<int> diagonals;  // only steps into the last so many calendar periods
    // So many of the highest and lowest single factors of each development period are left out, of
    // equals the oldest; none where not even one would stay.
    int highest = 0;
    int lowest = 0;
    std::optional<Tail> tail;
    friend bool operator==(const Choices&, const Choices&) = default;
};

enum class Use { used, too_old, highest, lowest };

// One origin period's step from a development period to the next.
struct Link {
    std::string origin;
    Money earlier;
    Money later;
    Use use = Use::used;
    friend bool operator==(const Link&, const Link&) = default;
};

struct Factor {
    int development = 0;  // from this one, counted from 1, to the next
    std::vector<Link> links;
    Money earlier;      // Σ of those used
    Money later;        // Σ of those used
    Ratio factor;       // later / earlier
    int values = 0;     // used ones with a single factor, that is with something to multiply
    bool thin = false;  // fewer than fewest_values
    friend bool operator==(const Factor&, const Factor&) = default;
};
constexpr int fewest_values = 3;

struct Developed {
    std::string origin;
    int known = 0;  // development periods
    Money latest;
    std::string to_ultimate;      // Π factors, to ten decimals, half up: to be shown
    std::vector<Money> expected;  // after each further development period, then after the tail
    Money ultimate;
    Money reserve;  // ultimate − latest
    friend bool operator==(const Developed&, const Developed&) = default;
};

// On paid claims the reserve is all that is still to be paid; on incurred ones it is the IBNR.
struct ChainLadder {
    Basis basis = Basis::paid;
    Choices choices;
    std::vector<Factor> factors;
    std::vector<Developed> origins;
    Money latest;
    Money ultimate;
    Money reserve;
    friend bool operator==(const ChainLadder&, const ChainLadder&) = default;
};

// Refused: choices out of range; a development period whose amounts give no factor above zero; an
// ultimate beyond largest_input.
Result<ChainLadder> chain_ladder(const Triangle& triangle, const Choices& choices);

Why why_factor(const ChainLadder& result, int development);  // counted from 0
Why why_origin(const ChainLadder& result, int origin);       // with the factors
Why why_reserve(const ChainLadder& result);  // the origin periods' parts and each factor once

// What the paid and the incurred triangle of the same claims say together.
struct Estimate {
    std::string origin;
    Money paid;
    Money incurred;
    Money reported;           // incurred − paid: 已发生已报案未决
    Money ultimate_paid;      // by the paid triangle
    Money ultimate_incurred;  // by the incurred one
    Money ibnr_paid;          // ultimate − incurred
    Money ibnr_incurred;
    friend bool operator==(const Estimate&, const Estimate&) = default;
};
struct Estimates {
    std::vector<Estimate> origins;
    Estimate total;  // its origin is empty
    friend bool operator==(const Estimates&, const Estimates&) = default;
};
// Refused: the wrong basis; triangles that do not cover the same periods.
Result<Estimates> estimates(const ChainLadder& paid, const ChainLadder& incurred);

}  // namespace zhirong::reserving

namespace zhirong {

template <>
struct EnumNames<reserving::Use> {
    using enum reserving::Use;
    static constexpr std::array names{
        EnumName<reserving::Use>{used, "used", "采用", "Used"},
        EnumName<reserving::Use>{too_old, "too_old", "早于所选日历期", "Too old"},
        EnumName<reserving::Use>{highest, "highest", "剔除最高", "Left out as highest"},
        EnumName<reserving::Use>{lowest, "lowest", "剔除最低", "Left out as lowest"}};
};
template <>
struct Shape<reserving::Tail> {
    using T = reserving::Tail;
    static constexpr std::array fields{field<&T::factor>("factor", "尾部因子", "Tail factor"),
                                       field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<reserving::Choices> {
    using T = reserving::Choices;
    static constexpr std::array fields{
        field<&T::diagonals>("diagonals", "最近日历期数", "Last calendar periods", positive),
        field<&T::highest>("highest", "剔除最高个数", "Highest left out", not_negative),
        field<&T::lowest>("lowest", "剔除最低个数", "Lowest left out", not_negative),
        field<&T::tail>("tail", "尾部", "Tail")};
};
template <>
struct Shape<reserving::Link> {
    using T = reserving::Link;
    static constexpr std::array fields{field<&T::origin>("origin", "事故期", "Origin period"),
                                       field<&T::earlier>("earlier", "前期", "Earlier"),
                                       field<&T::later>("later", "后期", "Later"),
                                       field<&T::use>("use", "取舍", "Use")};
};
template <>
struct Shape<reserving::Factor> {
    using T = reserving::Factor;
    static constexpr std::array fields{
        field<&T::development>("development", "进展期", "Development period"),
        field<&T::links>("links", "各事故期", "Links"),
        field<&T::earlier>("earlier", "前期合计", "Sum of the earlier"),
        field<&T::later>("later", "后期合计", "Sum of the later"),
        field<&T::factor>("factor", "进展因子", "Age-to-age factor"),
        field<&T::values>("values", "样本数", "Values"),
        field<&T::thin>("thin", "样本不足", "Rests on few values")};
};
template <>
struct Shape<reserving::Developed> {
    using T = reserving::Developed;
    static constexpr std::array fields{
        field<&T::origin>("origin", "事故期", "Origin period"),
        field<&T::known>("known", "已知进展期数", "Known development periods"),
        field<&T::latest>("latest", "最新累计", "Latest"),
        field<&T::to_ultimate>("to_ultimate", "累计进展因子", "Factor to ultimate"),
        field<&T::expected>("expected", "预期累计", "Expected"),
        field<&T::ultimate>("ultimate", "最终赔款", "Ultimate"),
        field<&T::reserve>("reserve", "准备金", "Reserve")};
};
template <>
struct Shape<reserving::ChainLadder> {
    using T = reserving::ChainLadder;
    static constexpr std::array fields{field<&T::basis>("basis", "口径", "Basis"),
                                       field<&T::choices>("choices", "选择", "Choices"),
                                       field<&T::factors>("factors", "进展因子", "Factors"),
                                       field<&T::origins>("origins", "各事故期", "Origin periods"),
                                       field<&T::latest>("latest", "最新累计", "Latest"),
                                       field<&T::ultimate>("ultimate", "最终赔款", "Ultimate"),
                                       field<&T::reserve>("reserve", "准备金", "Reserve")};
};
template <>
struct Shape<reserving::Estimate> {
    using T = reserving::Estimate;
    static constexpr std::array fields{
        field<&T::origin>("origin", "事故期", "Origin period"),
        field<&T::paid>("paid", "已决赔款", "Paid"),
        field<&T::incurred>("incurred", "已报案赔款", "Incurred"),
        field<&T::reported>("reported", "已发生已报案未决", "Reported, outstanding"),
        field<&T::ultimate_paid>("ultimate_paid", "最终赔款（已决）", "Ultimate by paid"),
        field<&T::ultimate_incurred>("ultimate_incurred", "最终赔款（已报案）",
                                     "Ultimate by incurred"),
        field<&T::ibnr_paid>("ibnr_paid", "IBNR（已决）", "IBNR by paid"),
        field<&T::ibnr_incurred>("ibnr_incurred", "IBNR（已报案）", "IBNR by incurred")};
};
template <>
struct Shape<reserving::Estimates> {
    using T = reserving::Estimates;
    static constexpr std::array fields{field<&T::origins>("origins", "各事故期", "Origin periods"),
                                       field<&T::total>("total", "合计", "Total")};
};

}  // namespace zhirong
