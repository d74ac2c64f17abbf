#pragma once
#include "features/facts/facts.h"
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::risk_sharing {
// The shelf that the context names outlives the routes.
void add_routes(Api& api, financing::Pages& pages, const facts::Context& context);
}  // namespace zhirong::risk_sharing
