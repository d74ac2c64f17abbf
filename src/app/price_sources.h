#pragma once
#include "features/price/routes.h"

namespace zhirong {

// Prices as valuations and disposals hold them.
price::Sources price_sources();

}  // namespace zhirong
