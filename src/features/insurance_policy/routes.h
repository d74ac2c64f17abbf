#pragma once
#include "features/insurance_policy/page.h"
#include "features/rights/rights.h"

namespace zhirong::insurance_policy {

void add_routes(Api& api, const Context& context, rights::Pages& right_pages);

// What waits for a person.
Result<Tree::List> waiting(View& view, const Api& api, const Context& context);

}  // namespace zhirong::insurance_policy
