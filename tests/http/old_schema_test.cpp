// A book that an early program wrote goes on under this one: its tables are brought up to date step
// by step, and the book is whole and answers.
#include <doctest/doctest.h>

#include <thread>

#include "http/client.h"
#include "http/small_book.h"
#include "platform/database/migrations.h"
#include "platform/desk/schema.h"
#include "platform/desk/verify.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

// What the first schema had of each table.
struct OldTable {
    const char* name;
    const char* columns;
};
constexpr std::array old_tables{
    OldTable{"journal",
             "number, at, booking_date, command, actor, organisation, request, previous, "
             "digest"},
    OldTable{"chain", "id, kind, number, digest"},
    OldTable{"event", "stream, version, kind, journal, ordinal, type, body"},
    OldTable{"record", "id, kind, version, stage, updated, body"},
    OldTable{"record_party", "organisation, kind, record"},
    OldTable{"entry",
             "id, journal, ordinal, subject, event, value_date, booking_date, programme, "
             "version, rule, zh, en"},
    OldTable{"posting", "entry, ordinal, book, account, fen, subject, value_date, booking_date"},
    OldTable{"request", "person, key, content, status, answer, journal"},
    OldTable{"person", "id, name, organisation, roles, password"},
    OldTable{"setting", "name, value"}};

std::int64_t columns_in(std::string_view names) { return std::ranges::count(names, ',') + 1; }

// The same book as a program with only the first `steps` steps would have left it.
void copy_down(Database& from, Database& to, std::size_t steps) {
    migrate(to, std::span(desk_migrations()).first(steps));
    from.read([&](Session& source) {
        for (const OldTable& table : old_tables) {
            std::vector<Value> values;
            for (const Row& row : source.query("select " + std::string(table.columns) + " from " +
                                               table.name + " order by 1, 2"))
                for (std::size_t i = 0; i < row.size(); ++i) values.push_back(row.value(i));
            std::thread([&] {
                to.write([&](Session& target) {
                    target.insert(
                        "insert into " + std::string(table.name) + " (" + table.columns + ")",
                        static_cast<std::size_t>(columns_in(table.columns)), values);
                });
            }).join();
        }
    });
}

}  // namespace

TEST_CASE("a book of the first schema is brought up to date, on both engines") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        const SmallBook book = fill(office);
        const TemporaryFolder folder;
        Configuration configuration = office.configuration();
        configuration.database = engine.new_url(folder);
        {
            const auto old = open_database(configuration.database);
            copy_down(office.system().desk().database(), *old, 1);
            // The keys of the second schema were made when the records were: here from the events.
            CHECK(old->read([](Session& session) {
                return session.query("select 1 from schema_version where version > 1").empty();
            }));
        }
        System system(configuration);
        CHECK(system.desk().database().read([](Session& session) {
            return session.query("select max(version) from schema_version").front().integer(0);
        }) == static_cast<std::int64_t>(desk_migrations().size()));
        const VerifyReport report =
            verify(system.desk().database(), system.desk().kinds(), system.proofs());
        for (const Check& check : report.checks) {
            CAPTURE(check.name.en);
            for (const Difference& difference : check.first)
                MESSAGE(difference.where, difference.en);
            CHECK(check.differences == 0);
        }
        CHECK(report.whole());
        // The balances are those of the book it was made from.
        const auto balances = [&](System& of) {
            std::vector<std::string> lines;
            of.desk().read({"admin", "platform", {Role::administrator}}, [&](View& view) {
                for (const DateKind by : {DateKind::value, DateKind::booking})
                    for (const Balance& each :
                         view.balances("changsha-bank", date_of(2024, 4, 24), by))
                        lines.push_back(each.account + ' ' + to_string(each.debit) + ' ' +
                                        to_string(each.credit));
            });
            return lines;
        };
        CHECK(balances(system) == balances(office.system()));
        CHECK(!balances(system).empty());
        // A person of the old days signs in, and sees what was there.
        const auto token = system.identity().sign_in(
            {.user = "admin", .password = Office::password_of("admin")}, office.now());
        REQUIRE(token.has_value());
        CHECK(system.identity().who(*token, office.now())->due.empty());
        system.desk().read({"admin", "platform", {Role::administrator}},
                           [&](View& view) { CHECK(view.get<loan::Loan>(book.loan).has_value()); });
        // And it is written to as any other.
        CHECK(
            system.identity()
                .add({"new.person", "新人", "platform", {Role::auditor}, "a phrase of some words"},
                     OrganisationKind::platform, office.now())
                .has_value());
    }
}

TEST_CASE("a database of a newer program is left alone") {
    const TemporaryFolder folder;
    const std::string url = engines()[0].new_url(folder);
    {
        const auto database = open_database(url);
        std::vector<Migration> newer = desk_migrations();
        newer.push_back({static_cast<std::int64_t>(newer.size()) + 1,
                         "of tomorrow",
                         {"create table tomorrow (id text primary key)"}});
        migrate(*database, newer);
    }
    CHECK_THROWS_AS(
        Desk(open_database(url), [] { return Instant{}; }, date_of(2024, 3, 1)), DatabaseError);
}
