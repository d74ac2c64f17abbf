#pragma once
// What waits for the person who signed in, and what they may begin.
namespace zhirong {

class System;

void add_task_routes(System& system);

}  // namespace zhirong
