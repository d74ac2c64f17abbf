#pragma once
// Subscriptions: who in an organisation is told of what happens to its records, and how.
namespace zhirong {

class System;

void add_notice_routes(System& system);

}  // namespace zhirong
