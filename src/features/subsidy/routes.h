#pragma once
#include "features/subsidy/subsidy.h"

namespace zhirong {
class Api;
}
namespace zhirong::subsidy {
void add_routes(Api& api, const Context& context);
}  // namespace zhirong::subsidy
