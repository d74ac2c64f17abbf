#pragma once
// Sign-in by the identity provider of the province or the group: there and back again.
namespace zhirong {

class System;

void add_openid_routes(System& system);

}  // namespace zhirong
