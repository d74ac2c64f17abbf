#pragma once
#include <array>
#include <functional>
#include <string>

#include "platform/database/database.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong::testing {

struct Engine {
    std::string name;
    // The address of a database that does not exist yet or is empty. It goes with the folder.
    std::string (*new_url)(const TemporaryFolder&);
};

// SQLite and PostgreSQL. A test of anything that stores runs on both.
const std::array<Engine, 2>& engines();

// Runs the test once on an empty database of each engine.
void on_each_engine(const std::function<void(Database&, const std::string& url)>& test);

// Runs `act(0)` … `act(count - 1)` in a thread each and waits for all; the first exception goes on
// to the caller.
void in_threads(int count, const std::function<void(int)>& act);

}  // namespace zhirong::testing
