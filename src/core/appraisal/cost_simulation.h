#pragma once
// The cost approach with what it cost, or what has worn away, drawn from distributions.
#include <vector>

#include "core/appraisal/cost.h"
#include "core/appraisal/simulation.h"

namespace zhirong::appraisal {

inline constexpr std::array uncertain_costs{Quantity::costs, Quantity::functional,
                                            Quantity::economic};

// `input` with some of its numbers replaced; `costs` multiplies the sum of costs. Refused: what
// cost_value() refuses of the numbers left or of the greatest obsolescence that can be drawn; an
// input that the method has not, or twice; a distribution with something wrong; a bad plan.
Result<Simulation> cost_simulation(const CostInput& input, std::vector<Uncertain> uncertain,
                                   const SimulationPlan& plan);

}  // namespace zhirong::appraisal
