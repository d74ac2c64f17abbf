#pragma once
#include "base/result.h"
#include "base/tree.h"
#include "core/calendar/working_days.h"
#include "features/licence/licence.h"

namespace zhirong {
class Api;
}
namespace zhirong::licence {
// `pages` and `calendar` are kept by reference. What a right's page shows of its licences, it adds
// to `right_pages`.
void add_routes(Api& api, const Pages& pages, rights::Pages& right_pages,
                const WorkingDays& calendar);
// What waits for the person: drafts to submit, defects to cure, consents to give, filings to
// examine, terms that ran out.
Result<Tree::List> waiting(View& view, const Api& api, const WorkingDays& calendar);
}  // namespace zhirong::licence
