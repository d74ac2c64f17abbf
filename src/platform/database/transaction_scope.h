#pragma once
#include "base/ensure.h"

namespace zhirong {

// A transaction within a transaction would wait for itself (SQLite's one writer) or see another
// snapshot than the one around it: a bug of ours, found at the first run instead of under load.
class TransactionScope {
public:
    TransactionScope() {
        ensure(!open_);
        open_ = true;
    }
    TransactionScope(const TransactionScope&) = delete;
    TransactionScope& operator=(const TransactionScope&) = delete;
    ~TransactionScope() { open_ = false; }
    // To be checked before waiting for another thread.
    static void ensure_none() { ensure(!open_); }

private:
    inline static thread_local bool open_ = false;
};

}  // namespace zhirong
