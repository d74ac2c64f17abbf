#pragma once
#include "base/result.h"
#include "base/tree.h"
#include "features/subsidy/subsidy.h"

namespace zhirong {
class Api;
}
namespace zhirong::subsidy {
// What a policy's page shows of them is added to `policy_pages`; that its premium changed, heard
// through `listeners`.
void add_routes(Api& api, const Context& context, insurance_policy::Pages& policy_pages,
                insurance_policy::Listeners& listeners);
// What waits for the person: applications to review, decide, correct or gather, batches to decide
// or pay.
Result<Tree::List> waiting(View& view, const Api& api);
}  // namespace zhirong::subsidy
