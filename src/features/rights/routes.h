#pragma once
#include "core/annual_fees/annual_fees.h"
#include "features/rights/rights.h"

namespace zhirong {
class Api;
}
namespace zhirong::rights {
// `pages` and `fees` are kept by reference: what is added to pages later shows too.
void add_routes(Api& api, const Pages& pages, const annual_fees::Schedule& fees);
// Called by it: lists and files of rights; imports.
void add_list_routes(Api& api);
void add_import_routes(Api& api);
}  // namespace zhirong::rights
