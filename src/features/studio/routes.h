#pragma once
#include "base/result.h"
#include "base/tree.h"
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
class View;
struct ReferenceData;
}  // namespace zhirong
namespace zhirong::studio {
// Where officials write, submit and publish programmes. Kept by reference.
void add_routes(Api& api, const programmes::Shelf& shelf, const ReferenceData& reference);
// The drafts that wait for the person: submitted ones to approve, returned ones to mend.
Result<Tree::List> waiting(View& view, const Api& api);
}  // namespace zhirong::studio
