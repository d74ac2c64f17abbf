// PostgreSQL, all of it, killed under writers: the server goes on by itself when it is back, and
// has told nobody anything that is not so.
#include <doctest/doctest.h>

#include <iostream>
#include <random>
#include <thread>

#include "faults/setting.h"
#include "faults/write_load.h"

namespace zhirong::testing {
namespace {

TEST_CASE(
    "PostgreSQL killed at any moment: the server goes on, and nothing is lost or done twice") {
    constexpr int writers = 6;
    constexpr std::uint64_t longest_load_milliseconds = 300;
    const int kills = static_cast<int>(setting("ZHIRONG_DATABASE_KILLS", 8));
    PrivatePostgres postgres;  // With little to recover.
    const BookArguments book = demonstration_on(postgres);
    RunningServer server(book);
    WriteLoad load(book, server.port());
    std::mt19937_64 random(seed());
    for (int kill = 0; kill < kills; ++kill) {
        load.run_through(server.port(), "kill-" + std::to_string(kill), writers, [&] {
            load.await_acknowledged(writers);
            std::this_thread::sleep_for(
                std::chrono::milliseconds(random() % longest_load_milliseconds));
            postgres.crash_and_restart();
            load.await_acknowledged(2 * writers);
        });
        load.check(server.port());
    }
    load.check_all(server.port());
    CHECK(server.stop().exit_code == 0);
    load.verify();
    std::cout << kills << " kills of PostgreSQL under " << writers
              << " writers: " << load.acknowledged_count() << " writes acknowledged";
    for (const auto& [code, times] : load.troubles())
        std::cout << ", " << (code.empty() ? "no answer" : code) << ' ' << times;
    std::cout << '\n';
    // The server itself was never away.
    CHECK(!load.troubles().contains(""));
    CHECK(!load.troubles().empty());
}

}  // namespace
}  // namespace zhirong::testing
