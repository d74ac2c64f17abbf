#pragma once
// A whole book from one store to another, of the same engine or not.
#include <cstdint>
#include <functional>
#include <string>

#include "platform/database/database.h"

namespace zhirong {

// Called between pages with the table and how many of its rows were copied; false stops, and what
// was copied is of no use.
using CopyProgress = std::function<bool(const std::string& table, std::int64_t rows)>;

struct Copied {
    bool finished = false;
    std::int64_t rows = 0;
};

// Reads one consistent moment of `from`, beside what goes on there. `to` gets its tables and must
// hold no book, but for what an earlier copy left that did not come to its end: that is removed
// first. DatabaseError `other` where it holds one.
Copied copy_book(Database& from, Database& to, const CopyProgress& progress);

// Whether a copy began here and did not come to its end.
bool is_half_copied(Database& database);

}  // namespace zhirong
