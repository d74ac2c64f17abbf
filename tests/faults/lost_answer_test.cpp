// The connection is lost after the commit and before the answer, between client and server or
// between server and database: who asks again under the same key is given the same answer, and
// nothing is done twice.
#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <iostream>
#include <mutex>
#include <random>

#include "faults/relay.h"
#include "faults/setting.h"
#include "faults/write_load.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;
constexpr int writers = 4;

int answers() { return static_cast<int>(setting("ZHIRONG_LOST_ANSWERS", 200)); }

// One in so many, with the ends a connection can have in turn.
class Chance {
public:
    explicit Chance(std::uint64_t one_in) : one_in_(one_in), random_(seed()) {}

    Relay::Fate fate() {
        constexpr std::array fates{Relay::Fate::unanswered, Relay::Fate::abandoned,
                                   Relay::Fate::lost};
        const std::lock_guard lock(mutex_);
        if (random_() % one_in_ != 0) return Relay::Fate::passes;
        return fates[turn_++ % fates.size()];
    }

private:
    std::mutex mutex_;
    std::uint64_t one_in_;
    std::mt19937_64 random_;
    std::size_t turn_ = 0;
};

void on_each_engine(const std::function<void(const BookArguments& book)>& test) {
    SUBCASE("SQLite") {
        const TemporaryFolder data;
        fs::copy(demonstration_folder(), data.path(), fs::copy_options::recursive);
        test({"--data", data.path().string()});
    }
    SUBCASE("PostgreSQL") { test(demonstration_on(PrivatePostgres::shared())); }
}

void tell(const char* what, int cuts, const WriteLoad& load) {
    std::cout << what << ": " << cuts << " connections cut, " << load.acknowledged_count()
              << " writes acknowledged";
    for (const auto& [code, times] : load.troubles())
        std::cout << ", " << (code.empty() ? "no answer" : code) << ' ' << times;
    std::cout << '\n';
}

// The checks ask every key once more.
void end(WriteLoad& load, RunningServer& server) {
    load.check(server.port());
    load.check_all(server.port());
    CHECK(server.stop().exit_code == 0);
    load.verify();
}

TEST_CASE("a client that leaves before its answer and asks again is answered once, for one deed") {
    on_each_engine([](const BookArguments& book) {
        RunningServer server(book);
        WriteLoad load(book, server.port());
        load.run_through(
            server.port(), "leaving", writers, [&] { load.await_acknowledged(answers()); }, true);
        tell("clients that leave", load.acknowledged_count(), load);
        CHECK(load.troubles().empty());
        end(load, server);
    });
}

TEST_CASE("a connection cut between request and answer costs an answer, and no deed") {
    on_each_engine([](const BookArguments& book) {
        RunningServer server(book);
        WriteLoad load(book, server.port());
        Chance chance(4);
        {
            Relay relay(server.port(), [&](std::string_view piece) {
                return piece.starts_with("POST "sv) ? chance.fate() : Relay::Fate::passes;
            });
            load.run_through(relay.port(), "cut", writers,
                             [&] { load.await_acknowledged(answers()); });
            tell("between client and server", relay.cuts(), load);
            CHECK(relay.cuts() > 20);
        }
        CHECK(load.troubles().contains(""));
        end(load, server);
    });
}

TEST_CASE(
    "a commit whose answer is lost on the way from the database is neither claimed nor denied") {
    const BookArguments direct = demonstration_on(PrivatePostgres::shared());
    const std::string& address = direct.back();
    // postgresql://postgres@/NAME?host=…
    const std::size_t after_name = address.find('?');
    const std::size_t before_name = address.rfind('/', after_name);
    const std::string name = address.substr(before_name + 1, after_name - before_name - 1);
    Chance chance(8);
    std::atomic<bool> cutting = false;
    Relay relay(PrivatePostgres::shared().folder() / ".s.PGSQL.5432", [&](std::string_view piece) {
        // The journal's line names the command and goes out with the commit.
        const bool commits = piece.contains("recordRepayment") || piece.contains("applyForLoan") ||
                             piece.contains("acceptFinancing");
        return commits && cutting ? chance.fate() : Relay::Fate::passes;
    });
    RunningServer server({"--database", "postgresql://postgres@127.0.0.1:" +
                                            std::to_string(relay.port()) + "/" + name});
    WriteLoad load(direct, server.port());
    load.run_through(server.port(), "commit", writers, [&] {
        cutting = true;
        load.await_acknowledged(answers());
        cutting = false;
    });
    tell("between server and database", relay.cuts(), load);
    CHECK(load.troubles().contains("store.unknown_outcome"));
    CHECK(!load.troubles().contains(""));
    end(load, server);
}

}  // namespace
}  // namespace zhirong::testing
