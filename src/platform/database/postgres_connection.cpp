#include "platform/database/postgres_connection.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

#include "platform/database/sqlite_dialect.h"

namespace zhirong {
namespace {

using Kind = DatabaseError::Kind;

// The texts come from the program, so their number is bounded; this catches a mistake.
constexpr std::size_t statement_cache_limit = 512;
constexpr int oldest_server = 150'000;  // 15: the version the tests run on

// How long to wait for a lock, for a transaction that its program forgot, and for a server that
// does not answer any more, in milliseconds.
constexpr const char* session_settings =
    "set lock_timeout = 10000; set idle_in_transaction_session_timeout = 60000; "
    "set client_min_messages = warning; set synchronous_commit = on";
constexpr const char* connect_timeout_seconds = "5";
constexpr const char* answer_timeout_milliseconds = "30000";

// Types by the numbers of pg_type.dat, which never change.
enum Type : Oid {
    type_bool = 16,
    type_int8 = 20,
    type_int2 = 21,
    type_int4 = 23,
    type_text = 25,
    type_name = 19,
    type_varchar = 1043,
    type_unknown = 705,
    type_numeric = 1700,
};

// SQLSTATE, or the class that its first two characters name (PostgreSQL manual, appendix A).
struct KindOf {
    std::string_view state;
    Kind kind;
};
constexpr std::array kinds{
    KindOf{"40001", Kind::busy},         // serialization_failure
    KindOf{"40P01", Kind::busy},         // deadlock_detected
    KindOf{"55P03", Kind::busy},         // lock_not_available
    KindOf{"57014", Kind::busy},         // query_canceled: a time limit of the server's owner
    KindOf{"53100", Kind::full},         // disk_full
    KindOf{"57P01", Kind::unavailable},  // admin_shutdown
    KindOf{"57P02", Kind::unavailable},  // crash_shutdown
    KindOf{"57P03", Kind::unavailable},  // cannot_connect_now
    KindOf{"XX001", Kind::corrupt},      // data_corrupted
    KindOf{"XX002", Kind::corrupt},      // index_corrupted
    KindOf{"08", Kind::unavailable},     // connection exception
    KindOf{"23", Kind::constraint},      // integrity constraint violation
    KindOf{"42710", Kind::constraint},   // duplicate_object: another made the same at once
    KindOf{"42P07", Kind::constraint},   // duplicate_table
    KindOf{"28", Kind::unavailable},     // invalid authorization
    KindOf{"53", Kind::unavailable},     // insufficient resources
    KindOf{"54", Kind::constraint},      // program limit exceeded: a value too long for an index
    KindOf{"58", Kind::unavailable},     // system error
};

Kind kind_of(std::string_view state) {
    for (const KindOf& entry : kinds)
        if (state.starts_with(entry.state)) return entry.kind;
    return Kind::other;
}

Oid type_of(const Value& value) {
    if (std::holds_alternative<std::int64_t>(value)) return type_int8;
    if (std::holds_alternative<std::string>(value)) return type_text;
    return 0;  // NULL takes the type of its place
}

std::int64_t integer_of(std::string_view text) {
    std::int64_t integer = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), integer);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        throw DatabaseError{Kind::other, fmt::format("{} is not an integer of 64 bits", text)};
    return integer;
}

Value value_in(Oid type, std::string_view text) {
    switch (type) {
        case type_int8:
        case type_int4:
        case type_int2:
        case type_numeric:  // what a sum of BIGINT is
            return Value{integer_of(text)};
        case type_bool: return Value{std::int64_t{text == "t"}};
        case type_text:
        case type_varchar:
        case type_name:
        case type_unknown: return Value{std::string{text}};
        default:
            throw DatabaseError{Kind::other,
                                fmt::format("a column is neither BIGINT nor TEXT (type {})", type)};
    }
}

// A transaction that writes does not wait for the disk and the standbys while it holds what others
// want. A tiny one after it does: what is durable up to there covers both (ADR 0019).
constexpr std::string_view do_not_wait = "set local synchronous_commit = off";
constexpr std::string_view wait_until_durable =
    "select pg_logical_emit_message(true, 'zhirong', '')::text, "
    "pg_backend_pid()::text || ' ' || pg_postmaster_start_time()::text";
constexpr std::string_view which_process =
    "select pg_backend_pid()::text || ' ' || pg_postmaster_start_time()::text";

std::string message_of(const char* text) {
    std::string message = text == nullptr ? "" : text;
    while (!message.empty() && message.back() == '\n') message.pop_back();
    return message;
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url, OpenMode access) {
    // What the address says overrides what stands before it; what stands after it is not to choose.
    const std::array keywords{"connect_timeout",  "tcp_user_timeout",
                              "application_name", "dbname",
                              "client_encoding",  static_cast<const char*>(nullptr)};
    const std::array values{connect_timeout_seconds,
                            answer_timeout_milliseconds,
                            "zhirong",
                            url.c_str(),
                            "UTF8",
                            static_cast<const char*>(nullptr)};
    handle_.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
    if (!handle_ || lost())
        throw DatabaseError{Kind::unavailable,
                            "PostgreSQL: " + message_of(PQerrorMessage(handle_.get()))};
    PQsetNoticeProcessor(handle_.get(), [](void*, const char*) {}, nullptr);
    if (PQserverVersion(handle_.get()) < oldest_server)
        throw DatabaseError{Kind::unavailable, "PostgreSQL 15 or later is needed"};
    checked(PQexec(handle_.get(), session_settings), "settings");
    if (access == OpenMode::read_only)
        checked(PQexec(handle_.get(), "set default_transaction_read_only = on"), "settings");

    const Rows order = query(
        "select pg_encoding_to_char(encoding), datcollate, pg_is_in_recovery() from pg_database "
        "where datname = current_database()");
    const std::string& encoding = order.front().text(0);
    const std::string& collation = order.front().text(1);
    // Text must sort as in SQLite, and on every machine alike: byte by byte.
    const bool by_bytes = collation == "C" || collation == "POSIX";
    if (encoding != "UTF8" || !by_bytes)
        throw DatabaseError{
            Kind::unavailable,
            fmt::format("this PostgreSQL database has encoding {} and collation {} where UTF8 and "
                        "C are needed; make it with: create database NAME template template0 "
                        "encoding 'UTF8' lc_collate 'C' lc_ctype 'C'",
                        encoding, collation)};
    // While a cluster changes its primary, the way to it may lead to a standby for a moment.
    if (access == OpenMode::read_write && order.front().integer(2) != 0)
        throw DatabaseError{Kind::unavailable, "PostgreSQL: this server is a standby"};
    process_ = query(which_process).front().text(0);
}

Rows PostgresConnection::query(std::string_view sql, std::span<const Value> parameters) {
    const Result result = run(sql, parameters);
    const int row_count = PQntuples(result.get());
    const int column_count = PQnfields(result.get());
    Rows rows;
    rows.reserve(static_cast<std::size_t>(row_count));
    for (int row = 0; row < row_count; ++row) {
        std::vector<Value> values;
        values.reserve(static_cast<std::size_t>(column_count));
        for (int column = 0; column < column_count; ++column) {
            if (PQgetisnull(result.get(), row, column) != 0) {
                values.emplace_back();
                continue;
            }
            const auto size = static_cast<std::size_t>(PQgetlength(result.get(), row, column));
            values.push_back(value_in(PQftype(result.get(), column),
                                      {PQgetvalue(result.get(), row, column), size}));
        }
        rows.emplace_back(std::move(values));
    }
    return rows;
}

std::int64_t PostgresConnection::execute(std::string_view sql, std::span<const Value> parameters) {
    const Result result = run(sql, parameters);
    const std::string_view count = PQcmdTuples(result.get());
    return count.empty() ? 0 : integer_of(count);  // Definitions count nothing.
}

void PostgresConnection::begin(OpenMode access) {
    given_up_ = false;
    reading_ = access == OpenMode::read_only;
    send(reading_ ? "begin isolation level repeatable read read only"
                  : "begin isolation level read committed read write");
    if (!reading_) send(do_not_wait);
}

void PostgresConnection::commit() {
    try {
        reading_ ? commit_what_was_read() : commit_what_was_written();
    } catch (const DatabaseError& error) {
        // Even a server that says it shuts down may have committed before.
        if (lost() || error.kind == Kind::unavailable)
            throw DatabaseError{Kind::unknown_outcome, error.what()};
        throw;
    }
}

void PostgresConnection::commit_what_was_read() {
    send("commit");
    settle();
}

void PostgresConnection::commit_what_was_written() {
    // All in one: after a failure the server passes over what follows. What is not prepared yet
    // would part them.
    prepared("commit", {});
    prepared(wait_until_durable, {});
    send("commit");
    send(wait_until_durable);
    const std::vector<Result> results = settle();
    // A COMMIT of a failed transaction succeeds, by rolling it back.
    if (std::strcmp(PQcmdStatus(results[results.size() - 2].get()), "COMMIT") != 0)
        throw DatabaseError{Kind::other, "the transaction was rolled back by PostgreSQL"};
    // Something between may have passed the second on to a server that never had the first.
    if (process_ != PQgetvalue(results.back().get(), 0, 1))
        throw DatabaseError{Kind::unknown_outcome,
                            "PostgreSQL: another server process answers than the one that was "
                            "connected to; a pooler must keep them for the session"};
}

void PostgresConnection::roll_back() {
    try {
        settle();
    } catch (const DatabaseError&) {
        // It is being undone whatever went wrong with it.
    }
    if (!lost() && in_transaction()) checked(PQexec(handle_.get(), "rollback"), "rollback");
}

PostgresConnection::Texts::Texts(std::span<const Value> parameters)
    : integers(parameters.size()), values(parameters.size(), nullptr) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (const auto* text = std::get_if<std::string>(&parameters[i])) {
            values[i] = text->c_str();  // Without NUL: the session has looked.
        } else if (const auto* integer = std::get_if<std::int64_t>(&parameters[i])) {
            integers[i] = std::to_string(*integer);
            values[i] = integers[i].c_str();
        }
    }
}

PostgresConnection::Result PostgresConnection::run(std::string_view sql,
                                                   std::span<const Value> parameters) {
    send(sql, parameters);
    return std::move(settle().back());
}

void PostgresConnection::execute_later(std::string_view sql, std::span<const Value> parameters) {
    // Their answers are small; so many fit into the buffers on the way without being read.
    constexpr std::size_t most_sent = 256;
    if (sent_.size() >= most_sent) settle();
    send(sql, parameters);
}

void PostgresConnection::send(std::string_view sql, std::span<const Value> parameters) {
    const std::string& name = prepared(sql, parameters);
    if (sent_.empty() && PQenterPipelineMode(handle_.get()) != 1) checked(nullptr, "pipeline");
    const Texts texts(parameters);
    sent_.emplace_back(sql);
    if (PQsendQueryPrepared(handle_.get(), name.c_str(), static_cast<int>(texts.values.size()),
                            texts.values.data(), nullptr, nullptr, 0) != 1)
        checked(nullptr, sql);
}

std::vector<PostgresConnection::Result> PostgresConnection::settle() {
    std::vector<Result> results;
    if (sent_.empty()) return results;
    const std::vector<std::string> sent = std::exchange(sent_, {});
    std::optional<DatabaseError> first;
    if (PQpipelineSync(handle_.get()) != 1) checked(nullptr, "pipeline");
    for (const std::string& sql : sent) {
        // One answer and then none; after the first failure the rest are not run.
        PGresult* raw = PQgetResult(handle_.get());
        const bool more = raw != nullptr;
        try {
            results.push_back(checked(raw, sql));
        } catch (const DatabaseError& error) {
            if (!first) first = error;
        }
        if (more) PQclear(PQgetResult(handle_.get()));
    }
    PQclear(PQgetResult(handle_.get()));  // that of the synchronisation itself
    if (!lost()) PQexitPipelineMode(handle_.get());
    if (first) throw *first;
    return results;
}

const std::string& PostgresConnection::prepared(std::string_view sql,
                                                std::span<const Value> parameters) {
    std::string key;
    std::vector<Oid> types;
    for (const Value& value : parameters) {
        types.push_back(type_of(value));
        key += static_cast<char>('0' + value.index());
    }
    key += ' ';
    key += sql;
    if (const auto found = names_.find(key); found != names_.end()) return found->second;
    settle();  // What is prepared is waited for.
    if (names_.size() >= statement_cache_limit) {
        checked(PQexec(handle_.get(), "deallocate all"), "deallocate all");
        names_.clear();
    }
    std::string name = fmt::format("s{}", ++named_);
    checked(PQprepare(handle_.get(), name.c_str(), in_postgres_dialect(sql).c_str(),
                      static_cast<int>(types.size()), types.data()),
            sql);
    return names_.emplace(std::move(key), std::move(name)).first->second;
}

PostgresConnection::Result PostgresConnection::checked(PGresult* raw, std::string_view doing) {
    Result result{raw};
    const ExecStatusType status = PQresultStatus(raw);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return result;
    const char* field = raw == nullptr ? nullptr : PQresultErrorField(raw, PG_DIAG_SQLSTATE);
    const std::string_view state = field == nullptr ? "" : field;
    // 40001 serialization_failure, 40P01 deadlock_detected.
    given_up_ = given_up_ || state == "40001" || state == "40P01";
    // The primary message only: the detail may quote what people typed.
    const char* primary =
        raw == nullptr ? nullptr : PQresultErrorField(raw, PG_DIAG_MESSAGE_PRIMARY);
    const std::string message =
        message_of(primary != nullptr ? primary : PQerrorMessage(handle_.get()));
    // read_only_sql_transaction where nobody asked for one: it is no longer the primary.
    const bool demoted = state == "25006" && !reading_;
    throw DatabaseError{lost() || state.empty() || demoted ? Kind::unavailable : kind_of(state),
                        fmt::format("PostgreSQL: {} ({}): {}", message,
                                    state.empty() ? "connection" : state, doing)};
}

}  // namespace zhirong
