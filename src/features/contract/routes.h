#pragma once
#include "core/programme/library.h"
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::contract {
void add_routes(Api& api, financing::Pages& pages, const programme::Library& programmes);
}
