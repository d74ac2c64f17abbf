#pragma once
#include <string>

#include "platform/database/database.h"

namespace zhirong {

// The disk once did not confirm a write: nothing is written before the program is started again.
// To whoever does not know of it, a store that is not available.
struct StoreHalted : DatabaseError {
    explicit StoreHalted(const std::string& what) : DatabaseError{Kind::unavailable, what} {}
};

}  // namespace zhirong
