#pragma once
#include "base/result.h"
#include "base/tree.h"
#include "features/financing/financing.h"
#include "features/guarantee/guarantee.h"
#include "features/loan/loan.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::guarantee {

// `shelf` lives as long as the routes.
void add_routes(Api& api, financing::Pages& pages, const Shelf& shelf, const loan::Market& market);
// What waits for the person: net assets and lines to decide, applications, calls and payments,
// parts to reimburse.
Result<Tree::List> waiting(View& view, const Api& api, const Shelf& shelf);

}  // namespace zhirong::guarantee
