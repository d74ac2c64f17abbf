#pragma once
#include "core/programme/library.h"
#include "features/financing/financing.h"
#include "features/loan/loan.h"

namespace zhirong {
class Api;
}
namespace zhirong::risk_sharing {
void add_routes(Api& api, financing::Pages& pages, const programme::Library& programmes,
                const loan::Market& market);
}
