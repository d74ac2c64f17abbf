#pragma once
// How far a chain ladder can be trusted. Statistics, never booked: computed in floating point
// (diagnostics.cpp alone), in a fixed order, and given here rounded half up: amounts to the fen,
// other numbers to four decimals.
#include <vector>

#include "core/reserving/chain_ladder.h"

namespace zhirong::reserving {

struct Residual {
    std::string origin;
    Money residual;      // later − factor × earlier
    Ratio standardised;  // residual / (σ × √earlier); 0 where σ is
    friend bool operator==(const Residual&, const Residual&) = default;
};

// Of a factor, from the steps it used.
struct FactorError {
    int development = 0;  // from this one, counted from 1, to the next
    Money variance;       // σ²: that of later, per yuan of earlier; an amount by its unit
    // From one step there is no variance: the least of the two before it and of their continuation,
    // σ₂⁴/σ₁², is taken (Mack 1993).
    bool extrapolated = false;
    Ratio standard_error;  // of the factor: σ / √Σ earlier
    bool thin = false;     // fewer than fewest_values steps
    std::vector<Residual> residuals;
    friend bool operator==(const FactorError&, const FactorError&) = default;
};

struct ReserveError {
    std::string origin;
    Money reserve;  // to the end of the triangle
    Money standard_error;
    friend bool operator==(const ReserveError&, const ReserveError&) = default;
};

// Mack, "Distribution-free calculation of the standard error of chain ladder reserve estimates",
// ASTIN Bulletin 23 (1993). It knows nothing of what follows the triangle: a tail factor is left
// out of both figures.
struct Mack {
    std::vector<FactorError> factors;
    std::vector<ReserveError> origins;
    Money reserve;
    Money standard_error;  // of the total: its parts lean on the same factors, so above √Σ²
    friend bool operator==(const Mack&, const Mack&) = default;
};

// `result` is that of `triangle`. Refused: an amount below zero, or one that grows out of zero; a
// factor of one value without two earlier ones to continue; a figure too large to write.
Result<Mack> mack(const Triangle& triangle, const ChainLadder& result);

// Of each development period the single factors above its median are larger ones, those below it
// smaller ones. Without an effect of calendar periods both are as many in each, but for chance.
struct Diagonal {
    int calendar = 0;  // 2: what happened in the second calendar period
    int larger = 0;
    int smaller = 0;
    friend bool operator==(const Diagonal&, const Diagonal&) = default;
};

// Mack, "Measuring the variability of chain ladder reserve estimates" (1994).
struct CalendarTest {
    std::vector<Diagonal> diagonals;
    int statistic = 0;  // Z = Σ the fewer of larger and smaller
    Ratio expected;     // E(Z)
    Ratio variance;     // Var(Z)
    Ratio low;          // E(Z) − 2 √Var(Z), about 95 % with `high`
    Ratio high;
    bool effect = false;  // Z outside
    friend bool operator==(const CalendarTest&, const CalendarTest&) = default;
};
CalendarTest calendar_test(const Triangle& triangle);

}  // namespace zhirong::reserving

namespace zhirong {

template <>
struct Shape<reserving::Residual> {
    using T = reserving::Residual;
    static constexpr std::array fields{
        field<&T::origin>("origin", "事故期", "Origin period"),
        field<&T::residual>("residual", "残差", "Residual"),
        field<&T::standardised>("standardised", "标准化残差", "Standardised residual")};
};
template <>
struct Shape<reserving::FactorError> {
    using T = reserving::FactorError;
    static constexpr std::array fields{
        field<&T::development>("development", "进展期", "Development period"),
        field<&T::variance>("variance", "方差参数 σ²", "Variance σ²"),
        field<&T::extrapolated>("extrapolated", "外推", "Extrapolated"),
        field<&T::standard_error>("standard_error", "因子标准误", "Standard error of the factor"),
        field<&T::thin>("thin", "样本不足", "Rests on few values"),
        field<&T::residuals>("residuals", "残差", "Residuals")};
};
template <>
struct Shape<reserving::ReserveError> {
    using T = reserving::ReserveError;
    static constexpr std::array fields{
        field<&T::origin>("origin", "事故期", "Origin period"),
        field<&T::reserve>("reserve", "准备金", "Reserve"),
        field<&T::standard_error>("standard_error", "标准误", "Standard error")};
};
template <>
struct Shape<reserving::Mack> {
    using T = reserving::Mack;
    static constexpr std::array fields{
        field<&T::factors>("factors", "进展因子", "Factors"),
        field<&T::origins>("origins", "各事故期", "Origin periods"),
        field<&T::reserve>("reserve", "准备金", "Reserve"),
        field<&T::standard_error>("standard_error", "标准误", "Standard error")};
};
template <>
struct Shape<reserving::Diagonal> {
    using T = reserving::Diagonal;
    static constexpr std::array fields{field<&T::calendar>("calendar", "日历期", "Calendar period"),
                                       field<&T::larger>("larger", "偏大个数", "Larger"),
                                       field<&T::smaller>("smaller", "偏小个数", "Smaller")};
};
template <>
struct Shape<reserving::CalendarTest> {
    using T = reserving::CalendarTest;
    static constexpr std::array fields{
        field<&T::diagonals>("diagonals", "各日历期", "Calendar periods"),
        field<&T::statistic>("statistic", "统计量 Z", "Statistic Z"),
        field<&T::expected>("expected", "期望", "Expected"),
        field<&T::variance>("variance", "方差", "Variance"),
        field<&T::low>("low", "下限", "Low"),
        field<&T::high>("high", "上限", "High"),
        field<&T::effect>("effect", "存在日历期效应", "Calendar effect")};
};

}  // namespace zhirong
