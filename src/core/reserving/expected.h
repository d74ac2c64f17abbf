#pragma once
// Reserves that lean on a loss ratio expected beforehand (预期赔付率), where the triangle alone
// says too little: Bornhuetter–Ferguson takes from it how much is still unreported and multiplies
// what was expected of that; without a triangle all that was expected and is not there yet is
// missing.
//
// Exact as the chain ladder is: premium × loss ratio × (1 − 1 ÷ Π factors) is one fraction of whole
// numbers of any length, rounded once, half up, to the fen. Totals are sums of the rounded parts.
#include <span>
#include <string>
#include <vector>

#include "core/reserving/chain_ladder.h"

namespace zhirong::reserving {

// A judgement from outside of the triangle, so it has a source.
struct Prior {
    Ratio loss_ratio;  // above 0, at most largest_loss_ratio
    std::string source;
    friend bool operator==(const Prior&, const Prior&) = default;
};
constexpr std::int64_t largest_loss_ratio = 10;

// The premium that an origin period earned.
struct Exposure {
    std::string origin;
    Money premium;
    friend bool operator==(const Exposure&, const Exposure&) = default;
};
// And what is known of its claims.
struct Reported {
    std::string origin;
    Money premium;
    Money latest;
    friend bool operator==(const Reported&, const Reported&) = default;
};

struct ExpectedOrigin {
    std::string origin;
    Money premium;
    Money expected;          // premium × loss ratio
    std::string unreported;  // 1 − 1 ÷ Π factors, to ten decimals; "1" without a triangle
    Money latest;
    Money reserve;
    Money ultimate;  // latest + reserve
    friend bool operator==(const ExpectedOrigin&, const ExpectedOrigin&) = default;
};
// As with the chain ladder: on incurred claims the reserve is the IBNR.
struct ExpectedReserve {
    bool developed = true;  // by a triangle; or else by the loss ratio alone
    Basis basis = Basis::paid;
    Prior prior;
    std::vector<ExpectedOrigin> origins;
    Money premium;
    Money expected;
    Money latest;
    Money reserve;
    Money ultimate;
    friend bool operator==(const ExpectedReserve&, const ExpectedReserve&) = default;
};

// Bornhuetter and Ferguson, "The actuary and IBNR", PCAS 59 (1972). `exposures` are those of the
// origin periods of `result`, in their order. Refused: other periods; a loss ratio out of range or
// without a source; an ultimate beyond largest_input.
Result<ExpectedReserve> bornhuetter_ferguson(const ChainLadder& result,
                                             std::span<const Exposure> exposures,
                                             const Prior& prior);
// The reserve of a period is what was expected above what is known; where more is known than was
// expected, nothing. Refused: the loss ratio as above; an ultimate beyond largest_input.
Result<ExpectedReserve> expected_reserve(Basis basis, std::span<const Reported> periods,
                                         const Prior& prior);

Why why_reserve(const ExpectedReserve& result);

}  // namespace zhirong::reserving

namespace zhirong {

template <>
struct Shape<reserving::Prior> {
    using T = reserving::Prior;
    static constexpr std::array fields{
        field<&T::loss_ratio>("loss_ratio", "预期赔付率", "Expected loss ratio"),
        field<&T::source>("source", "依据", "Source", long_text)};
};
template <>
struct Shape<reserving::ExpectedOrigin> {
    using T = reserving::ExpectedOrigin;
    static constexpr std::array fields{
        field<&T::origin>("origin", "事故期", "Origin period"),
        field<&T::premium>("premium", "满期保费", "Earned premium"),
        field<&T::expected>("expected", "预期赔款", "Expected claims"),
        field<&T::unreported>("unreported", "未报告比例", "Share unreported"),
        field<&T::latest>("latest", "最新累计", "Latest"),
        field<&T::reserve>("reserve", "准备金", "Reserve"),
        field<&T::ultimate>("ultimate", "最终赔款", "Ultimate")};
};
template <>
struct Shape<reserving::ExpectedReserve> {
    using T = reserving::ExpectedReserve;
    static constexpr std::array fields{
        field<&T::developed>("developed", "采用进展因子", "By a triangle"),
        field<&T::basis>("basis", "口径", "Basis"),
        field<&T::prior>("prior", "预期赔付率", "Prior"),
        field<&T::origins>("origins", "各事故期", "Origin periods"),
        field<&T::premium>("premium", "满期保费", "Earned premium"),
        field<&T::expected>("expected", "预期赔款", "Expected claims"),
        field<&T::latest>("latest", "最新累计", "Latest"),
        field<&T::reserve>("reserve", "准备金", "Reserve"),
        field<&T::ultimate>("ultimate", "最终赔款", "Ultimate")};
};

}  // namespace zhirong
