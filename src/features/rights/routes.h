#pragma once
namespace zhirong {
class Api;
}
namespace zhirong::rights {
void add_routes(Api& api);
}
