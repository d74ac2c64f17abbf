#pragma once
// This process as the kernel sees it, under the names that Prometheus' own clients use.
#include <vector>

#include "platform/metrics/metrics.h"

namespace zhirong {

// What cannot be read is left out.
std::vector<Measured> measure_process();

}  // namespace zhirong
