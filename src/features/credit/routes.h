#pragma once
#include "features/facts/facts.h"
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::credit {
void add_routes(Api& api, financing::Pages& pages, const facts::Context& context);
}
