#pragma once
// The income approach with some of its inputs drawn from distributions.
#include <span>
#include <vector>

#include "core/appraisal/income.h"
#include "core/appraisal/simulation.h"

namespace zhirong::appraisal {

// Which inputs of that method may be uncertain.
std::span<const Quantity> uncertain_inputs(const IncomeMethod& method);

// `input` with some of its numbers replaced by distributions; `forecast` multiplies every forecast
// amount, `charges` every contributory charge. Refused: what check() refuses of the numbers left or
// of the worst that can be drawn (least discount rate beside greatest growth, the longest life); an
// input that the method has not, or twice; a distribution with something wrong; a bad plan.
Result<Simulation> income_simulation(const IncomeInput& input, std::vector<Uncertain> uncertain,
                                     const SimulationPlan& plan);

}  // namespace zhirong::appraisal
