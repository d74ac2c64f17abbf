#pragma once
#include "features/pledge/store.h"

namespace zhirong {
class Api;
class Work;
}  // namespace zhirong
namespace zhirong::pledge {
// The desk's queue, its counter, its hours and its statistics.
void add_desk_routes(Api& api, const WorkingDays& calendar);
// The receipt for what the counter took in, with the day from which it counts. Refused where the
// desk has not set its hours.
Result<Receipt> receive(Work& work, const std::string& registry, Date received_on,
                        const std::string& received_at, const std::string& application,
                        const WorkingDays& calendar);
}  // namespace zhirong::pledge
