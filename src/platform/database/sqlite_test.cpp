// What only SQLite has to answer for: its one writer, its groups, its disk.
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "platform/database/halted.h"
#include "platform/database/sqlite_dialect.h"
#include "platform/database/testing/engines.h"
#include "platform/database/testing/temporary_folder.h"

using namespace zhirong;
using namespace std::chrono_literals;
using Kind = DatabaseError::Kind;

namespace {

// SQLite's own file access, except that writes or syncs fail while asked to.
class FaultyDisk {
public:
    enum class Fault { none, no_space_once, no_space, sync_fails };

    FaultyDisk() {
        static bool registered = false;
        fault_ = Fault::none;
        real_ = registered ? real_ : sqlite3_vfs_find(nullptr);
        registered = true;
        faulty_ = *real_;
        faulty_.zName = "faulty";
        faulty_.xOpen = open;
        sqlite3_vfs_register(&faulty_, 1);
    }
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;
    ~FaultyDisk() {
        sqlite3_vfs_unregister(&faulty_);
        sqlite3_vfs_register(real_, 1);
    }

    void set(Fault fault) { fault_ = fault; }

private:
    struct Methods {
        sqlite3_io_methods faulty;  // the first: a file points to it
        const sqlite3_io_methods* real;
    };

    static const sqlite3_io_methods* real_methods(sqlite3_file* file) {
        return reinterpret_cast<const Methods*>(file->pMethods)->real;
    }
    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* result) {
        const int code = real_->xOpen(real_, name, file, flags, result);
        if (file->pMethods == nullptr) return code;
        // The database and its log are opened with different methods.
        Methods& methods = methods_[(flags & SQLITE_OPEN_MAIN_DB) != 0 ? 0 : 1];
        methods.real = file->pMethods;
        methods.faulty = *methods.real;
        methods.faulty.xWrite = write;
        methods.faulty.xSync = sync;
        file->pMethods = &methods.faulty;
        return code;
    }
    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
        Fault once = Fault::no_space_once;
        if (fault_.compare_exchange_strong(once, Fault::none) || fault_ == Fault::no_space)
            return SQLITE_FULL;
        return real_methods(file)->xWrite(file, bytes, size, at);
    }
    static int sync(sqlite3_file* file, int flags) {
        return fault_ == Fault::sync_fails ? SQLITE_IOERR_FSYNC
                                           : real_methods(file)->xSync(file, flags);
    }

    inline static std::atomic<Fault> fault_;
    inline static sqlite3_vfs* real_;
    inline static sqlite3_vfs faulty_;
    inline static std::array<Methods, 2> methods_;
};

struct Store {
    testing::TemporaryFolder folder;
    std::string url = "sqlite:" + (folder.path() / "test.db").string();
    std::unique_ptr<Database> database = open_database(url);

    Store() {
        database->write([](Session& session) {
            session.execute("create table item (id bigint primary key, name text)");
        });
    }
    void insert(std::int64_t id, std::size_t size = 1) {
        database->write([&](Session& session) {
            session.execute("insert into item values ($1, $2)", id, std::string(size, 'x'));
        });
    }
    std::int64_t count() {
        return database->read([](Session& session) {
            return session.query("select count(*) from item").at(0).integer(0);
        });
    }
};

Kind kind_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const DatabaseError& error) {
        return error.kind;
    }
    FAIL("no DatabaseError");
    return Kind::other;
}

}  // namespace

TEST_CASE("the settings that durability rests on are in force") {
    Store store;
    store.database->write([](Session& session) {
        CHECK(session.query("pragma journal_mode").at(0).text(0) == "wal");
        CHECK(session.query("pragma synchronous").at(0).integer(0) == 2);
        CHECK(session.query("pragma foreign_keys").at(0).integer(0) == 1);
        CHECK(session.query("pragma table_list('item')").at(0).integer(5) == 1);  // strict
    });
}

TEST_CASE("a second writer is told who holds the database") {
    Store store;
    try {
        open_database(store.url);
        FAIL("opened twice");
    } catch (const DatabaseError& error) {
        CHECK(error.kind == Kind::busy);
        const std::string what = error.what();
        CHECK(what.find("process " + std::to_string(getpid())) != std::string::npos);
        CHECK(what.find("read-only") != std::string::npos);
    }
    store.database.reset();
    store.database = open_database(store.url);
    store.insert(1);
}

TEST_CASE("a full database refuses, keeps what it has, and goes on once there is room") {
    Store store;
    const auto allow_pages = [&](int pages) {
        store.database->write([&](Session& session) {
            session.query("pragma max_page_count = " + std::to_string(pages));
        });
    };
    allow_pages(200);
    std::int64_t id = 0;
    CHECK(kind_of([&] {
              for (; id < 100; ++id) store.insert(id, 20'000);
          }) == Kind::full);
    CHECK(id > 10);
    CHECK(store.count() == id);
    CHECK(kind_of([&] { store.insert(id, 20'000); }) == Kind::full);
    allow_pages(2'000);
    store.insert(id, 20'000);
    CHECK(store.count() == id + 1);
}

TEST_CASE("a disk that fills up at the commit fails every write, and none of them is there") {
    FaultyDisk disk;
    Store store;
    store.insert(1);
    disk.set(FaultyDisk::Fault::no_space);
    std::atomic<int> full = 0;
    testing::in_threads(16, [&](int id) {
        if (kind_of([&] { store.insert(100 + id); }) == Kind::full) ++full;
    });
    CHECK(full == 16);
    CHECK(store.count() == 1);
    disk.set(FaultyDisk::Fault::none);
    store.insert(2);
    store.database = nullptr;
    store.database = open_database(store.url);
    CHECK(store.count() == 2);
}

TEST_CASE("a disk that does not confirm leaves the outcome unknown, and ends writing") {
    FaultyDisk disk;
    Store store;
    store.insert(1);
    disk.set(FaultyDisk::Fault::sync_fails);
    CHECK(kind_of([&] { store.insert(2); }) == Kind::unknown_outcome);
    // That it confirms the next proves nothing about what it has not.
    disk.set(FaultyDisk::Fault::none);
    CHECK_THROWS_AS(store.insert(3), StoreHalted);
    CHECK(store.count() == 1);
    store.database = nullptr;
    store.database = open_database(store.url);
    store.insert(4);
    CHECK(store.count() >= 2);
}

TEST_CASE("a job too large for the disk takes no neighbour with it") {
    FaultyDisk disk;
    Store store;
    Kind kind = Kind::other;
    std::atomic<bool> first_runs = false;
    std::jthread first{[&] {
        store.database->write([&](Session& session) {
            session.execute("insert into item values (1, 'first')");
            first_runs = true;
            std::this_thread::sleep_for(100ms);  // So that the others join its group.
        });
    }};
    while (!first_runs) std::this_thread::yield();
    std::jthread large{[&] {
        kind = kind_of([&] {
            store.database->write([&](Session& session) {
                disk.set(FaultyDisk::Fault::no_space_once);
                // More than the page cache holds, so it reaches the disk before the commit.
                for (int i = 0; i < 20; ++i)
                    session.execute("insert into item values ($1, $2)", 10 + i,
                                    std::string(1 << 20, 'x'));
            });
        });
    }};
    std::jthread last{[&] { store.insert(3); }};
    first.join();
    large.join();
    last.join();
    CHECK(kind == Kind::full);
    CHECK(store.count() == 2);
}

TEST_CASE("a file that is no database is called corrupt") {
    testing::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "test.db";
    std::ofstream{file} << std::string(8192, '?');
    CHECK(kind_of([&] { open_database("sqlite:" + file.string()); }) == Kind::corrupt);
    CHECK(kind_of([&] { open_database("sqlite:" + file.string(), OpenMode::read_only); }) ==
          Kind::corrupt);
}

TEST_CASE("definitions are put in SQLite's words, everything else is left alone") {
    CHECK(in_sqlite_dialect("create table a (b BIGINT default 'bigint', \"bigint\" text)") ==
          "create table a (b integer default 'bigint', \"bigint\" text) strict");
    CHECK(in_sqlite_dialect("Alter Table a add column bigint_ bigint") ==
          "Alter Table a add column bigint_ integer");
    CHECK(in_sqlite_dialect("select cast($1 as bigint)") == "select cast($1 as bigint)");
    CHECK(in_sqlite_dialect("create index a on b (c)") == "create index a on b (c)");
    CHECK(in_sqlite_dialect("create table a (b bigint primary key) without rowid") ==
          "create table a (b integer primary key) without rowid, strict");
    CHECK(in_postgres_dialect("create table a (b bigint primary key) without rowid") ==
          "create table a (b bigint primary key) ");
    CHECK(in_postgres_dialect("select 'without rowid'") == "select 'without rowid'");
    CHECK(in_sqlite_dialect("create") == "create");
    CHECK(in_sqlite_dialect("create table a (b text default 'x") ==
          "create table a (b text default 'x strict");
}
