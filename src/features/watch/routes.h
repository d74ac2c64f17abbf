#pragma once
#include "base/result.h"
#include "base/tree.h"
#include "features/financing/financing.h"
#include "features/rights/rights.h"

namespace zhirong {
class Api;
class View;
namespace annual_fees {
class Schedule;
}
}  // namespace zhirong

namespace zhirong::watch {

// GET /api/v1/watch-warnings, POST /api/v1/watch-warnings/{id}/acknowledgement and
// /api/v1/rights/{id}/watch; a section on the pages of the financing and of the right.
// `fees` outlives the API.
void add_routes(Api& api, financing::Pages& pages, rights::Pages& right_pages,
                const annual_fees::Schedule& fees);

// Open warnings that the person's organisation has not acknowledged, from `warning` upwards.
Result<Tree::List> waiting(View& view, const Api& api);

}  // namespace zhirong::watch
