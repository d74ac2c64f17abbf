#pragma once
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
struct ReferenceData;
}  // namespace zhirong
namespace zhirong::programmes {
// What is read, checked, tried and compared without changing anything. Shelf and reference data are
// kept by reference; `known` fills in the form of the directory.
void add_routes(Api& api, const Shelf& shelf, const ReferenceData& reference, KnownFacts known);
}  // namespace zhirong::programmes
