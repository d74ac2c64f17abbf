#pragma once
// A copy of a SQLite database taken while others write to it: one moment of it, whole, in one file.
#include <cstdint>
#include <filesystem>
#include <functional>

namespace zhirong {

// The copy lies beside its place, as `<to>.part`, until keep() gives it its name: whatever stands
// under that name is a whole copy. What was not kept is removed.
class SqliteBackup {
public:
    // Of `done` pages out of `all`; false stops the copy.
    using Watch = std::function<bool(std::int64_t done, std::int64_t all)>;

    // DatabaseError: unavailable if there is no database at `from`, or something at `to` or beside
    // it already.
    SqliteBackup(std::filesystem::path from, std::filesystem::path to);
    SqliteBackup(const SqliteBackup&) = delete;
    SqliteBackup& operator=(const SqliteBackup&) = delete;
    ~SqliteBackup();

    // The state of the last commit before this began; durable when it returns. Writers go on
    // meanwhile; what they write stays in the log of the database until the end. False: stopped by
    // `watch`. Throws DatabaseError.
    bool copy(const Watch& watch);
    const std::filesystem::path& unfinished() const { return part_; }
    void keep();

private:
    const std::filesystem::path from_, to_, part_;
    bool kept_ = false;
};

}  // namespace zhirong
