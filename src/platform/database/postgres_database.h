#pragma once
#include <memory>
#include <string>

#include "platform/database/database.h"

namespace zhirong {

// A bounded pool of connections. Writes are READ COMMITTED and hold the rows they name
// (query_for_update); reads are REPEATABLE READ, so one snapshot. A transaction that lost its
// connection before COMMIT, or that the server gave up to end a deadlock, runs again.
std::unique_ptr<Database> open_postgres(const std::string& url, OpenMode access);

}  // namespace zhirong
