#pragma once
#include "features/rights_protection/store.h"

namespace zhirong::rights_protection {

void add_routes(Api& api, const Context& context, rights::Pages& right_pages);

// What waits for a person; by when the target is met.
Result<Tree::List> waiting(View& view, const Api& api);

}  // namespace zhirong::rights_protection
