// A wall clock that jumps while the server runs. What has an order has it from numbers, not from
// the time: a book that was written under a wrong clock is whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>

#include "faults/faulty_world.h"
#include "faults/write_load.h"
#include "platform/database/database.h"

namespace zhirong::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
constexpr std::chrono::hours day{24};

HttpAnswer sign_in(Client& client, const std::string& user, const std::string& password) {
    return client.post("/api/v1/session", Tree::map({{"user", user}, {"password", password}}),
                       "sign-in");
}

TEST_CASE(
    "a clock that jumps back changes times alone: writes, keys, sessions and the book stand") {
    if (!FaultyWorld::permitted()) {
        MESSAGE("not in a program that a sanitizer watches");
        return;
    }
    const TemporaryFolder data;
    fs::copy(demonstration_folder(), data.path(), fs::copy_options::recursive);
    FaultyWorld world(data.path());
    const BookArguments book{"--data", data.path().string()};
    auto server = std::make_unique<RunningServer>(book, world.environment());
    WriteLoad load(book, server->port());

    // The sessions of the load are those of before all jumps.
    load.run_through(server->port(), "jumping", 3, [&] {
        load.await_acknowledged(10);
        for (const std::chrono::milliseconds ahead :
             {std::chrono::milliseconds(-1h), std::chrono::milliseconds(-day),
              std::chrono::milliseconds(0), std::chrono::milliseconds(-400 * day),
              std::chrono::milliseconds(3h), std::chrono::milliseconds(-1s)}) {
            world.set_clock(ahead);
            load.await_acknowledged(15);
            Client fresh(server->port());
            fresh.sign_in("auditor", "zhirong-demo");
            CHECK(fresh.get("/api/v1/financings").status == 200);
        }
    });
    CHECK(load.troubles().empty());
    // The keys of before and after the jumps are the same requests, their answers the same bytes.
    load.check(server->port());
    load.verify();

    // Killed and started with the clock a day behind what it wrote last.
    load.run_through(server->port(), "again", 3, [&] { load.await_acknowledged(10); });
    server->kill();
    world.set_clock(-day);
    server = std::make_unique<RunningServer>(book, world.environment());
    load.check(server->port());
    load.run_through(server->port(), "behind", 3, [&] { load.await_acknowledged(10); });
    load.check(server->port());
    load.check_all(server->port());
    CHECK(server->stop().exit_code == 0);
    load.verify();

    // Else the clock was never back, and the test has shown nothing.
    const auto stored =
        open_database("sqlite:" + (data.path() / "zhirong.db").string(), OpenMode::read_only);
    const Rows times = stored->read(
        [](Session& session) { return session.query("select at from journal order by number"); });
    int back = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        if (times[i].integer(0) < times[i - 1].integer(0)) ++back;
    std::cout << "the clock went back " << back << " times in " << times.size()
              << " lines of the journal\n";
    CHECK(back >= 4);
}

TEST_CASE("who has to wait before trying again waits no longer because the clock jumped back") {
    if (!FaultyWorld::permitted()) {
        MESSAGE("not in a program that a sanitizer watches");
        return;
    }
    const TemporaryFolder data;
    fs::copy(demonstration_folder(), data.path(), fs::copy_options::recursive);
    FaultyWorld world(data.path());
    const BookArguments book{"--data", data.path().string()};
    RunningServer server(book, world.environment());
    WriteLoad load(book, server.port());
    Client client(server.port());
    constexpr const char* user = "bio";
    for (int i = 0; i < 5; ++i) CHECK(sign_in(client, user, "not the password").status == 401);
    CHECK(sign_in(client, user, "zhirong-demo").status == 429);
    world.set_clock(-10s);
    CHECK(sign_in(client, user, "zhirong-demo").status == 429);
    // A day's jump leaves nobody out for a day.
    world.set_clock(-day);
    CHECK(sign_in(client, user, "zhirong-demo").status == 200);
    // And guessing is as slow as ever.
    for (int i = 0; i < 5; ++i) CHECK(sign_in(client, user, "not the password").status == 401);
    CHECK(sign_in(client, user, "zhirong-demo").status == 429);
    CHECK(server.stop().exit_code == 0);
    load.verify();
}

}  // namespace
}  // namespace zhirong::testing
