#pragma once
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
struct ReferenceData;
}  // namespace zhirong
namespace zhirong::studio {
// Where officials write, submit and publish programmes. Kept by reference.
void add_routes(Api& api, const programmes::Shelf& shelf, const ReferenceData& reference);
}  // namespace zhirong::studio
