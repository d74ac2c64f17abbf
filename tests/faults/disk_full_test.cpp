// A disk without space: writes are refused and say so, reading goes on, and nothing is lost.
#include <doctest/doctest.h>

#include <functional>

#include "faults/small_disk.h"
#include "faults/write_load.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong::testing {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t mebibyte = 1024 * 1024;

void copy_demonstration(const fs::path& to) {
    fs::copy(demonstration_folder(), to, fs::copy_options::recursive);
}
std::uint64_t demonstration_size() { return fs::file_size(demonstration_folder() / "zhirong.db"); }

void check_refusal(const HttpAnswer& refused, const char* code) {
    CHECK_MESSAGE(refused.status == 503, refused.body);
    CHECK(refused.headers.at("content-type").starts_with("application/problem+json"));
    CHECK_MESSAGE(refused.text({"code"}) == code, refused.body);
}

void check_reading_goes_on(const WriteLoad& load, std::uint16_t port) {
    CHECK(load.get(port, "/api/v1/financings?limit=500").status == 200);
    CHECK(load.get(port, "/api/v1/ledger/balances?book=changsha-bank").status == 200);
    CHECK(load.get(port, "/api/v1/health").status == 200);
    load.verify();  // Reads too.
}

TEST_CASE("on a full disk writes are refused, reading goes on, and with space again all is well") {
    if (!SmallDisk::permitted()) {
        MESSAGE("no file system may be mounted here; the limit on a file's size stands for it");
        return;
    }
    const std::uint64_t small = demonstration_size() + 2 * mebibyte;
    const TemporaryFolder data;
    SmallDisk disk(data.path(), small);
    copy_demonstration(data.path());
    const BookArguments book{"--data", data.path().string()};
    auto server = std::make_unique<RunningServer>(book);
    WriteLoad load(book, server->port());

    check_refusal(load.run_until_refused(server->port(), "until-full"), "store.full");
    const int written = load.acknowledged_count();
    CHECK(written > 10);
    check_reading_goes_on(load, server->port());
    check_refusal(load.run_until_refused(server->port(), "still-full"), "store.full");

    disk.resize(small + 8 * mebibyte);
    load.check(server->port());
    load.verify();

    // Full again, and killed so. With space it starts, and has what it acknowledged.
    check_refusal(load.run_until_refused(server->port(), "full-again"), "store.full");
    CHECK(load.acknowledged_count() > written);
    server->kill();
    load.verify();
    disk.resize(small + 64 * mebibyte);
    server = std::make_unique<RunningServer>(book);
    load.check(server->port());
    load.check_all(server->port());
    CHECK(server->stop().exit_code == 0);
    load.verify();
}

TEST_CASE("where a file may not grow writes are refused, reading goes on, and later all is well") {
    // SQLite tells of a full disk, but not why else the log could not be written at a commit: the
    // answer then promises less, that the same key will bring certainty.
    constexpr const char* unknown = "store.unknown_outcome";
    const TemporaryFolder data;
    copy_demonstration(data.path());
    const BookArguments book{"--data", data.path().string()};
    RunningServer server(book);
    WriteLoad load(book, server.port());

    server.limit_files(demonstration_size() + mebibyte);
    check_refusal(load.run_until_refused(server.port(), "until-full"), unknown);
    CHECK(load.acknowledged_count() > 10);
    check_reading_goes_on(load, server.port());
    check_refusal(load.run_until_refused(server.port(), "still-full"), unknown);

    server.limit_files({});
    load.check(server.port());
    load.check_all(server.port());
    CHECK(server.stop().exit_code == 0);
    load.verify();
}

}  // namespace
}  // namespace zhirong::testing
