#include "platform/database/migrations.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "platform/database/testing/engines.h"

using namespace zhirong;
using Kind = DatabaseError::Kind;

namespace {

std::vector<Migration> two_steps() {
    return {{1,
             "cases",
             {"create table pledge (id bigint primary key, name text not null)",
              "create index pledge_by_name on pledge (name)"}},
            {2,
             "amounts",
             {"alter table pledge add column amount bigint not null default 0",
              "insert into pledge (id, name) values (1, '专利 bigint')"}}};
}

bool refused(Database& database, const std::vector<Migration>& migrations, const char* because) {
    try {
        migrate(database, migrations);
    } catch (const DatabaseError& error) {
        CAPTURE(std::string{error.what()});
        CHECK(std::string{error.what()}.find(because) != std::string::npos);
        return true;
    }
    return false;
}

std::int64_t pledges(Database& database) {
    return database.read([](Session& session) {
        return session.query("select count(*) from pledge").at(0).integer(0);
    });
}

}  // namespace

TEST_CASE("each step is applied once, in order") {
    testing::on_each_engine([](Database& database, const std::string&) {
        const std::vector<Migration> steps = two_steps();
        migrate(database, std::span{steps}.first(1));
        CHECK(pledges(database) == 0);
        migrate(database, steps);
        CHECK(pledges(database) == 1);
        migrate(database, steps);
        CHECK(pledges(database) == 1);
        ensure_migrated(database, steps);
        database.read([](Session& session) {
            CHECK(session.query("select name from pledge").at(0).text(0) == "专利 bigint");
            const Rows log = session.query("select name from schema_version order by version");
            REQUIRE(log.size() == 3);
            CHECK(log[2].text(0) == "amounts");
        });
    });
}

TEST_CASE("a column of a migration holds 64 bits and nothing but integers") {
    testing::on_each_engine([](Database& database, const std::string&) {
        migrate(database, two_steps());
        const std::int64_t large = 9'007'199'254'740'993;
        const std::int64_t found = database.write([&](Session& session) {
            session.execute("insert into pledge values ($1, 'a', $1)", large);
            return session.query("select amount from pledge where id = $1", large)[0].integer(0);
        });
        CHECK(found == large);
        CHECK_THROWS_AS(database.write([](Session& session) {
            session.execute("insert into pledge values (3, 'a', $1)", "much");
        }),
                        DatabaseError);
    });
}

TEST_CASE("a database of a newer program is refused") {
    testing::on_each_engine([](Database& database, const std::string&) {
        migrate(database, two_steps());
        CHECK(refused(database, {two_steps().front()}, "newer program"));
        CHECK_THROWS_AS(ensure_migrated(database, std::span<const Migration>{}), DatabaseError);
    });
}

TEST_CASE("a step that was edited after it was applied is refused") {
    testing::on_each_engine([](Database& database, const std::string&) {
        migrate(database, two_steps());
        std::vector<Migration> edited = two_steps();
        edited[0].statements[1] += " ";
        CHECK(refused(database, edited, "migration 1 (cases)"));
    });
}

TEST_CASE("a step that fails leaves nothing of itself nor of those before it") {
    testing::on_each_engine([](Database& database, const std::string&) {
        std::vector<Migration> steps = two_steps();
        steps[1].statements.push_back("insert into pledge (id, name) values (1, 'again')");
        CHECK(refused(database, steps, ""));
        CHECK_THROWS_AS(pledges(database), DatabaseError);
        migrate(database, two_steps());
        CHECK(pledges(database) == 1);
    });
}

TEST_CASE("a type that the engines read differently is refused by name") {
    testing::on_each_engine([](Database& database, const std::string&) {
        CHECK(
            refused(database, {{1, "x", {"create table x (id Integer primary key)"}}}, "integer"));
        migrate(database, std::vector<Migration>{
                              {1, "x", {"create table x (\"integer\" text default 'integer')"}}});
    });
}

TEST_CASE("a step that is missing is found by whoever only reads") {
    testing::on_each_engine([](Database& database, const std::string&) {
        const std::vector<Migration> steps = two_steps();
        migrate(database, std::span{steps}.first(1));
        CHECK_THROWS_AS(ensure_migrated(database, steps), DatabaseError);
    });
}

TEST_CASE("servers that start together take turns") {
    testing::on_each_engine([](Database& database, const std::string& url) {
        const bool one_process = url.starts_with("sqlite:");
        testing::in_threads(8, [&](int) {
            if (one_process) return migrate(database, two_steps());
            migrate(*open_database(url), two_steps());
        });
        CHECK(pledges(database) == 1);
    });
}
