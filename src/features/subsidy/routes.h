#pragma once
#include "base/result.h"
#include "base/tree.h"
#include "features/subsidy/subsidy.h"

namespace zhirong {
class Api;
}
namespace zhirong::subsidy {
void add_routes(Api& api, const Context& context);
// What waits for the person: applications to review, decide, correct or gather, batches to decide
// or pay.
Result<Tree::List> waiting(View& view, const Api& api);
}  // namespace zhirong::subsidy
