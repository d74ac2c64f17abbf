#pragma once
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
}
namespace zhirong::studio {
// Where officials write, submit and publish programmes. Kept by reference.
void add_routes(Api& api, const programmes::Shelf& shelf);
}  // namespace zhirong::studio
