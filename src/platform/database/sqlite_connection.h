#pragma once
#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/database/database.h"

namespace zhirong {

// A handle for one thread at a time; SQLite's own code where that fails.
int open_sqlite_handle(const std::filesystem::path& file, int flags, sqlite3** handle);

// One connection to a SQLite file, for one thread at a time. WAL, synchronous=FULL, foreign keys
// checked, statements kept prepared. Every failure is a DatabaseError. The log is not carried over
// into the database but by carry_over() and where the last connection closes.
class SqliteConnection {
public:
    SqliteConnection(const std::filesystem::path& file, OpenMode access);
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Rows query(std::string_view sql, std::span<const Value> parameters = {});
    std::int64_t execute(std::string_view sql, std::span<const Value> parameters = {});

    // Some failures (disk full, input or output) end the whole transaction by themselves.
    bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

    // The pages of the log after the last commit of this connection.
    int log_pages() const { return log_pages_; }
    // From the log into the database, both made durable; as much as readers let, without waiting.
    void carry_over();

    // Once the disk has not confirmed a write (fsync failed), a later sync that succeeds proves
    // nothing: the kernel may have dropped the pages and forgotten the error. The log, which has
    // all that was ever acknowledged, is then left as it is, when this closes too.
    bool sync_failed() const { return sync_failed_; }

private:
    struct Close {
        // Waits for nothing: the statements are finalised before, being declared after.
        void operator()(sqlite3* handle) const { sqlite3_close(handle); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    struct Statement {
        std::unique_ptr<sqlite3_stmt, Finalize> handle;
        std::vector<std::size_t> numbers;  // numbers[i] is n of the $n that SQLite counts as i + 1
        std::size_t parameter_count = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    class Running;

    Statement& prepared(std::string_view sql);
    Statement prepare(std::string_view sql);
    [[noreturn]] void fail(int code, std::string_view doing);

    std::unique_ptr<sqlite3, Close> handle_;
    std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
    int log_pages_ = 0;
    bool sync_failed_ = false;
};

}  // namespace zhirong
