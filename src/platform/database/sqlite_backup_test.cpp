#include "platform/database/sqlite_backup.h"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "platform/database/database.h"
#include "platform/database/testing/temporary_folder.h"

using namespace zhirong;
using zhirong::testing::TemporaryFolder;

namespace {

std::string url(const std::filesystem::path& file) { return "sqlite:" + file.string(); }

bool go_on(std::int64_t, std::int64_t) { return true; }

void back_up(const std::filesystem::path& from, const std::filesystem::path& to) {
    SqliteBackup backup(from, to);
    REQUIRE(backup.copy(go_on));
    backup.keep();
}

// Pairs that belong together: half a transaction would be an odd number of rows.
void write_pair(Database& database, std::int64_t number) {
    database.write([&](Session& session) {
        session.execute("insert into item (id, text) values ($1, $2)", 2 * number,
                        std::string(2'000, 'a'));
        session.execute("insert into item (id, text) values ($1, $2)", 2 * number + 1,
                        std::string(2'000, 'b'));
    });
}

std::int64_t rows(const std::filesystem::path& file) {
    const auto database = open_database(url(file), OpenMode::read_only);
    return database->read([](Session& session) {
        return session.query("select count(*) from item").front().integer(0);
    });
}

}  // namespace

TEST_CASE("a backup beside a writer holds what was committed before it, and no half of anything") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.db";
    const auto database = open_database(url(file));
    database->write([](Session& session) {
        session.execute("create table item (id bigint primary key, text text not null)");
    });
    std::atomic<std::int64_t> written = 0;
    std::atomic<bool> stop = false;
    std::jthread writer([&] {
        while (!stop) {
            write_pair(*database, written);
            ++written;
        }
    });
    while (written < 500) std::this_thread::yield();
    for (int i = 0; i < 5; ++i) {
        const auto copy = folder.path() / ("copy" + std::to_string(i));
        const std::int64_t before = written;
        back_up(file, copy);
        const std::int64_t after = written;
        const std::int64_t found = rows(copy);
        CHECK(found % 2 == 0);
        CHECK(found / 2 >= before);
        CHECK(found / 2 <= after + 1);  // One may be committed and not counted yet.
        CHECK(!std::filesystem::exists(copy.string() + "-wal"));
    }
    stop = true;
}

TEST_CASE("a backup overwrites nothing, and leaves nothing under its name unless it is whole") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.db";
    const auto copy = folder.path() / "copy.db";
    CHECK_THROWS_AS(SqliteBackup(file, copy), DatabaseError);  // There is no book.
    open_database(url(file))->write([](Session& session) {
        session.execute("create table item (id bigint primary key, text text not null)");
    });

    std::ofstream(copy) << "kept";
    CHECK_THROWS_AS(SqliteBackup(file, copy), DatabaseError);
    std::ifstream read(copy);
    CHECK(std::string(std::istreambuf_iterator<char>(read), {}) == "kept");
    std::filesystem::remove(copy);

    {
        SqliteBackup stopped(file, copy);
        CHECK_THROWS_AS(SqliteBackup(file, copy), DatabaseError);  // One at a time.
        CHECK(!stopped.copy([](std::int64_t, std::int64_t) { return false; }));
    }
    {
        SqliteBackup overtaken(file, copy);
        REQUIRE(overtaken.copy(go_on));
        std::ofstream(copy) << "somebody else's";
        CHECK_THROWS_AS(overtaken.keep(), DatabaseError);
    }
    std::filesystem::remove(copy);
    for (const auto& left : std::filesystem::directory_iterator(folder.path()))
        CHECK(!left.path().filename().string().starts_with("copy"));

    back_up(file, copy);
    CHECK(rows(copy) == 0);
}
