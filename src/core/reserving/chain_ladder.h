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
    static constexpr std::tuple fields{field("factor", &T::factor, "尾部因子", "Tail factor"),
                                       field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<reserving::Choices> {
    using T = reserving::Choices;
    static constexpr std::tuple fields{
        field("diagonals", &T::diagonals, "最近日历期数", "Last calendar periods", positive),
        field("highest", &T::highest, "剔除最高个数", "Highest left out", not_negative),
        field("lowest", &T::lowest, "剔除最低个数", "Lowest left out", not_negative),
        field("tail", &T::tail, "尾部", "Tail")};
};
template <>
struct Shape<reserving::Link> {
    using T = reserving::Link;
    static constexpr std::tuple fields{field("origin", &T::origin, "事故期", "Origin period"),
                                       field("earlier", &T::earlier, "前期", "Earlier"),
                                       field("later", &T::later, "后期", "Later"),
                                       field("use", &T::use, "取舍", "Use")};
};
template <>
struct Shape<reserving::Factor> {
    using T = reserving::Factor;
    static constexpr std::tuple fields{
        field("development", &T::development, "进展期", "Development period"),
        field("links", &T::links, "各事故期", "Links"),
        field("earlier", &T::earlier, "前期合计", "Sum of the earlier"),
        field("later", &T::later, "后期合计", "Sum of the later"),
        field("factor", &T::factor, "进展因子", "Age-to-age factor"),
        field("values", &T::values, "样本数", "Values"),
        field("thin", &T::thin, "样本不足", "Rests on few values")};
};
template <>
struct Shape<reserving::Developed> {
    using T = reserving::Developed;
    static constexpr std::tuple fields{
        field("origin", &T::origin, "事故期", "Origin period"),
        field("known", &T::known, "已知进展期数", "Known development periods"),
        field("latest", &T::latest, "最新累计", "Latest"),
        field("to_ultimate", &T::to_ultimate, "累计进展因子", "Factor to ultimate"),
        field("expected", &T::expected, "预期累计", "Expected"),
        field("ultimate", &T::ultimate, "最终赔款", "Ultimate"),
        field("reserve", &T::reserve, "准备金", "Reserve")};
};
template <>
struct Shape<reserving::ChainLadder> {
    using T = reserving::ChainLadder;
    static constexpr std::tuple fields{field("basis", &T::basis, "口径", "Basis"),
                                       field("choices", &T::choices, "选择", "Choices"),
                                       field("factors", &T::factors, "进展因子", "Factors"),
                                       field("origins", &T::origins, "各事故期", "Origin periods"),
                                       field("latest", &T::latest, "最新累计", "Latest"),
                                       field("ultimate", &T::ultimate, "最终赔款", "Ultimate"),
                                       field("reserve", &T::reserve, "准备金", "Reserve")};
};
template <>
struct Shape<reserving::Estimate> {
    using T = reserving::Estimate;
    static constexpr std::tuple fields{
        field("origin", &T::origin, "事故期", "Origin period"),
        field("paid", &T::paid, "已决赔款", "Paid"),
        field("incurred", &T::incurred, "已报案赔款", "Incurred"),
        field("reported", &T::reported, "已发生已报案未决", "Reported, outstanding"),
        field("ultimate_paid", &T::ultimate_paid, "最终赔款（已决）", "Ultimate by paid"),
        field("ultimate_incurred", &T::ultimate_incurred, "最终赔款（已报案）",
              "Ultimate by incurred"),
        field("ibnr_paid", &T::ibnr_paid, "IBNR（已决）", "IBNR by paid"),
        field("ibnr_incurred", &T::ibnr_incurred, "IBNR（已报案）", "IBNR by incurred")};
};
template <>
struct Shape<reserving::Estimates> {
    using T = reserving::Estimates;
    static constexpr std::tuple fields{field("origins", &T::origins, "各事故期", "Origin periods"),
                                       field("total", &T::total, "合计", "Total")};
};

}  // namespace zhirong
