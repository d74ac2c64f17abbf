#include "platform/database/sqlite_connection.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <charconv>

#include "platform/database/sqlite_dialect.h"

namespace zhirong {
namespace {

using Kind = DatabaseError::Kind;

// The texts come from the program, so their number is bounded; this catches a mistake.
constexpr std::size_t statement_cache_limit = 512;
// How long to wait for a stranger (the sqlite3 tool, a backup) who holds the file.
constexpr int lock_patience_milliseconds = 5'000;
// Filled only as far as there are pages. The writer's holds what a large import changes at once.
constexpr int writer_cache_kilobytes = 128 * 1024;
constexpr int reader_cache_kilobytes = 8 * 1024;

struct KindOf {
    int code;
    Kind kind;
};
constexpr std::array kinds{
    KindOf{SQLITE_FULL, Kind::full},           KindOf{SQLITE_CORRUPT, Kind::corrupt},
    KindOf{SQLITE_NOTADB, Kind::corrupt},      KindOf{SQLITE_CONSTRAINT, Kind::constraint},
    KindOf{SQLITE_MISMATCH, Kind::constraint}, KindOf{SQLITE_TOOBIG, Kind::constraint},
    KindOf{SQLITE_BUSY, Kind::busy},           KindOf{SQLITE_LOCKED, Kind::busy},
    KindOf{SQLITE_PROTOCOL, Kind::busy},       KindOf{SQLITE_CANTOPEN, Kind::unavailable},
    KindOf{SQLITE_IOERR, Kind::unavailable},   KindOf{SQLITE_NOMEM, Kind::unavailable},
    KindOf{SQLITE_PERM, Kind::unavailable},
};

bool is_failed_sync(int code) {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

Kind kind_of(int code, int system_error) {
    // For want of space too: what was to be made durable stands in the file, and a new start may
    // find it there.
    if (is_failed_sync(code)) return Kind::unavailable;
    if (system_error == ENOSPC || system_error == EDQUOT) return Kind::full;
    for (const KindOf& entry : kinds)
        if (entry.code == (code & 0xFF)) return entry.kind;
    return Kind::other;
}

}  // namespace

// A statement under way: leaves it reset and unbound, however it ends.
class SqliteConnection::Running {
public:
    Running(SqliteConnection& connection, std::string_view sql, std::span<const Value> parameters)
        : connection_{connection},
          sql_{sql},
          statement_{connection.prepared(sql)},
          handle_{statement_.handle.get()} {
        if (statement_.parameter_count != parameters.size())
            throw DatabaseError{
                Kind::other, fmt::format("{} parameters were given where the statement has {}: {}",
                                         parameters.size(), statement_.parameter_count, sql)};
        for (std::size_t i = 0; i < statement_.numbers.size(); ++i)
            bind(static_cast<int>(i) + 1, parameters[statement_.numbers[i] - 1]);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() {
        sqlite3_reset(handle_);  // Repeats the error that step() already reported.
        sqlite3_clear_bindings(handle_);
    }

    // True with a row to read; false at the end.
    bool step() {
        const int code = sqlite3_step(handle_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) connection_.fail(code, sql_);
        return false;
    }

    Row row() const {
        std::vector<Value> values;
        const int count = sqlite3_column_count(handle_);
        values.reserve(static_cast<std::size_t>(count));
        for (int column = 0; column < count; ++column) values.push_back(value(column));
        return Row{std::move(values)};
    }

private:
    // Bound without a copy: the parameters outlive the run.
    void bind(int index, const Value& value) {
        int code = SQLITE_OK;
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            code = sqlite3_bind_int64(handle_, index, *integer);
        else if (const auto* text = std::get_if<std::string>(&value))
            code = sqlite3_bind_text64(handle_, index, text->data(), text->size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
        else
            code = sqlite3_bind_null(handle_, index);
        if (code != SQLITE_OK) connection_.fail(code, sql_);
    }

    Value value(int column) const {
        switch (sqlite3_column_type(handle_, column)) {
            case SQLITE_NULL: return Value{};
            case SQLITE_INTEGER: return Value{std::int64_t{sqlite3_column_int64(handle_, column)}};
            case SQLITE_TEXT: {
                const auto* text = sqlite3_column_text(handle_, column);
                if (text == nullptr) connection_.fail(SQLITE_NOMEM, sql_);
                const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
                return Value{std::string{reinterpret_cast<const char*>(text), size}};
            }
            default:
                throw DatabaseError{
                    Kind::other,
                    fmt::format("column {} is neither an integer nor text: {}", column, sql_)};
        }
    }

    SqliteConnection& connection_;
    std::string_view sql_;
    Statement& statement_;
    sqlite3_stmt* handle_;
};

int open_sqlite_handle(const std::filesystem::path& file, int flags, sqlite3** handle) {
    // SQLite counts what it allocates under one lock for all threads, for nobody here to ask.
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return sqlite3_open_v2(file.c_str(), handle,
                           flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
}

SqliteConnection::SqliteConnection(const std::filesystem::path& file, OpenMode access) {
    const int flags = access == OpenMode::read_only ? SQLITE_OPEN_READONLY
                                                    : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* opened = nullptr;
    const int code = open_sqlite_handle(file, flags, &opened);
    handle_.reset(opened);
    if (code != SQLITE_OK) fail(code, fmt::format("open {}", file.string()));
    sqlite3_busy_timeout(handle_.get(), lock_patience_milliseconds);
    // "text" in double quotes is a column, as in PostgreSQL, never silently a string.
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    execute("pragma foreign_keys = on");
    execute("pragma case_sensitive_like = on");
    if (access == OpenMode::read_write) {
        const Rows mode = query("pragma journal_mode = wal");
        if (mode.size() != 1 || mode.front().text(0) != "wal")
            throw DatabaseError{Kind::unavailable,
                                fmt::format("{} cannot be put in write-ahead mode: its file system "
                                            "must be a local one",
                                            file.string())};
        execute("pragma synchronous = full");
        execute(fmt::format("pragma cache_size = -{}", writer_cache_kilobytes));
        // In place of SQLite's own way of carrying the log over, which keeps a failure to itself.
        sqlite3_wal_hook(
            handle_.get(),
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<SqliteConnection*>(self)->log_pages_ = pages;
                return SQLITE_OK;
            },
            this);
        // What undoes a savepoint is of no use after a crash.
        execute("pragma temp_store = memory");
    } else {
        execute(fmt::format("pragma cache_size = -{}", reader_cache_kilobytes));
        query("select count(*) from sqlite_schema");  // Finds out now that it is no database.
    }
}

Rows SqliteConnection::query(std::string_view sql, std::span<const Value> parameters) {
    Running running{*this, sql, parameters};
    Rows rows;
    while (running.step()) rows.push_back(running.row());
    return rows;
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<const Value> parameters) {
    const std::int64_t before = sqlite3_total_changes64(handle_.get());
    Running running{*this, sql, parameters};
    while (running.step()) continue;
    // Definitions leave the count of the statement before them in place.
    const bool changed = sqlite3_total_changes64(handle_.get()) != before;
    return changed ? std::int64_t{sqlite3_changes64(handle_.get())} : 0;
}

void SqliteConnection::carry_over() {
    const int code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                               nullptr, nullptr);
    // A stranger who does the same.
    if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED) return;
    if (code != SQLITE_OK) fail(code, "carry the log over");
}

SqliteConnection::Statement& SqliteConnection::prepared(std::string_view sql) {
    if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
    if (statements_.size() >= statement_cache_limit) statements_.clear();
    return statements_.emplace(std::string{sql}, prepare(sql)).first->second;
}

SqliteConnection::Statement SqliteConnection::prepare(std::string_view sql) {
    const std::string text = in_sqlite_dialect(sql);
    Statement statement;
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    const int code =
        sqlite3_prepare_v3(handle_.get(), text.c_str(), static_cast<int>(text.size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &handle, &rest);
    statement.handle.reset(handle);
    if (code != SQLITE_OK) fail(code, sql);
    if (handle == nullptr ||
        std::string_view{rest}.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        throw DatabaseError{Kind::other, fmt::format("not exactly one statement: {}", sql)};
    // To SQLite `$2` is a name like any other: the number is ours to read.
    for (int i = 1; i <= sqlite3_bind_parameter_count(handle); ++i) {
        const char* name = sqlite3_bind_parameter_name(handle, i);
        const std::string_view digits = name == nullptr ? "" : name + 1;
        std::size_t number = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (name == nullptr || *name != '$' || read.ec != std::errc{} ||
            read.ptr != digits.data() + digits.size() || number == 0)
            throw DatabaseError{Kind::other,
                                fmt::format("parameters are written $1, $2 …: {}", sql)};
        statement.numbers.push_back(number);
        statement.parameter_count = std::max(statement.parameter_count, number);
    }
    if (statement.parameter_count != statement.numbers.size())
        throw DatabaseError{Kind::other, fmt::format("a parameter is left out of: {}", sql)};
    return statement;
}

void SqliteConnection::fail(int code, std::string_view doing) {
    if (is_failed_sync(code)) {
        sync_failed_ = true;
        if (handle_) sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    const int system_error = handle_ ? sqlite3_system_errno(handle_.get()) : 0;
    const bool on_disk = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN;
    throw DatabaseError{
        kind_of(code, on_disk ? system_error : 0),
        fmt::format("SQLite: {} (code {}): {}",
                    handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code), code, doing)};
}

}  // namespace zhirong
