#pragma once
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::panel {
// /api/v1/panel-members, /api/v1/panel-inquiries, and on a financing's page the quotes.
void add_routes(Api& api, financing::Pages& pages);
}  // namespace zhirong::panel
