// What only PostgreSQL has to answer for: deadlocks and lost connections.
#include <doctest/doctest.h>

#include <atomic>
#include <barrier>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

#include "platform/database/database.h"
#include "platform/database/testing/engines.h"
#include "platform/database/testing/private_postgres.h"

using namespace zhirong;
using namespace std::chrono_literals;
using Kind = DatabaseError::Kind;

namespace {

struct Store {
    std::string url;
    std::unique_ptr<Database> database;

    explicit Store(testing::PrivatePostgres& server = testing::PrivatePostgres::shared())
        : url{server.new_database()}, database{open_database(url)} {
        database->write([](Session& session) {
            session.execute("create table item (id bigint primary key, amount bigint not null)");
            session.execute("insert into item values (1, 0), (2, 0)");
        });
    }
    std::int64_t sum() {
        return database->read([](Session& session) {
            return session.query("select sum(amount) from item").at(0).integer(0);
        });
    }
    // Ends every other connection to this database, and waits until it has ended.
    void disconnect_all() {
        open_database(url)->write([](Session& session) {
            session.query(
                "select pg_terminate_backend(pid, 10000)::text from pg_stat_activity "
                "where datname = current_database() and pid <> pg_backend_pid()");
        });
    }
};

void add(Session& session, std::int64_t id) {
    session.execute("update item set amount = amount + 1 where id = $1", id);
}

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

TEST_CASE("of two transactions in a deadlock the one given up runs again") {
    Store store;
    std::barrier both_hold_one{2};
    std::atomic<int> runs = 0;
    testing::in_threads(2, [&](int thread) {
        bool first_run = true;
        store.database->write([&](Session& session) {
            ++runs;
            add(session, thread == 0 ? 1 : 2);
            if (first_run) both_hold_one.arrive_and_wait();
            first_run = false;
            add(session, thread == 0 ? 2 : 1);
        });
    });
    CHECK(runs >= 3);  // It may meet the other one again.
    CHECK(store.sum() == 4);
}

TEST_CASE("a transaction that hides a deadlock behind its own exception runs again too") {
    Store store;
    std::barrier both_hold_one{2};
    std::atomic<int> runs = 0;
    testing::in_threads(2, [&](int thread) {
        bool first_run = true;
        store.database->write([&](Session& session) {
            ++runs;
            add(session, thread == 0 ? 1 : 2);
            if (first_run) both_hold_one.arrive_and_wait();
            first_run = false;
            try {
                add(session, thread == 0 ? 2 : 1);
            } catch (const DatabaseError&) {
                throw std::runtime_error{"hidden"};
            }
        });
    });
    CHECK(runs >= 3);  // It may meet the other one again.
    CHECK(store.sum() == 4);
}

TEST_CASE("a connection that was lost while idle is replaced unseen") {
    Store store;
    store.disconnect_all();
    CHECK(store.sum() == 0);
    store.disconnect_all();
    store.database->write([](Session& session) { add(session, 1); });
    CHECK(store.sum() == 1);
}

TEST_CASE("a connection that is lost before COMMIT lets the transaction run again, once in all") {
    Store store;
    int runs = 0;
    store.database->write([&](Session& session) {
        add(session, 1);
        if (++runs == 1) std::thread{[&] { store.disconnect_all(); }}.join();
        add(session, 2);
    });
    CHECK(runs == 2);
    CHECK(store.sum() == 2);
}

TEST_CASE("a connection that is lost at COMMIT leaves the outcome unknown, and says so") {
    Store store;
    store.database->write([](Session& session) {
        session.execute(
            "create function hang_up() returns trigger language plpgsql as $body$ begin "
            "perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return null; "
            "end $body$");
        session.execute(
            "create constraint trigger hang_up after insert on item deferrable initially deferred "
            "for each row execute function hang_up()");
    });
    int runs = 0;
    CHECK(kind_of([&] {
              store.database->write([&](Session& session) {
                  ++runs;
                  session.execute("insert into item values (3, 7)");
              });
          }) == Kind::unknown_outcome);
    CHECK(runs == 1);
    CHECK(store.sum() == 0);
}

TEST_CASE("a database that sorts by the rules of a language is refused with what to do") {
    const std::string url = testing::PrivatePostgres::shared().new_database("lc_collate 'C.UTF-8'");
    try {
        open_database(url);
        FAIL("opened");
    } catch (const DatabaseError& error) {
        CHECK(error.kind == Kind::unavailable);
        CHECK(std::string{error.what()}.find("lc_collate 'C'") != std::string::npos);
    }
}

TEST_CASE("what was acknowledged survives the crash of the server, and work goes on after it") {
    testing::PrivatePostgres server;  // With little to recover.
    Store store{server};
    std::atomic<bool> stop = false;
    std::atomic<int> strange = 0;
    std::mutex mutex;
    std::set<std::int64_t> acknowledged;
    std::jthread crash{[&] {
        std::this_thread::sleep_for(100ms);
        server.crash_and_restart();
        std::this_thread::sleep_for(100ms);
        stop = true;
    }};
    testing::in_threads(4, [&](int thread) {
        for (std::int64_t id = 10 + thread; !stop; id += 4) {
            try {
                store.database->write([&](Session& session) {
                    session.execute("insert into item values ($1, 0)", id);
                });
                const std::lock_guard lock{mutex};
                acknowledged.insert(id);
            } catch (const DatabaseError& error) {
                if (error.kind != Kind::unavailable && error.kind != Kind::unknown_outcome)
                    ++strange;
                std::this_thread::sleep_for(5ms);
            }
        }
    });
    crash.join();
    CHECK(strange == 0);
    CHECK(acknowledged.size() > 10);
    const Rows rows =
        store.database->read([](Session& session) { return session.query("select id from item"); });
    std::set<std::int64_t> found;
    for (const Row& row : rows) found.insert(row.integer(0));
    std::size_t lost = 0;
    for (const std::int64_t id : acknowledged) lost += found.contains(id) ? 0 : 1;
    CHECK(lost == 0);
}
