#pragma once
#include "features/rights/rights.h"

namespace zhirong {
class Api;
}
namespace zhirong::rights {
// `pages` is kept by reference: what is added to it later shows too.
void add_routes(Api& api, const Pages& pages);
}  // namespace zhirong::rights
