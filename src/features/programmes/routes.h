#pragma once
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
struct ReferenceData;
}  // namespace zhirong
namespace zhirong::programmes {
// What is read, checked, tried and compared without changing anything. Kept by reference.
void add_routes(Api& api, const Shelf& shelf, const ReferenceData& reference);
}  // namespace zhirong::programmes
