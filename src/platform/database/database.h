#pragma once
// The store: a few functions over SQLite (embedded) and PostgreSQL (several servers), with the same
// SQL text on both.
//
// The SQL both engines read alike, and that the contract tests hold them to:
//   - Parameters are $1, $2 …, each supplied one is used. One statement per call.
//   - Columns are TEXT or BIGINT. In `create table` and `alter table` the SQLite driver writes
//     INTEGER for BIGINT (its 64-bit type) and appends STRICT, so no table holds another type.
//   - TEXT is UTF-8 without NUL, compared byte by byte; LIKE minds case; 'text' is in single
//   quotes.
//   - Indexed TEXT stays under 2,700 bytes (a third of PostgreSQL's page); other TEXT may be long.
//   - NULLs sort differently: say `nulls first` or `nulls last` where a column may hold them.
//   - A comparison reads back as 0 or 1, a sum of BIGINT as an integer; a fraction is an error.
//   - Ids and times come from the application, never from the engine.
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/ensure.h"

namespace zhirong {

// The world failed under the store. What a transaction did up to then is rolled back, except where
// the kind says that this is not known.
struct DatabaseError : std::runtime_error {
    enum class Kind {
        unavailable,      // cannot be reached, opened or read; worth trying again later
        full,             // no space left; reading goes on, writing works again once there is space
        corrupt,          // what is on disk is not what was written: restore from a backup
        constraint,       // unique, foreign key, not null, check, type; or text that is not UTF-8
        busy,             // too many wait, or a lock was not to be had in time; try again
        unknown_outcome,  // lost between COMMIT and its answer: ask again by the idempotency key
        other,            // a statement the engine refuses: a bug of ours
    };
    DatabaseError(Kind error_kind, const std::string& what)
        : std::runtime_error{what}, kind{error_kind} {}
    Kind kind;
};

using Value = std::variant<std::monostate, std::int64_t, std::string>;  // NULL, BIGINT, TEXT

template <std::integral T>
    requires(!std::same_as<T, bool>)
Value value_of(T integer) {
    ensure(std::in_range<std::int64_t>(integer));
    return Value{static_cast<std::int64_t>(integer)};
}
inline Value value_of(std::string text) { return Value{std::move(text)}; }
inline Value value_of(std::string_view text) { return Value{std::string{text}}; }
inline Value value_of(const char* text) { return Value{std::string{text}}; }
inline Value value_of(std::nullopt_t) { return Value{}; }
inline Value value_of(Value value) { return value; }
template <class T>
Value value_of(const std::optional<T>& value) {
    return value ? value_of(*value) : Value{};
}
template <class T>
concept Bindable = requires(T&& value) { value_of(std::forward<T>(value)); };

// One row of an answer. Reading a column that is not there, or as what it is not, is a bug of ours.
class Row {
public:
    explicit Row(std::vector<Value> values) : values_{std::move(values)} {}
    std::int64_t integer(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    bool is_null(std::size_t column) const;
    const Value& value(std::size_t column) const;
    std::size_t size() const { return values_.size(); }
    friend bool operator==(const Row&, const Row&) = default;

private:
    std::vector<Value> values_;
};
using Rows = std::vector<Row>;

// One transaction. After a statement failed every later one fails the same way and nothing is
// committed, even if `work` swallowed the exception (PostgreSQL knows no other way; SQLite
// follows).
class Session {
public:
    Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    virtual ~Session() = default;

    Rows query(std::string_view sql, std::span<const Value> parameters);
    // Of rows changed, not merely matched by a join.
    std::int64_t execute(std::string_view sql, std::span<const Value> parameters);
    // As `execute`, where nobody asks how many rows it changed: it may go out together with the
    // statements after it, and what is wrong with it may be thrown by one of those or the commit.
    void execute_later(std::string_view sql, std::span<const Value> parameters);
    // The rows of a `select` on one table, held until the commit: nobody else changes them. Order
    // them by id, so that two transactions never wait for each other in a circle. SQLite has one
    // writer, so there it is a plain query.
    Rows query_for_update(std::string_view sql, std::span<const Value> parameters);

    template <Bindable... P>
    Rows query(std::string_view sql, P&&... parameters) {
        const std::vector<Value> values{value_of(std::forward<P>(parameters))...};
        return query(sql, std::span<const Value>{values});
    }
    template <Bindable... P>
    std::int64_t execute(std::string_view sql, P&&... parameters) {
        const std::vector<Value> values{value_of(std::forward<P>(parameters))...};
        return execute(sql, std::span<const Value>{values});
    }
    template <Bindable... P>
    void execute_later(std::string_view sql, P&&... parameters) {
        const std::vector<Value> values{value_of(std::forward<P>(parameters))...};
        execute_later(sql, std::span<const Value>{values});
    }
    template <Bindable... P>
    Rows query_for_update(std::string_view sql, P&&... parameters) {
        const std::vector<Value> values{value_of(std::forward<P>(parameters))...};
        return query_for_update(sql, std::span<const Value>{values});
    }

    // Inserts rows of `columns` values each. `into` is "insert into item (id, name)"; `conflict`,
    // if any, what follows the values. As many rows a statement as the engine is quickest with.
    void insert(std::string_view into, std::size_t columns, std::span<const Value> values,
                std::string_view conflict = "");

    // The first error of this transaction, if any.
    const std::optional<DatabaseError>& failure() const { return failure_; }

private:
    virtual Rows run_query(std::string_view sql, std::span<const Value> parameters) = 0;
    virtual std::int64_t run_execute(std::string_view sql, std::span<const Value> parameters) = 0;
    virtual void run_execute_later(std::string_view sql, std::span<const Value> parameters) {
        run_execute(sql, parameters);
    }
    virtual std::string_view lock_clause() const = 0;
    // A power of two, for `insert`.
    virtual std::size_t rows_a_statement() const = 0;

    template <class Run>
    auto guarded(std::span<const Value> parameters, Run&& run);

    std::optional<DatabaseError> failure_;
};

// Safe to use from any number of threads. A transaction may not open another one.
class Database {
public:
    using Work = std::function<void(Session&)>;

    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    virtual ~Database() = default;

    // Reads one consistent snapshot; runs beside writers. Returns what `work` returns.
    template <std::invocable<Session&> F>
    auto read(F&& work) {
        return returning(work, [&](const Work& run) { run_read(run); });
    }
    // One transaction. Returns what `work` returns, after the commit is durable. If `work` throws,
    // everything it did is rolled back and the exception goes on to the caller. `work` may run more
    // than once and on another thread: no effects outside but those that the next run overwrites.
    template <std::invocable<Session&> F>
    auto write(F&& work) {
        return returning(work, [&](const Work& run) { run_write(run); });
    }
    // Whether transactions that write run one after the other on one thread, so that whatever can
    // be found out beforehand is better found out beside them.
    virtual bool writes_in_turn() const { return false; }

private:
    virtual void run_read(const Work& work) = 0;
    virtual void run_write(const Work& work) = 0;

    template <class F, class Run>
    static auto returning(F& work, Run&& run) {
        using Answer = std::invoke_result_t<F&, Session&>;
        if constexpr (std::is_void_v<Answer>) {
            run(Work{std::ref(work)});
        } else {
            std::optional<Answer> answer;
            run(Work{[&](Session& session) { answer.emplace(work(session)); }});
            return *std::move(answer);
        }
    }
};

enum class OpenMode {
    read_write,
    read_only,  // beside a running server too; `write` throws
};

// "sqlite:/path/file.db" (made if missing) or "postgresql://user@host/name". Throws DatabaseError:
// unavailable if it cannot be reached, busy if another process has the SQLite file open for
// writing.
std::unique_ptr<Database> open_database(const std::string& url,
                                        OpenMode access = OpenMode::read_write);

}  // namespace zhirong
