#pragma once
#include "features/financing/financing.h"
#include "features/loan/loan.h"
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
}
namespace zhirong::credit {
void add_routes(Api& api, financing::Pages& pages, const programmes::Shelf& shelf,
                const loan::Market& market);
}
