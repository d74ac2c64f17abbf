#pragma once
#include "features/facts/facts.h"
#include "features/financing/financing.h"
#include "features/risk_sharing/cover.h"

namespace zhirong {
class Api;
class Work;
}  // namespace zhirong
namespace zhirong::risk_sharing {
// Called before the parties pay: what an insurer among them pays is a claim on its policy.
using Compensating = std::function<Result<std::monostate>(Work&, const Cover&)>;
// The shelf that the context names outlives the routes.
void add_routes(Api& api, financing::Pages& pages, const facts::Context& context,
                Compensating compensating);
}  // namespace zhirong::risk_sharing
