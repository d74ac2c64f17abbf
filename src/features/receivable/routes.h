#pragma once
#include "base/result.h"
#include "base/tree.h"
#include "core/calendar/working_days.h"
#include "features/financing/financing.h"
#include "features/licence/licence.h"
#include "features/rights/rights.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::receivable {
// What the pages of licences, rights and financings show of the registrations, it adds to them.
// `calendar` is kept by reference.
void add_routes(Api& api, licence::Pages& licences, rights::Pages& right_pages,
                financing::Pages& financings, const WorkingDays& calendar);
// What waits for the person: receivables to confirm, registrations to extend or to cancel, names to
// register, objections to notify.
Result<Tree::List> waiting(View& view, const Api& api, const WorkingDays& calendar);
}  // namespace zhirong::receivable
