#pragma once
#include "features/financing/financing.h"
#include "features/loan/loan.h"

namespace zhirong {
class Api;
}
namespace zhirong::disposal {
// `sharers` are told of what a sale brings.
void add_routes(Api& api, financing::Pages& pages, const loan::Market& market,
                const loan::RiskSharers& sharers);
}  // namespace zhirong::disposal
