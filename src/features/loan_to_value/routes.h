#pragma once

namespace zhirong {
class Api;
}

namespace zhirong::loan_to_value {

void add_routes(Api& api);

}  // namespace zhirong::loan_to_value
