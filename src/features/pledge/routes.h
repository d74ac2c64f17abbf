#pragma once
#include "core/calendar/working_days.h"
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::pledge {
// `calendar` is kept by reference.
void add_routes(Api& api, financing::Pages& pages, const WorkingDays& calendar);
}  // namespace zhirong::pledge
