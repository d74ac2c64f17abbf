#pragma once
// The standard normal distribution.

namespace zhirong::appraisal {

// Φ(z), by erfc: its small tail keeps its digits.
double normal_below(double z);

// z with Φ(z) = probability, for 0 < probability < 1; about 16 digits. Algorithm AS 241, PPND16:
// M. J. Wichura, "The percentage points of the normal distribution", Applied Statistics 37 (1988).
double normal_quantile(double probability);

}  // namespace zhirong::appraisal
