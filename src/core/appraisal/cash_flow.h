#pragma once
// The arithmetic of the income approach, in floating point: one loop that the single value and
// every trial of a simulation share, so that they cannot differ. Amounts in fen.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace zhirong::appraisal {

struct CashFlow {
    std::span<const double> forecast;  // a full year each, from the base date; at least one
    double scale = 1;                  // of every forecast amount
    double growth = 0;                 // a year, after the forecast
    double portion = 1;                // of the amount that the right earns in the first year
    double decay = 0;                  // of that portion, a year
    double tax = 0;
    double charges = 0;  // a year, after tax, growing with the amounts after the forecast
    double rate = 0;     // of discount, a year; above −1
    double years = 0;    // above 0; a last year that is not full counts by its part
    bool mid_year = false;
};

struct CashFlowYear {
    std::size_t index;  // from 0
    double fraction;    // of the year, 0 < fraction <= 1
    double amount;      // of the full year
    double portion;
    double benefit;  // after tax and charges, of the fraction
    double factor;   // of discount
    double present;
};

// Money falls due in the middle of its year (or of the part of it that counts), or at its end.
// `each` sees every year as it is added.
template <class Each>
double present_value(const CashFlow& flow, Each each) {
    const double discount = 1 / (1 + flow.rate);
    const double within_year = flow.mid_year ? std::sqrt(discount) : discount;
    double amount = 0;
    double portion = flow.portion;
    double charges = flow.charges;
    double until_year = 1;
    double total = 0;
    for (std::size_t index = 0; static_cast<double>(index) < flow.years; ++index) {
        const double fraction = std::min(1.0, flow.years - static_cast<double>(index));
        if (index < flow.forecast.size()) {
            amount = flow.forecast[index] * flow.scale;
        } else {
            amount *= 1 + flow.growth;
            charges *= 1 + flow.growth;
        }
        const double benefit = (amount * portion * (1 - flow.tax) - charges) * fraction;
        const double factor =
            until_year * (fraction == 1
                              ? within_year
                              : std::pow(discount, flow.mid_year ? fraction / 2 : fraction));
        const double present = benefit * factor;
        total += present;
        each(CashFlowYear{index, fraction, amount, portion, benefit, factor, present});
        portion *= 1 - flow.decay;
        until_year *= discount;
    }
    return total;
}

inline double present_value(const CashFlow& flow) {
    return present_value(flow, [](const CashFlowYear&) {});
}

}  // namespace zhirong::appraisal
