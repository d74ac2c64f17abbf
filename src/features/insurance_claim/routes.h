#pragma once
#include "features/insurance_claim/store.h"

namespace zhirong::insurance_claim {

void add_routes(Api& api, const Context& context, insurance_policy::Pages& policy_pages,
                rights::Pages& right_pages);

// What waits for a person, with the time that runs first.
Result<Tree::List> waiting(View& view, const Api& api, const Context& context);

}  // namespace zhirong::insurance_claim
