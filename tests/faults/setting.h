#pragma once
#include <cstdint>

namespace zhirong::testing {

// A number of the environment, or `otherwise`.
std::uint64_t setting(const char* name, std::uint64_t otherwise);
// ZHIRONG_SEED, or one of chance; printed the first time, so that a run can be repeated.
std::uint64_t seed();

}  // namespace zhirong::testing
