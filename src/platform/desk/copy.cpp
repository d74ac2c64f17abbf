#include "platform/desk/copy.h"

#include <future>

#include "platform/database/migrations.h"
#include "platform/desk/schema.h"
#include "platform/desk/tables.h"

namespace zhirong {
namespace {

constexpr std::int64_t rows_a_page = 2'000;
constexpr const char* mark = "copying";

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Rows page_after(Session& session, const BookTable& table, const std::vector<Value>& last) {
    std::string sql = "select " + joined(table.all()) + " from " + table.name;
    std::vector<Value> given = last;
    if (!last.empty()) {
        sql += " where (" + joined(table.key) + ") > (";
        for (std::size_t i = 0; i < last.size(); ++i)
            sql += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
        sql += ')';
    }
    given.push_back(value_of(rows_a_page));
    sql += " order by " + joined(table.key) + " limit $" + std::to_string(given.size());
    return session.query(sql, std::span<const Value>(given));
}

void prepare(Database& to) {
    migrate(to, desk_migrations());
    to.write([](Session& session) {
        const bool left_over =
            !session.query("select 1 from setting where name = $1", mark).empty();
        const Rows end = session.query("select number from chain where id = 1");
        if (!left_over && !end.empty() && end.front().integer(0) != 0)
            throw DatabaseError{DatabaseError::Kind::other,
                                "the target holds a book already: name an empty database"};
        for (const BookTable& table : book_tables()) session.execute("delete from " + table.name);
        session.execute("insert into setting (name, value) values ($1, 'begun')", mark);
    });
}

void write_page(Database& to, const BookTable& table, const Rows& rows) {
    const std::size_t columns = table.all().size();
    std::vector<Value> values;
    values.reserve(rows.size() * columns);
    for (const Row& row : rows)
        for (std::size_t i = 0; i < columns; ++i) values.push_back(row.value(i));
    to.write([&](Session& session) {
        session.insert("insert into " + table.name + " (" + joined(table.all()) + ")", columns,
                       values);
    });
}

}  // namespace

bool is_half_copied(Database& database) {
    return database.read([](Session& session) {
        return !session.query("select 1 from setting where name = $1", mark).empty();
    });
}

Copied copy_book(Database& from, Database& to, const CopyProgress& progress) {
    prepare(to);
    Copied copied;
    const bool whole = from.read([&](Session& session) {
        copied = {};
        for (const BookTable& table : book_tables()) {
            std::int64_t of_table = 0;
            std::vector<Value> last;
            for (;;) {
                const Rows rows = page_after(session, table, last);
                if (rows.empty()) break;
                // One transaction at a time is open in a thread: the other store's is another's.
                std::async(std::launch::async, [&] { write_page(to, table, rows); }).get();
                last.clear();
                for (std::size_t i = 0; i < table.key.size(); ++i)
                    last.push_back(rows.back().value(i));
                of_table += std::ssize(rows);
                copied.rows += std::ssize(rows);
                if (!progress(table.name, of_table)) return false;
            }
        }
        return true;
    });
    if (!whole) return copied;
    to.write(
        [](Session& session) { session.execute("delete from setting where name = $1", mark); });
    copied.finished = true;
    return copied;
}

}  // namespace zhirong
