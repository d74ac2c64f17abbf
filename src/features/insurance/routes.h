#pragma once
#include "features/insurance/insurance.h"

namespace zhirong {
class Api;
}

namespace zhirong::insurance {

// `shelf` lives as long as the routes.
void add_routes(Api& api, const Shelf& shelf);

}  // namespace zhirong::insurance
