#pragma once
// Figures of a product file, each with where it comes from.
#include "base/shape.h"
#include "core/appraisal/provenance.h"

namespace zhirong::sourced {

using appraisal::Provenance;

struct MoneyFigure {
    Money value;
    Provenance provenance;
};
struct RatioFigure {
    Ratio value;
    Provenance provenance;
};
struct MonthsFigure {
    int value = 0;
    Provenance provenance;
};
struct DaysFigure {
    int value = 0;
    Provenance provenance;
};
struct CountFigure {
    int value = 0;
    Provenance provenance;
};

}  // namespace zhirong::sourced

namespace zhirong {

template <>
struct Shape<sourced::MoneyFigure> {
    using T = sourced::MoneyFigure;
    static constexpr std::array fields{field<&T::value>("value", "数值", "Value", positive),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<sourced::RatioFigure> {
    using T = sourced::RatioFigure;
    static constexpr std::array fields{field<&T::value>("value", "数值", "Value"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<sourced::MonthsFigure> {
    using T = sourced::MonthsFigure;
    static constexpr std::array fields{field<&T::value>("value", "月数", "Months", not_negative),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<sourced::DaysFigure> {
    using T = sourced::DaysFigure;
    static constexpr std::array fields{field<&T::value>("value", "天数", "Days", not_negative),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<sourced::CountFigure> {
    using T = sourced::CountFigure;
    static constexpr std::array fields{field<&T::value>("value", "数目", "Count", not_negative),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};

}  // namespace zhirong
