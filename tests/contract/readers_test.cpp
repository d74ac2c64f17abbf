// The second wall: who connects to PostgreSQL beside the program sees the rows of its organisation
// alone, whatever it asks (deploy/postgresql/readers.sql).
#include <doctest/doctest.h>

#include <fstream>

#include "http/client.h"
#include "http/small_book.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::vector<std::string> statements_of(const std::string& file) {
    std::ifstream stream(file);
    REQUIRE(stream.good());
    std::vector<std::string> statements;
    std::string line, statement;
    while (std::getline(stream, line)) {
        if (line.starts_with("--")) continue;
        statement += line + ' ';
        if (!line.ends_with(';')) continue;
        statement.resize(statement.find_last_of(';'));
        statements.push_back(std::move(statement));
        statement.clear();
    }
    return statements;
}

}  // namespace

TEST_CASE("a reader of PostgreSQL sees its own organisation's rows and no person") {
    for (const Engine& engine : engines()) {
        if (engine.name == "SQLite") continue;  // Who can read the file reads all of it.
        Office office(engine);
        const SmallBook book = fill(office);
        Database& database = office.system().desk().database();
        database.write([](Session& session) {
            for (const std::string& statement :
                 statements_of(SOURCE_DIR "/deploy/postgresql/readers.sql"))
                session.execute(statement);
            for (const char* role : {"bank_reports", "fund_reports", "nobodys_reports"}) {
                session.execute(std::string("create role ") + role);
                session.execute(std::string("grant zhirong_reader to ") + role);
            }
            session.execute(
                "insert into reader (role, organisation) values ('bank_reports', "
                "'changsha-bank'), ('fund_reports', 'hunan-fund')");
        });
        const auto as = [&](const char* role, const std::string& sql) {
            return database.read([&](Session& session) {
                session.execute(std::string("set local role ") + role);
                return session.query(sql);
            });
        };
        const std::string loans = "select id from record where kind = 'loan'";
        const std::string books = "select distinct book from posting order by book";
        CHECK(as("bank_reports", loans).size() == 1);
        CHECK(as("fund_reports", loans).empty());
        CHECK(as("nobodys_reports", loans).empty());
        REQUIRE(as("bank_reports", books).size() == 1);
        CHECK(as("bank_reports", books).front().text(0) == "changsha-bank");
        REQUIRE(as("fund_reports", books).size() == 1);
        CHECK(as("fund_reports", books).front().text(0) == "hunan-fund");
        CHECK(as("nobodys_reports", books).empty());
        for (const char* table : {"account", "account_day", "account_day_moved"}) {
            CAPTURE(table);
            const std::string of = std::string("select distinct book from ") + table;
            REQUIRE(as("bank_reports", of).size() == 1);
            CHECK(as("bank_reports", of).front().text(0) == "changsha-bank");
            CHECK(as("nobodys_reports", of).empty());
        }
        const std::string history = "select 1 from event where stream = '" + book.loan + "'";
        CHECK(!as("bank_reports", history).empty());
        CHECK(as("fund_reports", history).empty());
        // Organisations are open to all.
        CHECK(as("nobodys_reports", "select 1 from record where kind = 'organisation'").size() >=
              4);
        for (const char* table : {"person", "session", "request", "journal", "reading", "api_token",
                                  "subscription", "calendar_feed"}) {
            CAPTURE(table);
            CHECK_THROWS_AS(as("bank_reports", std::string("select 1 from ") + table),
                            DatabaseError);
        }
        CHECK_THROWS_AS(database.write([](Session& session) {
            session.execute("set local role bank_reports");
            session.execute("delete from posting");
        }),
                        DatabaseError);
        // The roles belong to the whole server, not to this database alone.
        database.write([](Session& session) {
            for (const char* role :
                 {"bank_reports", "fund_reports", "nobodys_reports", "zhirong_reader"}) {
                session.execute(std::string("drop owned by ") + role);
                session.execute(std::string("drop role ") + role);
            }
        });
        // And the program goes on as before.
        CHECK(office.sign_in("admin").get("/api/v1/organisations").status == 200);
    }
}
