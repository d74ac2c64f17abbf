#pragma once
namespace zhirong {
class Api;
}
namespace zhirong::organisation {
void add_routes(Api& api);
}
