#pragma once
#include "core/calendar/reference_rates.h"
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
}
namespace zhirong::programmes {
// What is read, checked, tried and compared without changing anything. Kept by reference.
void add_routes(Api& api, const Shelf& shelf, const ReferenceRates& rates);
}  // namespace zhirong::programmes
