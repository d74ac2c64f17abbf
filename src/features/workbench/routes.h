#pragma once
#include <functional>

#include "features/financing/financing.h"

namespace zhirong {
class Api;
class View;
struct AppraisalData;
}  // namespace zhirong

namespace zhirong::workbench {

// Whether the person's organisation is to value that financing's rights, though no party to it.
using ValuesFor = std::function<bool(View&, const financing::Financing&)>;

// /api/v1/working-files and /api/v1/valuation-reference. `data` outlives the api.
void add_routes(Api& api, const AppraisalData& data, const ValuesFor& values_for);

}  // namespace zhirong::workbench
