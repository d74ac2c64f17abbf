#pragma once
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::due_diligence {
// POST /api/v1/financings/{id}/due-diligence, /api/v1/due-diligences/{id}/{report,decision}.
void add_routes(Api& api, financing::Pages& pages);
}  // namespace zhirong::due_diligence
