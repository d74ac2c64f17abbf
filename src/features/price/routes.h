#pragma once
#include <functional>
#include <vector>

#include "features/price/backtest.h"
#include "features/price/publication.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong

namespace zhirong::price {

// What the book knows of prices besides reported deals; handed in, for those features' records are
// not this one's to read.
struct Sources {
    // Accepted valuations or hammer prices that became known in that time.
    std::function<void(View&, Basis, const Taking&, const std::function<void(Observation)>&)>
        observations;
    // Rights that were valued and then sold, of those that the person may see.
    std::function<std::vector<Outcome>(View&)> outcomes;
};

void add_routes(Api& api, Sources sources);

}  // namespace zhirong::price
