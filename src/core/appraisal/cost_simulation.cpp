#include "core/appraisal/cost_simulation.h"

#include "core/appraisal/real.h"

namespace zhirong::appraisal {
namespace {

// Where each number comes from: a row of what is drawn, or the one that stays.
struct CostModel {
    double cost = 0;
    double physical = 0;
    double functional = 0;
    double economic = 0;
    std::vector<Quantity> rows;

    void operator()(const Draws& draws, std::span<double> worth) const {
        for (std::size_t trial = 0; trial < draws.trials; ++trial) {
            double scale = 1;
            double obsolete = functional;
            double outdated = economic;
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const double drawn = draws.row(row)[trial];
                switch (rows[row]) {
                    case Quantity::costs: scale = drawn; break;
                    case Quantity::functional: obsolete = drawn; break;
                    case Quantity::economic: outdated = drawn; break;
                    default: ensure(false);
                }
            }
            worth[trial] = cost * scale * (1 - physical - obsolete - outdated);
        }
    }
};

}  // namespace

Result<Simulation> cost_simulation(const CostInput& input, std::vector<Uncertain> uncertain,
                                   const SimulationPlan& plan) {
    shapes::Problems problems;
    check_uncertain(uncertain_costs, uncertain, problems);
    if (!problems.none()) return std::unexpected(problems.take());
    CostInput worst = input;
    CostModel model;
    for (const Uncertain& each : uncertain) {
        if (each.input == Quantity::functional) worst.functional = greatest(each.distribution);
        if (each.input == Quantity::economic) worst.economic = greatest(each.distribution);
        model.rows.push_back(each.input);
    }
    const CostValue least = TRY(cost_value(worst));
    model.cost = to_double(least.cost);
    model.physical = to_double(least.physical);
    model.functional = to_double(input.functional);
    model.economic = to_double(input.economic);
    return Simulation::make(std::move(uncertain), std::move(model), plan);
}

}  // namespace zhirong::appraisal
