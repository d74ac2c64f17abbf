// The promise of the API, held against kill -9: what was acknowledged is there, an answer is given
// again for its idempotency key, and what was not acknowledged is whole or absent.
#include <doctest/doctest.h>

#include <iostream>
#include <random>

#include "faults/setting.h"
#include "faults/write_load.h"
#include "platform/database/testing/private_postgres.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong::testing {
namespace {

using std::chrono::microseconds;

struct Count {
    int kills = 0;
    int acknowledged = 0;
    int unanswered = 0;
    int unanswered_yet_done = 0;
    std::chrono::milliseconds slowest_start{};

    void add(const WriteLoad& load) {
        acknowledged += load.acknowledged_count();
        unanswered += load.unanswered_count();
        unanswered_yet_done += load.unanswered_yet_done_count();
    }
    void check_and_tell(int writers) const {
        std::cout << kills << " kills under " << writers << " writers: " << acknowledged
                  << " writes acknowledged, " << unanswered << " unanswered of which at least "
                  << unanswered_yet_done << " were done; the slowest start took "
                  << slowest_start.count() << " ms\n";
        // Else the kills came when nothing was under way, and the test has shown nothing.
        CHECK(acknowledged > kills);
        CHECK(unanswered > kills);
    }
};

// Runs, kills and checks the book `kills` times.
void kill_often(const BookArguments& book, const std::string& name, int kills, int writers,
                std::chrono::milliseconds longest_load, std::mt19937_64& random, Count& count) {
    using Clock = std::chrono::steady_clock;
    constexpr int kills_between_proofs = 10;
    std::optional<WriteLoad> load;
    for (int kill = 1; kill <= kills; ++kill) {
        const auto asked = Clock::now();
        RunningServer server(book);
        count.slowest_start =
            std::max(count.slowest_start,
                     std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - asked));
        if (load)
            load->check(server.port());
        else
            load.emplace(book, server.port());
        const auto longest = static_cast<std::uint64_t>(microseconds(longest_load).count());
        load->run_and_kill(server, name + "-" + std::to_string(kill), writers,
                           microseconds(random() % longest));
        ++count.kills;
        if (kill % kills_between_proofs == 0 || kill == kills) load->verify();
    }
    RunningServer server(book);
    load->check(server.port());
    load->check_all(server.port());
    const Ran stopped = server.stop();
    CHECK_MESSAGE(stopped.exit_code == 0, stopped.output);
    load->verify();
    count.add(*load);
}

TEST_CASE("killed at any moment, the server keeps what it acknowledged and nothing by halves") {
    constexpr int writers = 4;
    constexpr int kills_per_folder = 20;  // then a new folder, so that lists stay short
    const int kills = static_cast<int>(setting("ZHIRONG_KILLS", 200));
    std::mt19937_64 random(seed());
    Count count;
    for (int done = 0; done < kills; done += kills_per_folder) {
        TemporaryFolder data;
        std::filesystem::copy(demonstration_folder(), data.path(),
                              std::filesystem::copy_options::recursive);
        kill_often({"--data", data.path().string()}, "from-" + std::to_string(done),
                   std::min(kills_per_folder, kills - done), writers, std::chrono::milliseconds(80),
                   random, count);
    }
    count.check_and_tell(writers);
}

TEST_CASE("killed under many writers, the server keeps its word on PostgreSQL too") {
    constexpr int writers = 16;
    constexpr int kills = 10;
    const BookArguments book{"--database", PrivatePostgres::shared().new_database()};
    {
        BookArguments loading = book;
        loading.emplace_back("--demonstration");
        RunningServer server(loading);
        REQUIRE(server.stop().exit_code == 0);
    }
    std::mt19937_64 random(seed());
    Count count;
    kill_often(book, "postgres", kills, writers, std::chrono::milliseconds(400), random, count);
    count.check_and_tell(writers);
}

}  // namespace
}  // namespace zhirong::testing
