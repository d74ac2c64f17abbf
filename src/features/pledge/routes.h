#pragma once
#include "core/calendar/working_days.h"
#include "features/financing/financing.h"
#include "features/pledge/store.h"

namespace zhirong {
class Api;
}
namespace zhirong::pledge {
// `calendar` is kept by reference. `owed` tells the desk what is owed on the platform's own loans.
void add_routes(Api& api, financing::Pages& pages, const WorkingDays& calendar,
                const Owed& owed = {});
// What waits for the person beside the financings: applications at the desk that belong to none,
// procedures to join, to mend and to examine.
Result<Tree::List> waiting(View& view, const Api& api, const WorkingDays& calendar);
}  // namespace zhirong::pledge
