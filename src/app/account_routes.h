#pragma once
// What people do with their own account: password, second factor, sessions, tokens for programs.
namespace zhirong {

class System;

void add_account_routes(System& system);

}  // namespace zhirong
