#include "platform/database/database.h"

#include <fmt/format.h>

#include "platform/database/postgres_database.h"
#include "platform/database/sqlite_database.h"
#include "platform/database/utf8.h"

namespace zhirong {

const Value& Row::value(std::size_t column) const {
    ensure(column < values_.size());
    return values_[column];
}

std::int64_t Row::integer(std::size_t column) const {
    const auto* integer = std::get_if<std::int64_t>(&value(column));
    ensure(integer != nullptr);
    return *integer;
}

const std::string& Row::text(std::size_t column) const {
    const auto* text = std::get_if<std::string>(&value(column));
    ensure(text != nullptr);
    return *text;
}

bool Row::is_null(std::size_t column) const {
    return std::holds_alternative<std::monostate>(value(column));
}

template <class Run>
auto Session::guarded(std::span<const Value> parameters, Run&& run) {
    if (failure_) throw *failure_;
    try {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto* text = std::get_if<std::string>(&parameters[i]);
            if (text != nullptr && !is_storable_text(*text))
                throw DatabaseError{
                    DatabaseError::Kind::constraint,
                    fmt::format("parameter ${} is not UTF-8 text without NUL characters", i + 1)};
        }
        return run();
    } catch (const DatabaseError& error) {
        failure_ = error;
        throw;
    }
}

Rows Session::query(std::string_view sql, std::span<const Value> parameters) {
    return guarded(parameters, [&] { return run_query(sql, parameters); });
}

std::int64_t Session::execute(std::string_view sql, std::span<const Value> parameters) {
    return guarded(parameters, [&] { return run_execute(sql, parameters); });
}

void Session::execute_later(std::string_view sql, std::span<const Value> parameters) {
    guarded(parameters, [&] { run_execute_later(sql, parameters); });
}

Rows Session::query_for_update(std::string_view sql, std::span<const Value> parameters) {
    std::string locking{sql};
    locking += lock_clause();
    return guarded(parameters, [&] { return run_query(locking, parameters); });
}

void Session::insert(std::string_view into, std::size_t columns, std::span<const Value> values,
                     std::string_view conflict) {
    ensure(columns > 0 && values.size() % columns == 0);
    // Powers of two: so few texts that all stay prepared.
    for (std::size_t rows = rows_a_statement(); rows > 0 && !values.empty(); rows /= 2) {
        const std::size_t count = rows * columns;
        if (values.size() < count) continue;
        std::string sql{into};
        for (std::size_t i = 0; i < count; ++i) {
            sql += i == 0 ? " values (" : i % columns == 0 ? "), (" : ", ";
            sql += '$' + std::to_string(i + 1);
        }
        sql += ')';
        if (!conflict.empty()) sql.append(" ").append(conflict);
        for (; values.size() >= count; values = values.subspan(count))
            execute_later(sql, values.first(count));
    }
}

std::unique_ptr<Database> open_database(const std::string& url, OpenMode access) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite)) return open_sqlite(url.substr(sqlite.size()), access);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return open_postgres(url, access);
    // The address itself may hold a password, so it is not repeated.
    throw DatabaseError{DatabaseError::Kind::unavailable,
                        "the database address must begin with sqlite: or postgresql://, as in "
                        "sqlite:data/zhirong.db or postgresql://user@host/zhirong"};
}

}  // namespace zhirong
