#include "core/appraisal/income_simulation.h"

#include <algorithm>
#include <limits>

#include "core/appraisal/real.h"

namespace zhirong::appraisal {
namespace {

using enum Quantity;
constexpr std::array royalty_inputs{forecast, growth,        royalty,       decay,
                                    tax,      discount_rate, economic_years};
constexpr std::array share_inputs{forecast, growth, margin,        share,
                                  decay,    tax,    discount_rate, economic_years};
constexpr std::array earnings_inputs{forecast, growth, charges, tax, discount_rate, economic_years};

std::span<const Quantity> inputs_of(const RoyaltyRelief&) { return royalty_inputs; }
std::span<const Quantity> inputs_of(const ProfitShare&) { return share_inputs; }
std::span<const Quantity> inputs_of(const ExcessEarnings&) { return earnings_inputs; }

void replace(IncomeInput& input, Quantity quantity, Ratio value) {
    auto* relief = std::get_if<RoyaltyRelief>(&input.method);
    auto* profit = std::get_if<ProfitShare>(&input.method);
    switch (quantity) {
        case growth: input.growth = value; return;
        case royalty: relief->royalty = value; return;
        case margin: profit->margin = value; return;
        case share: profit->share = value; return;
        case decay: (relief != nullptr ? relief->decay : profit->decay) = value; return;
        case tax: input.tax = value; return;
        case discount_rate: input.discount_rate = value; return;
        case economic_years: input.life.economic_years = value; return;
        default: return;  // The multiples replace nothing.
    }
}

// What makes most trouble: the discount rate at its least, everything else at its greatest.
IncomeInput worst(IncomeInput input, const std::vector<Uncertain>& uncertain) {
    for (const Uncertain& each : uncertain)
        replace(
            input, each.input,
            each.input == discount_rate ? least(each.distribution) : greatest(each.distribution));
    return input;
}

// Holds the numbers that stay, and where the drawn ones come from.
class IncomeModel {
public:
    IncomeModel(const IncomeInput& input, const std::vector<Uncertain>& uncertain,
                const RemainingLife& longest)
        : flow_(cash_flow(input, longest, forecast_)), base_charges_(flow_.charges) {
        values_.fill(1);
        at(growth) = flow_.growth;
        at(decay) = flow_.decay;
        at(tax) = flow_.tax;
        at(discount_rate) = flow_.rate;
        if (const auto* relief = std::get_if<RoyaltyRelief>(&input.method))
            at(royalty) = to_double(relief->royalty);
        if (const auto* profit = std::get_if<ProfitShare>(&input.method)) {
            at(margin) = to_double(profit->margin);
            at(share) = to_double(profit->share);
        }
        // The life without its economic bound, which may be drawn.
        fixed_years_ = std::numeric_limits<double>::infinity();
        at(economic_years) = std::numeric_limits<double>::infinity();
        for (const BoundYears& bound : longest.bounds)
            if (bound.bound == LifeBound::economic)
                at(economic_years) = to_double(bound.years);
            else
                fixed_years_ = std::min(fixed_years_, to_double(bound.years));
        for (const Uncertain& each : uncertain) rows_.push_back(each.input);
    }

    void operator()(const Draws& draws, std::span<double> worth) const {
        CashFlow flow = flow_;
        flow.forecast = forecast_;  // This copy's.
        std::array<double, quantities> values = values_;
        for (std::size_t trial = 0; trial < draws.trials; ++trial) {
            for (std::size_t row = 0; row < rows_.size(); ++row)
                values[static_cast<std::size_t>(rows_[row])] =
                    draws.values[row * draws.trials + trial];
            const auto value = [&](Quantity quantity) {
                return values[static_cast<std::size_t>(quantity)];
            };
            flow.scale = value(forecast);
            flow.growth = value(growth);
            // Those that the method has not are 1.
            flow.portion = value(royalty) * (value(margin) * value(share));
            flow.decay = value(decay);
            flow.tax = value(tax);
            flow.charges = base_charges_ * value(charges);
            flow.rate = value(discount_rate);
            flow.years = std::min(fixed_years_, value(economic_years));
            worth[trial] = present_value(flow);
        }
    }

private:
    static constexpr std::size_t quantities = EnumNames<Quantity>::names.size();
    double& at(Quantity quantity) { return values_[static_cast<std::size_t>(quantity)]; }

    std::vector<double> forecast_;
    CashFlow flow_;
    double base_charges_;
    double fixed_years_ = 0;
    std::array<double, quantities> values_{};
    std::vector<Quantity> rows_;
};

}  // namespace

std::span<const Quantity> uncertain_inputs(const IncomeMethod& method) {
    return std::visit([](const auto& each) { return inputs_of(each); }, method);
}

Result<Simulation> income_simulation(const IncomeInput& input, std::vector<Uncertain> uncertain,
                                     const SimulationPlan& plan) {
    shapes::Problems problems;
    check_uncertain(uncertain_inputs(input.method), uncertain, problems);
    if (!problems.none()) return std::unexpected(problems.take());
    const IncomeInput edge = worst(input, uncertain);
    CHECKED(check(edge));
    const RemainingLife longest = TRY(remaining_life(edge.base_date, edge.life));
    IncomeModel model(edge, uncertain, longest);
    return Simulation::make(std::move(uncertain), std::move(model), plan);
}

}  // namespace zhirong::appraisal
