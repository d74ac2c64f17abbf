#pragma once
namespace zhirong {
class Api;
}

namespace zhirong::gazette {

void add_routes(Api& api);

}  // namespace zhirong::gazette
