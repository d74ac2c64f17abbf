// Several servers on one database, and many clients: what may happen once happens once, and what
// must not be exceeded is not.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "app/close_day.h"
#include "contract/servers.h"
#include "features/expense/expense.h"
#include "platform/desk/work.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

Tree some_bank(const std::string& id) {
    return Tree::map({{"id", id},
                      {"name", "某银行"},
                      {"kind", "bank"},
                      {"credit_code", "91430100MA4L16JQ9D"},
                      {"irregular_code_reason", "测试"},
                      {"region", "430100"}});
}

// Which record of the register, and a claim on it.
expense::Thing invoice(int number) {
    return {expense::Kind::invoice, "F" + std::to_string(number), {}, yuan(100)};
}
void claim(Work& work, int number, const std::string& by) {
    expense::put_down(work, invoice(number),
                      {by, "programme", "v1", "firm", {}, yuan(1), work.today()});
}

// The other server, while this one decides: from another thread, as a transaction knows no other
// within it.
void meanwhile(const std::function<void()>& act) { std::jthread(act).join(); }

const Actor platform{"system", "platform", {Role::administrator}};

}  // namespace

TEST_CASE("one key is one command, whichever servers it is sent to and however often") {
    for (const Engine& engine : engines()) {
        // Another process may not open the SQLite file for writing: two servers need PostgreSQL.
        if (engine.name == "SQLite") continue;
        Office office(engine);
        Servers servers(office, engine);
        const std::string cookie = office.sign_in("admin").cookie();
        std::vector<std::string> answers(clients);
        in_threads(clients, [&](int client) {
            const Response response = servers.post(client, cookie, "/api/v1/organisations",
                                                   some_bank("one-bank"), "the-same-key");
            CHECK(response.status == 201);
            answers[static_cast<std::size_t>(client)] = response.content();
        });
        for (const std::string& answer : answers) CHECK(answer == answers.front());
        // With keys of their own only one of them makes the other bank.
        std::atomic<int> made = 0, refused = 0;
        in_threads(clients, [&](int client) {
            const Response response =
                servers.post(client, cookie, "/api/v1/organisations", some_bank("other-bank"),
                             "key-of-" + std::to_string(client));
            if (response.status == 201) ++made;
            if (response.status == 409) ++refused;
        });
        CHECK(made == 1);
        CHECK(refused == clients - 1);
        CHECK(servers.failures() == 0);
        check_whole(office);
    }
}

TEST_CASE("a command that makes several records finds each of them made by others meanwhile") {
    for (const Engine& engine : engines()) {
        // SQLite's one writer lets nobody in meanwhile.
        if (engine.name == "SQLite") continue;
        Office office(engine);
        Servers servers(office, engine);
        constexpr int records = 4;
        int attempts = 0;
        const Command all{"test", "all", "all", platform};
        const auto answer =
            servers.system(0).desk().execute(all, [&](Work& work) -> Result<Answer> {
                for (int i = 0; i < records; ++i) claim(work, i, "this");
                // Each time the next of those that were not there, and so are held by nobody.
                const int next = attempts++;
                if (next == records) return Answer{};
                meanwhile([&] {
                    const std::string name = "other-" + std::to_string(next);
                    const Command one{"test", name, name, platform};
                    CHECK(servers.system(1).desk().execute(one, [&](Work& its) -> Result<Answer> {
                        claim(its, next, name);
                        return Answer{};
                    }));
                });
                return Answer{};
            });
        CHECK(answer);
        CHECK(attempts == records + 1);
        servers.system(0).desk().read({}, [&](View& view) {
            for (int i = 0; i < records; ++i)
                CHECK(expense::find(view, expense::Kind::invoice, invoice(i).key)->claims.size() ==
                      2);
        });
        check_whole(office);
    }
}

TEST_CASE("what was decided on a day that was closed meanwhile is decided on the next") {
    for (const Engine& engine : engines()) {
        if (engine.name == "SQLite") continue;
        Office office(engine);
        Servers servers(office, engine);
        std::vector<Date> days;
        const Command command{"test", "late", "late", platform};
        const auto answer =
            servers.system(0).desk().execute(command, [&](Work& work) -> Result<Answer> {
                claim(work, 0, "this");
                days.push_back(work.today());
                if (days.size() == 1)
                    meanwhile(
                        [&] { CHECK(close_day(servers.system(1), {days.front() + Days(2)}, {})); });
                // As a loan says that was brought further than today.
                ensure(days.size() != 2 || work.today() != days.front());
                return Answer{};
            });
        CHECK(answer);
        REQUIRE(days.size() == 2);
        CHECK(days.back() == days.front() + Days(2));
        servers.system(0).desk().read({}, [&](View& view) {
            std::string before;
            for (const Row& row :
                 view.session().query("select booking_date from journal order by number")) {
                CHECK(row.text(0) >= before);
                before = row.text(0);
            }
        });
        check_whole(office);
    }
}
