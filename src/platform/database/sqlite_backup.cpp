#include "platform/database/sqlite_backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <stdio.h>  // renameat2
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "platform/database/database.h"
#include "platform/database/sqlite_connection.h"

namespace zhirong {
namespace {

using Kind = DatabaseError::Kind;

constexpr int pages_a_step = 1'024;  // of 4 KiB: between two, `watch` is asked
constexpr int lock_patience_milliseconds = 5'000;
constexpr int owner_only = 0600;  // A book names people.

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void fail_on_disk(int error, const std::string& doing) {
    throw DatabaseError{error == ENOSPC || error == EDQUOT ? Kind::full : Kind::unavailable,
                        fmt::format("{}: {}", doing, std::strerror(error))};
}

[[noreturn]] void fail(sqlite3* handle, int code, const std::string& doing) {
    const int error = handle == nullptr ? 0 : sqlite3_system_errno(handle);
    Kind kind = Kind::unavailable;
    if ((code & 0xFF) == SQLITE_FULL || error == ENOSPC || error == EDQUOT) kind = Kind::full;
    if ((code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB) kind = Kind::corrupt;
    if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED) kind = Kind::busy;
    throw DatabaseError{
        kind, fmt::format("SQLite: {} (code {}): {}",
                          handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle), code,
                          doing)};
}

Handle opened(const std::filesystem::path& file, int flags) {
    sqlite3* raw = nullptr;
    const int code = open_sqlite_handle(file, flags, &raw);
    Handle handle{raw};
    if (code != SQLITE_OK) fail(raw, code, fmt::format("open {}", file.string()));
    sqlite3_busy_timeout(raw, lock_patience_milliseconds);
    return handle;
}

void execute(sqlite3* handle, const char* sql) {
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle, code, sql);
}

// File or folder: what was written to it is on the disk afterwards.
void make_durable(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail_on_disk(errno, "open " + path.string());
    const int synced = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    if (synced != 0) fail_on_disk(error, "fsync " + path.string());
}

// False if `watch` stopped it.
bool copy_pages(sqlite3* from, sqlite3* to, const SqliteBackup::Watch& watch) {
    struct Finish {
        void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
    };
    const std::unique_ptr<sqlite3_backup, Finish> backup{
        sqlite3_backup_init(to, "main", from, "main")};
    if (!backup) fail(to, sqlite3_errcode(to), "backup");
    while (true) {
        const int code = sqlite3_backup_step(backup.get(), pages_a_step);
        const int all = sqlite3_backup_pagecount(backup.get());
        if (!watch(all - sqlite3_backup_remaining(backup.get()), all)) return false;
        if (code == SQLITE_DONE) return true;
        if (code != SQLITE_OK) fail(to, code, "backup");
    }
}

}  // namespace

SqliteBackup::SqliteBackup(std::filesystem::path from, std::filesystem::path to)
    : from_{std::move(from)}, to_{std::move(to)}, part_{to_.string() + ".part"} {
    if (!std::filesystem::exists(from_))
        throw DatabaseError{Kind::unavailable, "there is no database at " + from_.string()};
    if (std::filesystem::exists(std::filesystem::symlink_status(to_)))
        throw DatabaseError{
            Kind::unavailable,
            fmt::format("{0} 已存在，备份不覆盖文件，请换一个名称 / {0} exists and a "
                        "backup overwrites nothing: choose another name",
                        to_.string())};
    const int descriptor = ::open(part_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
    if (descriptor < 0 && errno == EEXIST)
        throw DatabaseError{
            Kind::unavailable,
            fmt::format(
                "{0} 已存在：另一次备份正在进行，或曾中断。确认后删除 / {0} exists: another "
                "backup is under way, or was cut off. Delete it if none runs",
                part_.string())};
    if (descriptor < 0) fail_on_disk(errno, "create " + part_.string());
    ::close(descriptor);
}

SqliteBackup::~SqliteBackup() {
    if (kept_) return;
    std::error_code ignored;  // A file that stays is told of by the next backup.
    std::filesystem::remove(part_, ignored);
    std::filesystem::remove(part_.string() + "-journal", ignored);
    std::filesystem::remove(part_.string() + "-wal", ignored);
    std::filesystem::remove(part_.string() + "-shm", ignored);
}

bool SqliteBackup::copy(const Watch& watch) {
    const Handle from = opened(from_, SQLITE_OPEN_READONLY);
    const Handle to = opened(part_, SQLITE_OPEN_READWRITE);
    // The moment: pages are read as they were now, however long the copying takes.
    execute(from.get(), "begin");
    execute(from.get(), "select count(*) from sqlite_schema");
    if (!copy_pages(from.get(), to.get(), watch)) return false;
    // Without the log of its own that the database has, and that would have to go with the file.
    execute(to.get(), "pragma journal_mode = delete");
    make_durable(part_);
    return true;
}

void SqliteBackup::keep() {
    if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, to_.c_str(), RENAME_NOREPLACE) != 0)
        fail_on_disk(errno, fmt::format("rename {} to {}", part_.string(), to_.string()));
    kept_ = true;
    make_durable(std::filesystem::absolute(to_).parent_path());
}

}  // namespace zhirong
