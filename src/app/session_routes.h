#pragma once
// Signing in and out, who may sign in, and what the console must know before it can show anything.
namespace zhirong {

class System;

void add_session_routes(System& system);

}  // namespace zhirong
