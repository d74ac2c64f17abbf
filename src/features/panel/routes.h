#pragma once
#include "features/financing/financing.h"

namespace zhirong {
class Api;
struct AppraisalData;
}  // namespace zhirong
namespace zhirong::panel {
// /api/v1/panel-members, /api/v1/panel-inquiries, /api/v1/technology-fields, and on a financing's
// page the quotes. `data` outlives the api.
void add_routes(Api& api, financing::Pages& pages, const AppraisalData& data);
}  // namespace zhirong::panel
