// A disk that refuses a write in the middle of a commit, or does not confirm one: nothing that it
// did not confirm is acknowledged, then or later, and nothing that was is lost, at a power cut too.
#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include "faults/faulty_world.h"
#include "faults/setting.h"
#include "faults/write_load.h"
#include "platform/database/database.h"

namespace zhirong::testing {
namespace {

namespace fs = std::filesystem;
constexpr int writers = 3;

// The demonstration's book on a disk that can be made to fail, and its server.
class Scene {
public:
    Scene() {
        fs::copy(demonstration_folder(), data_.path(), fs::copy_options::recursive);
        world_.emplace(data_.path());
        start();
        load_.emplace(book(), port());
    }

    BookArguments book() const { return {"--data", data_.path().string()}; }
    fs::path database() const { return data_.path() / "zhirong.db"; }
    FaultyWorld& world() { return *world_; }
    WriteLoad& load() { return *load_; }
    std::uint16_t port() const { return server_->port(); }
    std::vector<std::string> run_until_refused() {
        return load_->run_until_refused(port(), "run-" + std::to_string(++runs_), writers);
    }
    void start() { server_ = std::make_unique<RunningServer>(book(), world_->environment()); }
    void kill() { server_->kill(); }
    void cut_power() {
        server_->kill();
        world_->cut_power();
    }
    void check() { load_->check(port()); }
    void end() {
        check();
        load_->check_all(port());
        CHECK(server_->stop().exit_code == 0);
        load_->verify();
    }

private:
    TemporaryFolder data_;
    std::optional<FaultyWorld> world_;
    std::unique_ptr<RunningServer> server_;
    std::optional<WriteLoad> load_;
    int runs_ = 0;
};

bool permitted() {
    if (!FaultyWorld::permitted()) MESSAGE("not in a program that a sanitizer watches");
    return FaultyWorld::permitted();
}

// How far into the calls of a commit the sweeps go.
std::int64_t positions(std::int64_t otherwise) {
    return static_cast<std::int64_t>(
        setting("ZHIRONG_DISK_POSITIONS", static_cast<std::uint64_t>(otherwise)));
}

TEST_CASE("a write that the disk refuses once undoes its commit alone, at whichever it is") {
    if (!permitted()) return;
    Scene scene;
    int refused = 0;
    for (const int error : {ENOSPC, EIO})
        for (std::int64_t position = 0; position < positions(10); ++position)
            scene.load().run_through(
                scene.port(), "once-" + std::to_string(error) + "-" + std::to_string(position),
                writers, [&] {
                    scene.world().break_disk({.calls = call_write,
                                              .files = file_log,
                                              .error = error,
                                              .passing = position,
                                              .failing = 1});
                    scene.load().await_acknowledged(4 * writers);
                    CHECK(scene.world().failures() == 1);
                    scene.world().mend_disk();
                });
    scene.check();
    for (const auto& [code, times] : scene.load().troubles()) refused += times;
    std::cout << 2 * positions(10) << " writes to the log failed, " << refused
              << " requests were refused for it\n";
    CHECK(refused > 0);
    scene.end();
}

TEST_CASE("while the disk takes no writes each is refused and none is there, killed or not") {
    if (!permitted()) return;
    Scene scene;
    for (const int error : {ENOSPC, EIO})
        for (std::int64_t position = 0; position < positions(6); ++position) {
            scene.world().break_disk(
                {.calls = call_write, .files = file_log, .error = error, .passing = position});
            const char* wanted = error == ENOSPC ? "store.full" : "store.unknown_outcome";
            for (const std::string& code : scene.run_until_refused()) CHECK(code == wanted);
            CHECK(scene.load().get(scene.port(), "/api/v1/financings?limit=500").status == 200);
            scene.world().mend_disk();
            if (position % 3 == 1) scene.kill();
            if (position % 3 == 2) scene.cut_power();
            if (position % 3 != 0) scene.start();
            scene.check();
        }
    scene.end();
}

TEST_CASE(
    "what the disk does not confirm is not acknowledged, and ends writing until a new start") {
    if (!permitted()) return;
    enum class Next { kill, cut_power, kill_and_cut_power };
    Scene scene;
    int unknown = 0;
    for (const int error : {EIO, ENOSPC})
        for (std::int64_t position = 0; position < positions(3); ++position)
            for (const Next next : {Next::kill, Next::cut_power, Next::kill_and_cut_power}) {
                // One sync fails; those after it would succeed, and prove nothing.
                scene.world().break_disk({.calls = call_sync,
                                          .files = file_log,
                                          .error = error,
                                          .passing = position,
                                          .failing = 1});
                const std::vector<std::string> codes = scene.run_until_refused();
                CHECK(scene.world().failures() == 1);
                for (const std::string& code : codes)
                    CHECK((code == "store.unknown_outcome" || code == "store.halted"));
                unknown += static_cast<int>(std::ranges::count(codes, "store.unknown_outcome"));
                CHECK(std::ranges::count(codes, "store.unknown_outcome") > 0);
                for (const std::string& code : scene.run_until_refused())
                    CHECK(code == "store.halted");
                const HttpAnswer ready = scene.load().get(scene.port(), "/api/v1/ready");
                CHECK(ready.status == 503);
                CHECK(ready.body.find("store.halted") != std::string::npos);
                CHECK(scene.load().get(scene.port(), "/api/v1/financings?limit=500").status == 200);
                scene.world().mend_disk();

                if (next == Next::cut_power) scene.cut_power();
                if (next != Next::cut_power) scene.kill();
                scene.start();
                scene.check();
                if (next != Next::kill_and_cut_power) continue;
                // What was in the log after the kill has been told of by now: it may not go.
                scene.cut_power();
                scene.start();
                scene.check();
            }
    std::cout << unknown << " writes had an unknown outcome\n";
    scene.end();
}

TEST_CASE("what was told of after a kill stands after a power cut") {
    if (!permitted()) return;
    const int kills = static_cast<int>(positions(4));
    Scene scene;
    for (int i = 0; i < kills; ++i) {
        // The log is written and not confirmed; the kill comes while the writers wait for it.
        scene.world().break_disk({.calls = call_sync, .files = file_log, .error = EIO});
        scene.run_until_refused();
        scene.world().mend_disk();
        scene.kill();
        scene.start();
        // Reading is telling, too: not one write comes between the start and the power cut.
        const std::string told =
            scene.load().get(scene.port(), "/api/v1/financings?limit=500").body;
        scene.cut_power();
        scene.start();
        CHECK(scene.load().get(scene.port(), "/api/v1/financings?limit=500").body == told);
        scene.check();
    }
    scene.end();
}

TEST_CASE("a log that is carried over half, then not confirmed, is kept whole") {
    if (!permitted()) return;
    Scene scene;
    const fs::path log = scene.database().string() + "-wal";
    // A reader of an old moment, so that only what is older can be carried over, and then the rest:
    // that is where the disk does not confirm.
    std::jthread reader([&](const std::stop_token& stop) {
        const auto wait_until = [&](const std::function<bool()>& is_so) {
            while (!is_so() && !stop.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        };
        const auto book = open_database("sqlite:" + scene.database().string(), OpenMode::read_only);
        wait_until([&] { return fs::file_size(log) > std::uintmax_t{1024} * 1024; });
        book->read([&](Session& session) {
            session.query("select count(*) from record");
            const auto before = fs::last_write_time(scene.database());
            wait_until([&] { return fs::last_write_time(scene.database()) != before; });
            scene.world().break_disk(
                {.calls = call_sync, .files = file_database, .error = EIO, .failing = 1});
        });
    });
    for (const std::string& code : scene.load().run_until_refused(scene.port(), "large", 8))
        CHECK(code == "store.halted");
    std::cout << scene.load().acknowledged_count() << " writes made a log of "
              << fs::file_size(log) / 1024 / 1024 << " MiB\n";
    for (const std::string& code : scene.run_until_refused()) CHECK(code == "store.halted");
    CHECK(scene.world().failures() == 1);
    scene.world().mend_disk();
    scene.cut_power();
    scene.start();
    scene.check();
    scene.end();
}

TEST_CASE("where the disk does not confirm at the start the server does not start, and then does") {
    if (!permitted()) return;
    Scene scene;
    scene.load().run_through(scene.port(), "before", writers,
                             [&] { scene.load().await_acknowledged(10); });
    for (const int file : {file_log, file_folder}) {
        scene.kill();
        scene.world().break_disk({.calls = call_sync, .files = file, .error = EIO});
        CHECK_THROWS_WITH_AS(scene.start(), doctest::Contains("ended with"), std::runtime_error);
        CHECK(scene.world().failures() > 0);
        scene.world().mend_disk();
        scene.start();
        scene.check();
        scene.load().run_through(scene.port(), "between-" + std::to_string(file), writers,
                                 [&] { scene.load().await_acknowledged(10); });
    }
    scene.end();
}

}  // namespace
}  // namespace zhirong::testing
