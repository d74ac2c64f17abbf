#pragma once
#include <functional>
#include <vector>

#include "features/insurance/insurance.h"
#include "features/organisation/organisation.h"
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
class View;
struct ReferenceData;
}  // namespace zhirong

namespace zhirong::insurance {

// What other features know of the firm for one subsidy: lists it stands on, what caps have let
// through. What they do not know is asked for by name.
using KnownForSubsidy = std::function<std::vector<programmes::KnownFact>(
    View&, const organisation::Organisation&, const programme::Programme&,
    const programme::Subsidy&)>;

// Shelves and data live as long as the routes.
void add_suggestion_routes(Api& api, const Shelf& shelf, const programmes::Shelf& programmes,
                           const ReferenceData& reference, KnownForSubsidy known);

}  // namespace zhirong::insurance
