#pragma once

namespace zhirong {
class Api;
struct AppraisalData;
}  // namespace zhirong

namespace zhirong::workbench {

// /api/v1/working-files and /api/v1/valuation-reference. `data` outlives the api.
void add_routes(Api& api, const AppraisalData& data);

}  // namespace zhirong::workbench
