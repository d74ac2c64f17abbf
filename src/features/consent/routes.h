#pragma once

namespace zhirong {
class Api;
}

namespace zhirong::consent {

void add_routes(Api& api);

}  // namespace zhirong::consent
