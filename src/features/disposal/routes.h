#pragma once
#include <functional>

#include "features/financing/financing.h"
#include "features/loan/loan.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::disposal {
// Who sells the pledge: the appraiser-disposer, or whom the programme names.
using DisposerOf = std::function<std::string(View&, const financing::Financing&)>;
// `sharers` are told of what a sale brings.
void add_routes(Api& api, financing::Pages& pages, const loan::Market& market,
                const loan::RiskSharers& sharers, DisposerOf disposer_of);
}  // namespace zhirong::disposal
