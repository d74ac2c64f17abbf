#pragma once
// What the administrator does with people's accounts, and what the auditor reads of who read what.
namespace zhirong {

class System;

void add_people_routes(System& system);

}  // namespace zhirong
