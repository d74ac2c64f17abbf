#pragma once
#include <memory>

#include "platform/database/database.h"
#include "platform/metrics/metrics.h"

namespace zhirong {

// The same store, whose transactions are counted and timed.
std::unique_ptr<Database> metered(std::unique_ptr<Database> database,
                                  std::shared_ptr<Metrics> metrics);

}  // namespace zhirong
