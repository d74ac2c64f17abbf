// What the store promises, on both engines alike.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "platform/database/database.h"
#include "platform/database/testing/engines.h"
#include "platform/database/testing/temporary_folder.h"

using namespace zhirong;
using testing::in_threads;
using Kind = DatabaseError::Kind;

namespace {

// With a table to play with.
void on_each_engine(const std::function<void(Database&, const std::string& url)>& test) {
    testing::on_each_engine([&](Database& database, const std::string& url) {
        CAPTURE(url);
        database.write([](Session& session) {
            session.execute(
                "create table item (id bigint primary key, name text, amount bigint not null "
                "check (amount >= 0))");
        });
        test(database, url);
    });
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

void insert(Session& session, std::int64_t id, std::int64_t amount) {
    session.execute("insert into item (id, amount) values ($1, $2)", id, amount);
}

std::int64_t count(Database& database) {
    return database.read(
        [](Session& session) { return session.query("select count(*) from item")[0].integer(0); });
}

std::int64_t sum(Session& session) {
    return session.query("select coalesce(sum(amount), 0) from item")[0].integer(0);
}

}  // namespace

TEST_CASE("a value comes back as it was written") {
    on_each_engine([](Database& database, const std::string&) {
        const std::vector<std::string> texts{"",
                                             "知识产权质押融资",
                                             "𠮷野家 😀",
                                             "it's \"quoted\" \\ % $1",
                                             "two\nlines\t\r",
                                             std::string(1 << 20, 'x') + "末"};
        const std::vector<std::int64_t> integers{0, 1, 9'007'199'254'740'993,
                                                 std::numeric_limits<std::int64_t>::max()};
        for (const std::string& text : texts)
            for (const std::int64_t integer : integers) {
                const Row row = database.write([&](Session& session) {
                    session.execute("delete from item");
                    session.execute("insert into item values ($1, $2, $3)", -integer - 1, text,
                                    integer);
                    return session.query("select id, name, amount from item").at(0);
                });
                CHECK(row.integer(0) == -integer - 1);
                CHECK(row.text(1) == text);
                CHECK(row.integer(2) == integer);
            }
    });
}

TEST_CASE("NULL is neither zero nor empty") {
    on_each_engine([](Database& database, const std::string&) {
        const Rows rows = database.write([](Session& session) {
            session.execute("insert into item values (1, $1, 0), (2, '', 0)", std::nullopt);
            return session.query("select name from item order by id");
        });
        CHECK(rows.at(0).is_null(0));
        CHECK_FALSE(rows.at(1).is_null(0));
        CHECK(rows.at(1).text(0).empty());
        CHECK_THROWS_AS((void)rows.at(0).text(0), BrokenInvariant);
        CHECK_THROWS_AS((void)rows.at(1).integer(0), BrokenInvariant);
        CHECK_THROWS_AS((void)rows.at(1).text(1), BrokenInvariant);
    });
}

TEST_CASE("parameters are numbered, may repeat and stand in any order") {
    on_each_engine([](Database& database, const std::string&) {
        const Row row = database.read([](Session& session) {
            return session.query("select $2, $1, $2, $3", 1, "two", std::optional<int>{}).at(0);
        });
        CHECK(row.text(0) == "two");
        CHECK(row.integer(1) == 1);
        CHECK(row.text(2) == "two");
        CHECK(row.is_null(3));
    });
}

TEST_CASE("sums and comparisons read back as integers, and text sorts by its bytes") {
    on_each_engine([](Database& database, const std::string&) {
        const Rows rows = database.write([](Session& session) {
            session.execute("insert into item values (1, 'b', 40), (2, 'B', 2), (3, '_', 0)");
            session.execute("insert into item values (4, '中', 0), (5, 'a', 0)");
            const Row row = session.query("select sum(amount), 1 < 2, 2 < 1 from item").at(0);
            CHECK(row.integer(0) == 42);
            CHECK(row.integer(1) == 1);
            CHECK(row.integer(2) == 0);
            CHECK(session.query("select id from item where name like 'b%'").size() == 1);
            return session.query("select name from item order by name");
        });
        std::string order;
        for (const Row& row : rows) order += row.text(0);
        CHECK(order == "B_ab中");
    });
}

TEST_CASE("execute says how many rows changed") {
    on_each_engine([](Database& database, const std::string&) {
        database.write([](Session& session) {
            CHECK(session.execute("insert into item values (1, 'a', 0), (2, 'b', 0)") == 2);
            CHECK(session.execute("create table other (id bigint)") == 0);
            CHECK(session.execute("update item set amount = 1 where id = $1", 2) == 1);
            CHECK(session.execute("update item set amount = 1 where id = $1", 3) == 0);
            CHECK(session.execute("insert into item values (1, 'a', 0) on conflict do nothing") ==
                  0);
            CHECK(session.execute("delete from item") == 2);
        });
    });
}

TEST_CASE("many rows are inserted as they are given, whatever their number") {
    on_each_engine([](Database& database, const std::string&) {
        database.write([](Session& session) {
            std::int64_t id = 0;
            for (const int count : {0, 1, 2, 3, 63, 64, 65, 511, 512, 1'100}) {
                std::vector<Value> rows;
                for (int i = 0; i < count; ++i, ++id) {
                    rows.push_back(value_of(id));
                    rows.push_back(i % 5 == 0 ? Value{} : value_of("名" + std::to_string(id)));
                    rows.push_back(value_of(id * 2));
                }
                session.insert("insert into item (id, name, amount)", 3, rows);
            }
            const Rows rows = session.query("select id, name, amount from item order by id");
            REQUIRE(std::ssize(rows) == id);
            for (std::int64_t i = 0; i < id; ++i) {
                const Row& row = rows[static_cast<std::size_t>(i)];
                CHECK(row.integer(0) == i);
                CHECK(row.integer(2) == i * 2);
                CHECK((row.is_null(1) || row.text(1) == "名" + std::to_string(i)));
            }
            const std::vector<Value> again{value_of(4),     value_of("x"), value_of(1),
                                           value_of(9'999), value_of("y"), value_of(1)};
            session.insert("insert into item (id, name, amount)", 3, again,
                           "on conflict (id) do update set amount = excluded.amount");
            CHECK(session.query("select amount from item where id = 4").at(0).integer(0) == 1);
            CHECK(session.query("select name from item where id = 4").at(0).text(0) == "名4");
        });
        CHECK(kind_of([&] {
                  database.write([](Session& session) {
                      const std::vector<Value> twice{value_of(10'000), value_of("x"), value_of(1),
                                                     value_of(10'000), value_of("y"), value_of(1)};
                      session.insert("insert into item (id, name, amount)", 3, twice);
                  });
              }) == Kind::constraint);
        CHECK(database.read([](Session& session) {
            return session.query("select 1 from item where id = 10000").empty();
        }));
    });
}

TEST_CASE("a table kept in the order of its key holds what another holds") {
    on_each_engine([](Database& database, const std::string&) {
        database.write([](Session& session) {
            session.execute(
                "create table pair (name text not null, amount bigint not null, primary key (name, "
                "amount)) without rowid");
            session.execute("insert into pair values ('乙', 2), ('甲', 1), ('乙', 1)");
            CHECK(session.execute("insert into pair values ('乙', 2) on conflict do nothing") == 0);
            CHECK(session.query("select 1 from pair where name = '乙'").size() == 2);
        });
    });
}

TEST_CASE("an exception rolls everything back and reaches the caller") {
    on_each_engine([](Database& database, const std::string&) {
        CHECK_THROWS_WITH_AS(database.write([](Session& session) {
            insert(session, 1, 1);
            throw std::runtime_error{"no"};
        }),
                             "no", std::runtime_error);
        CHECK(count(database) == 0);
        database.write([](Session& session) { insert(session, 1, 1); });
        CHECK(count(database) == 1);
    });
}

TEST_CASE("each way to fail has its kind, and leaves the database as it was") {
    struct Case {
        const char* sql;
        Kind kind;
    };
    const std::vector<Case> cases{
        {"insert into item values (7, 'seven', 0)", Kind::constraint},
        {"insert into item values (8, 'eight', null)", Kind::constraint},
        {"insert into item values (8, 'eight', -1)", Kind::constraint},
        {"insert into child values (2, 8)", Kind::constraint},
        {"insert into child values (2, 7)", Kind::constraint},
        {"insert into nowhere values (1)", Kind::other},
        {"select 1; select 2", Kind::other},
        {"select \"seven\"", Kind::other},
        {"select 1.5", Kind::other},
    };
    on_each_engine([&](Database& database, const std::string&) {
        database.write([](Session& session) {
            session.execute(
                "create table child (id bigint primary key, "
                "item bigint not null unique references item (id))");
            session.execute("insert into item values (7, 'seven', 0)");
            session.execute("insert into child values (1, 7)");
        });
        for (const Case& example : cases) {
            CAPTURE(std::string{example.sql});
            CHECK(kind_of([&] {
                      database.write([&](Session& session) {
                          insert(session, 9, 0);
                          session.query(example.sql);
                      });
                  }) == example.kind);
            CHECK(count(database) == 1);
        }
    });
}

TEST_CASE("text that is no text is refused alike") {
    on_each_engine([](Database& database, const std::string&) {
        for (const std::string& text : {std::string{"a\0b", 3}, std::string{"\xFF"},
                                        std::string{"\xC0\x80"}, std::string{"\xED\xA0\x80"},
                                        std::string{"\xE7\x9F"}, std::string{"\xF4\x90\x80\x80"}})
            CHECK(kind_of([&] {
                      database.write([&](Session& session) {
                          session.execute("insert into item values (1, $1, 0)", text);
                      });
                  }) == Kind::constraint);
    });
}

TEST_CASE("a swallowed error still fails the transaction") {
    on_each_engine([](Database& database, const std::string&) {
        CHECK(kind_of([&] {
                  database.write([](Session& session) {
                      insert(session, 1, 0);
                      CHECK_THROWS_AS(insert(session, 1, 0), DatabaseError);
                      CHECK_THROWS_AS(session.query("select 1"), DatabaseError);
                  });
              }) == Kind::constraint);
        CHECK(count(database) == 0);
    });
}

TEST_CASE("nothing is written by a read, nor through a database opened read-only") {
    on_each_engine([](Database& database, const std::string& url) {
        const auto write = [](Session& session) { insert(session, 1, 0); };
        CHECK(kind_of([&] { database.read(write); }) == Kind::other);
        const auto beside = open_database(url, OpenMode::read_only);
        CHECK(kind_of([&] { beside->write(write); }) == Kind::other);
        CHECK(kind_of([&] { beside->read(write); }) == Kind::other);
        database.write(write);
        CHECK(count(*beside) == 1);
    });
}

TEST_CASE("a transaction within a transaction is a bug") {
    on_each_engine([](Database& database, const std::string&) {
        const auto nothing = [](Session&) {};
        CHECK_THROWS_AS(database.write([&](Session&) { database.write(nothing); }),
                        BrokenInvariant);
        CHECK_THROWS_AS(database.write([&](Session&) { database.read(nothing); }), BrokenInvariant);
        CHECK_THROWS_AS(database.read([&](Session&) { database.write(nothing); }), BrokenInvariant);
        CHECK_THROWS_AS(database.read([&](Session&) { database.read(nothing); }), BrokenInvariant);
        database.write(nothing);
    });
}

TEST_CASE("a read sees one snapshot while others write") {
    on_each_engine([](Database& database, const std::string&) {
        database.write([](Session& session) { insert(session, 1, 10); });
        database.read([&](Session& session) {
            CHECK(sum(session) == 10);
            std::thread{[&] {
                database.write([](Session& other) { insert(other, 2, 5); });
                CHECK(count(database) == 2);
            }}.join();
            CHECK(sum(session) == 10);
        });
        database.read([&](Session& session) { CHECK(sum(session) == 15); });
    });
}

TEST_CASE("64 threads that move money between rows neither lose nor make any") {
    constexpr int thread_count = 64, moves = 20, rows = 8;
    on_each_engine([](Database& database, const std::string&) {
        database.write([](Session& session) {
            for (int id = 0; id < rows; ++id) insert(session, id, 1000);
        });
        std::atomic<int> torn = 0;
        in_threads(thread_count, [&](int thread) {
            for (int move = 0; move < moves; ++move) {
                const int from = (thread + move) % rows, to = (thread * 3 + move * 5 + 1) % rows;
                database.write([&](Session& session) {
                    const Rows locked = session.query_for_update(
                        "select id, amount from item where id in ($1, $2) order by id", from, to);
                    for (const Row& row : locked) {
                        const std::int64_t change =
                            (row.integer(0) == to ? 1 : 0) - (row.integer(0) == from ? 1 : 0);
                        session.execute("update item set amount = $1 where id = $2",
                                        row.integer(1) + change, row.integer(0));
                    }
                });
                if (move % 5 == 0 && database.read(sum) != 1000 * rows) ++torn;
            }
        });
        CHECK(torn == 0);
        CHECK(database.read(sum) == 1000 * rows);
    });
}

TEST_CASE("of many writes each becomes durable or fails for itself") {
    constexpr int thread_count = 64, writes = 20;
    on_each_engine([](Database& database, const std::string& url) {
        std::atomic<int> acknowledged = 0, refused = 0, thrown = 0;
        in_threads(thread_count, [&](int thread) {
            for (int i = 0; i < writes; ++i) {
                const int id = thread * writes + i;
                try {
                    database.write([&](Session& session) {
                        insert(session, id, 0);
                        if (id % 7 == 0) insert(session, id + 1'000'000, -1);
                        if (id % 7 == 1) throw std::runtime_error{"refused"};
                    });
                    ++acknowledged;
                } catch (const DatabaseError& error) {
                    if (error.kind == Kind::constraint) ++refused;
                } catch (const std::runtime_error&) {
                    ++thrown;
                }
            }
        });
        CHECK(refused == (thread_count * writes + 6) / 7);
        CHECK(thrown == (thread_count * writes + 5) / 7);
        CHECK(acknowledged == thread_count * writes - refused - thrown);
        const auto beside = open_database(url, OpenMode::read_only);
        CHECK(count(*beside) == acknowledged);
    });
}

TEST_CASE("a constraint that is checked at the commit fails its own transaction only") {
    constexpr int thread_count = 32;
    on_each_engine([](Database& database, const std::string&) {
        database.write([](Session& session) {
            session.execute(
                "create table child (id bigint primary key, item bigint not null "
                "references item (id) deferrable initially deferred)");
        });
        std::atomic<int> refused = 0;
        in_threads(thread_count, [&](int id) {
            try {
                database.write([&](Session& session) {
                    session.execute("insert into child values ($1, $1)", id);
                    if (id % 4 != 0) insert(session, id, 0);
                });
            } catch (const DatabaseError& error) {
                if (error.kind == Kind::constraint) ++refused;
            }
        });
        CHECK(refused == thread_count / 4);
        CHECK(count(database) == thread_count * 3 / 4);
    });
}

TEST_CASE("what was acknowledged survives kill -9, what was not is not half there") {
    constexpr int rounds = 5, thread_count = 8;
    for (const testing::Engine& engine : testing::engines()) {
        CAPTURE(engine.name);
        const testing::TemporaryFolder folder;
        const std::string url = engine.new_url(folder);
        open_database(url)->write([](Session& session) {
            session.execute("create table item (id bigint primary key, amount bigint not null)");
        });
        std::set<std::int64_t> acknowledged;
        for (int round = 0; round < rounds; ++round) {
            int ends[2];
            REQUIRE(pipe(ends) == 0);
            const pid_t child = fork();
            REQUIRE(child >= 0);
            if (child == 0) {
                close(ends[0]);
                const auto database = open_database(url);
                in_threads(thread_count, [&](int thread) {
                    for (std::int64_t i = 0;; ++i) {
                        const std::int64_t id = (i * rounds + round) * thread_count + thread;
                        database->write([&](Session& session) {
                            insert(session, id, 1);
                            insert(session, -id - 1, 1);
                        });
                        if (write(ends[1], &id, sizeof id) != sizeof id) _exit(1);
                    }
                });
                _exit(1);
            }
            close(ends[1]);
            std::int64_t id = 0;
            const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(60);
            bool killed = false;
            while (read(ends[0], &id, sizeof id) == sizeof id) {
                acknowledged.insert(id);
                if (killed || std::chrono::steady_clock::now() < until) continue;
                kill(child, SIGKILL);
                killed = true;
            }
            int status = 0;
            REQUIRE(waitpid(child, &status, 0) == child);
            CHECK(WIFSIGNALED(status));
            close(ends[0]);
            // First as a reader that finds nobody to recover the log for it.
            const auto beside = open_database(url, OpenMode::read_only);
            CHECK(count(*beside) >= 2 * std::ssize(acknowledged));
        }
        CHECK(acknowledged.size() > rounds);
        const auto database = open_database(url);
        const Rows rows = database->read(
            [](Session& session) { return session.query("select id from item order by id"); });
        std::set<std::int64_t> found;
        for (const Row& row : rows) found.insert(row.integer(0));
        std::size_t lost = 0, halves = 0;
        for (const std::int64_t id : acknowledged) lost += found.contains(id) ? 0 : 1;
        for (const std::int64_t id : found) halves += found.contains(-id - 1) ? 0 : 1;
        CHECK(lost == 0);
        CHECK(halves == 0);
    }
}

TEST_CASE("an address that is none says what one looks like") {
    CHECK(kind_of([] { open_database("mysql://secret@host"); }) == Kind::unavailable);
    CHECK(kind_of([] { open_database("sqlite:/nowhere/at/all.db"); }) == Kind::unavailable);
    CHECK(kind_of([] { open_database("sqlite:/nowhere.db", OpenMode::read_only); }) ==
          Kind::unavailable);
    CHECK(kind_of([] { open_database("postgresql://127.0.0.1:1/none"); }) == Kind::unavailable);
}

TEST_CASE("what is sent without waiting is written, or fails the transaction it belongs to") {
    on_each_engine([](Database& database, const std::string&) {
        database.write([](Session& session) {
            session.execute("create table sent (id text primary key, number bigint not null)");
        });
        database.write([](Session& session) {
            for (int i = 0; i < 1'000; ++i)
                session.execute_later("insert into sent (id, number) values ($1, $2)",
                                      std::to_string(i), i);
            // Whoever asks in between sees what was sent before.
            CHECK(session.query("select count(*) from sent").front().integer(0) == 1'000);
            session.execute_later("delete from sent where number >= $1", 10);
        });
        const auto count = [&] {
            return database.read([](Session& session) {
                return session.query("select count(*) from sent").front().integer(0);
            });
        };
        CHECK(count() == 10);
        // At the commit at the latest.
        CHECK_THROWS_AS(database.write([](Session& session) {
            session.execute_later("delete from sent");
            session.execute_later("insert into sent (id, number) values ('a', 1)");
            session.execute_later("insert into sent (id, number) values ('a', 2)");
            session.execute_later("insert into sent (id, number) values ('b', 3)");
        }),
                        DatabaseError);
        CHECK(count() == 10);
        // Or where somebody waits for an answer.
        database.write([&](Session& session) { CHECK(session.query("select 1").size() == 1); });
        CHECK_THROWS_AS(database.write([](Session& session) {
            session.execute_later("insert into sent (id, number) values ('0', 1)");
            session.query("select 1");
        }),
                        DatabaseError);
        CHECK(count() == 10);
    });
}
