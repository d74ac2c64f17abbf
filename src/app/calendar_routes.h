#pragma once
// Deadlines as a list, as a calendar file, and as a secret address for calendar programs.
namespace zhirong {

class System;

void add_calendar_routes(System& system);

}  // namespace zhirong
