#pragma once
// How the tables come to be: an ordered list of steps, each applied once, each in the text that it
// had then.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "platform/database/database.h"

namespace zhirong {

struct Migration {
    std::int64_t version;  // 1, 2, 3 …
    std::string name;
    std::vector<std::string> statements;  // types are TEXT and BIGINT, see database.h
    // After the statements: fills what no statement can that both engines read alike. None: empty.
    std::function<void(Session&)> fill = {};
};

// Applies what is missing, all of it in one transaction, and records each step with its text in the
// table schema_version. Throws DatabaseError `other`, with nothing changed, if the database
// is newer than the program or if a step was applied in another text than it now has.
void migrate(Database& database, std::span<const Migration> migrations);

// The same refusals, and one where a step is missing, for a database that is only read.
void ensure_migrated(Database& database, std::span<const Migration> migrations);

}  // namespace zhirong
