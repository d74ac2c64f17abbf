#pragma once
#include "features/financing/financing.h"
#include "features/rights/rights.h"

namespace zhirong {
class Api;
struct AppraisalData;
}  // namespace zhirong
namespace zhirong::valuation {
// GET /api/v1/valuations/{id}, POST /api/v1/financings/{id}/valuation,
// /api/v1/valuations/{id}/{report,file-report,acceptance,return}. `data` outlives the api.
void add_routes(Api& api, financing::Pages& pages, rights::Pages& right_pages,
                const AppraisalData& data);
}  // namespace zhirong::valuation
