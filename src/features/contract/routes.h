#pragma once
#include "features/financing/financing.h"
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
}
namespace zhirong::contract {
void add_routes(Api& api, financing::Pages& pages, const programmes::Shelf& shelf);
}
