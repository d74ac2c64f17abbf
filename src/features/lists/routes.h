#pragma once

namespace zhirong {
class Api;
}

namespace zhirong::lists {

void add_routes(Api& api);

}  // namespace zhirong::lists
