#pragma once
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::valuation {
// POST /api/v1/financings/{id}/valuation, /api/v1/valuations/{id}/{report,acceptance,return}.
void add_routes(Api& api, financing::Pages& pages);
}  // namespace zhirong::valuation
