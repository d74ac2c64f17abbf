#pragma once
// Threads for computing that is split into parts.
#include "base/workers.h"

namespace zhirong {

// `count` threads (at least one; the caller's own is among them) that live while the parts run.
Workers on_threads(std::size_t count);

}  // namespace zhirong
