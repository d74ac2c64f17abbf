#include "platform/desk/copy.h"

#include <doctest/doctest.h>

#include <set>

#include "platform/database/migrations.h"
#include "platform/database/testing/engines.h"
#include "platform/desk/desk.h"
#include "platform/desk/schema.h"
#include "platform/desk/tables.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const Date opening = date_of(2024, 3, 1);

std::unique_ptr<Desk> desk_of(const std::string& url) {
    return std::make_unique<Desk>(
        open_database(url), [] { return Instant{1'711'900'800'000}; }, opening);
}

// Rows in every table that is copied, more than a page of some.
void fill(Desk& desk) {
    desk.database().write([](Session& session) {
        for (const BookTable& table : book_tables()) {
            if (table.name == "setting" || table.name == "chain") continue;
            const Rows one = session.query("select * from " + table.name + " limit 1");
            CHECK(one.empty());
        }
        for (int i = 0; i < 4'500; ++i) {
            const std::string n = std::to_string(i);
            session.execute(
                "insert into record (id, kind, version, stage, updated, body) values ($1, 'test', "
                "1, '', $2, '{}')",
                "R" + n, i);
            session.execute("insert into record_key (kind, key, record) values ('test', $1, $2)",
                            "键|" + n, "R" + n);
        }
        session.execute(
            "insert into person (id, name, organisation, roles, password) values ('li', '李', "
            "'platform', 'auditor', 'x')");
        session.execute("update chain set number = 7, digest = 'd' where id = 1");
    });
}

std::string content_of(Database& database) {
    return database.read([](Session& session) {
        std::string all;
        for (const BookTable& table : book_tables()) {
            std::string names;
            for (const std::string& name : table.all()) names += (names.empty() ? "" : ", ") + name;
            for (const Row& row :
                 session.query("select " + names + " from " + table.name + " order by " + names)) {
                for (std::size_t i = 0; i < row.size(); ++i)
                    all += std::holds_alternative<std::string>(row.value(i))
                               ? row.text(i) + '\t'
                               : std::to_string(row.integer(i)) + '\t';
                all += '\n';
            }
        }
        return all;
    });
}

bool go_on(const std::string&, std::int64_t) { return true; }

}  // namespace

TEST_CASE("every table of the schema is copied with all its columns, or named as passing") {
    const TemporaryFolder folder;
    const auto database = open_database(engines()[0].new_url(folder));
    migrate(*database, desk_migrations());
    database->read([](Session& session) {
        std::set<std::string> known(passing_tables().begin(), passing_tables().end());
        for (const BookTable& table : book_tables()) {
            known.insert(table.name);
            CAPTURE(table.name);
            std::set<std::string> columns;
            std::vector<std::string> key;
            for (const Row& row :
                 session.query("select name, pk from pragma_table_info('" + table.name + "')"))
                columns.insert(row.text(0));
            for (const Row& row : session.query("select name from pragma_table_info('" +
                                                table.name + "') where pk > 0 order by pk"))
                key.push_back(row.text(0));
            const auto all = table.all();
            CHECK(columns == std::set<std::string>(all.begin(), all.end()));
            CHECK(key == table.key);
        }
        for (const Row& row : session.query("select name from sqlite_master where type = 'table'"))
            CHECK_MESSAGE(known.contains(row.text(0)), row.text(0));
    });
}

TEST_CASE("a book goes from each engine to each, byte for byte") {
    for (const Engine& source : engines())
        for (const Engine& target : engines()) {
            CAPTURE(source.name);
            CAPTURE(target.name);
            const TemporaryFolder here, there;
            const auto from = desk_of(source.new_url(here));
            fill(*from);
            const std::string url = target.new_url(there);
            const auto to = open_database(url);
            const Copied copied = copy_book(from->database(), *to, go_on);
            CHECK(copied.finished);
            CHECK(copied.rows > 9'000);
            CHECK(content_of(from->database()) == content_of(*to));
            CHECK_THROWS_AS(copy_book(from->database(), *to, go_on), DatabaseError);
        }
}

TEST_CASE("a copy that was stopped is opened by nobody and begins anew") {
    const TemporaryFolder here, there;
    const auto from = desk_of(engines()[0].new_url(here));
    fill(*from);
    const std::string url = engines()[0].new_url(there);
    {
        const auto to = open_database(url);
        int pages = 0;
        const Copied copied = copy_book(
            from->database(), *to, [&](const std::string&, std::int64_t) { return ++pages < 3; });
        CHECK(!copied.finished);
        CHECK(is_half_copied(*to));
    }
    CHECK_THROWS_AS(desk_of(url), DatabaseError);
    const auto to = open_database(url);
    CHECK(copy_book(from->database(), *to, go_on).finished);
    CHECK(content_of(from->database()) == content_of(*to));
}
