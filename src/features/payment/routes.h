#pragma once

namespace zhirong {
class Api;
}
namespace zhirong::payment {

void add_routes(Api& api);

}  // namespace zhirong::payment
