#include "platform/desk/rehearsal.h"

#include <doctest/doctest.h>

#include <thread>

#include "platform/database/testing/engines.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Book {
    explicit Book(const Engine& engine)
        : desk(
              open_database(engine.new_url(folder)), [] { return Instant{1'709'251'200'000}; },
              date_of(2024, 3, 1)) {}
    std::string setting(const char* name) {
        return desk.database().read([&](Session& session) {
            const Rows rows = session.query("select value from setting where name = $1", name);
            return rows.empty() ? std::string("none") : rows.front().text(0);
        });
    }
    void set(const std::string& name, const std::string& value) {
        desk.database().write([&](Session& session) {
            session.execute(
                "insert into setting (name, value) values ($1, $2) on conflict (name) "
                "do update set value = excluded.value",
                name, value);
        });
    }
    TemporaryFolder folder;
    Desk desk;
};

Command command(const std::string& key) { return {"try", key, key, {"somebody", "platform", {}}}; }

std::string said(const Result<Answer>& answer) { return *answer.value().body.find("said")->text(); }

Answer saying(std::string text) { return {200, Tree::map({{"said", std::move(text)}})}; }

const Engine& sqlite = engines()[0];

constexpr RefusalKind not_so{"test.not_so", 409, "不行", "Not so"};

}  // namespace

TEST_CASE("a decision holds as long as the store answers the same") {
    Book book(sqlite);
    book.set("colour", "red");
    int decided = 0;
    const std::function<Result<Answer>(Work&)> decide = [&](Work& work) -> Result<Answer> {
        ++decided;
        return saying(work.session()
                          .query("select value from setting where name = 'colour'")
                          .front()
                          .text(0));
    };
    const Desk::Clock clock = [] { return Instant{1'709'251'200'000}; };
    const Command first = command("first");
    Execution undisturbed(book.desk.database(), clock, first, decide);
    undisturbed.rehearse();
    book.set("size", "large");  // Nobody asked for it.
    CHECK(said(undisturbed.run()) == "red");
    CHECK(decided == 1);

    const Command second = command("second");
    Execution overtaken(book.desk.database(), clock, second, decide);
    overtaken.rehearse();
    book.set("colour", "blue");
    CHECK(said(overtaken.run()) == "blue");
    CHECK(decided == 3);
}

TEST_CASE("what came into a list meanwhile is seen") {
    Book book(sqlite);
    const std::function<Result<Answer>(Work&)> decide = [](Work& work) -> Result<Answer> {
        const Rows rows =
            work.session().query("select name from setting where name like 'place:%'");
        if (!rows.empty()) return refuse(not_so);
        return saying("the first");
    };
    const Desk::Clock clock = [] { return Instant{1'709'251'200'000}; };
    const Command one = command("one");
    Execution execution(book.desk.database(), clock, one, decide);
    execution.rehearse();
    book.set("place:1", "taken");
    const auto answer = execution.run();
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().all.front().kind == &not_so);
}

TEST_CASE(
    "two of one key at once are one; a refusal leaves nothing; what writes is not rehearsed") {
    Book book(sqlite);
    const Desk::Clock clock = [] { return Instant{1'709'251'200'000}; };
    const Command same = command("same");
    int runs = 0;
    const std::function<Result<Answer>(Work&)> decide = [&](Work&) -> Result<Answer> {
        return saying("run " + std::to_string(++runs));
    };
    Execution first(book.desk.database(), clock, same, decide);
    Execution second(book.desk.database(), clock, same, decide);
    first.rehearse();
    second.rehearse();
    const std::string answer = said(second.run());
    CHECK(said(first.run()) == answer);

    const auto refused = book.desk.execute(command("refused"),
                                           [](Work&) -> Result<Answer> { return refuse(not_so); });
    CHECK_FALSE(refused.has_value());
    CHECK(
        book.desk.execute(command("refused"), [](Work&) -> Result<Answer> { return saying("yes"); })
            .has_value());

    const auto moved = book.desk.execute(command("moves"), [](Work& work) -> Result<Answer> {
        work.move_business_date(date_of(2024, 3, 2));
        return saying("moved");
    });
    CHECK(said(moved) == "moved");
    CHECK(book.desk.business_date() == date_of(2024, 3, 2));
}

TEST_CASE("commands in order: each sees those before it, on both engines, and can be stopped") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Book book(engine);
        int given = 0;
        std::vector<std::string> answers;
        const auto next = [&]() -> std::optional<Desk::Task> {
            if (given == 20) return std::nullopt;
            ++given;
            return Desk::Task{
                command("task-" + std::to_string(given)), [](Work& work) -> Result<Answer> {
                    return saying(work.session()
                                              .query("select cast(count(*) as bigint) from "
                                                     "journal")
                                              .front()
                                              .integer(0) == 0
                                      ? "first"
                                      : std::to_string(work.session()
                                                           .query("select number "
                                                                  "from chain")
                                                           .front()
                                                           .integer(0)));
                }};
        };
        book.desk.execute_in_order(next, [&](const Result<Answer>& answer) {
            answers.push_back(said(answer));
            return answers.size() < 15;
        });
        REQUIRE(answers.size() == 15);
        CHECK(answers[0] == "first");
        for (std::size_t i = 1; i < answers.size(); ++i) CHECK(answers[i] == std::to_string(i));
        // Nothing was written of those that were only decided.
        CHECK(book.desk.database().read([](Session& session) {
            return session.query("select number from chain").front().integer(0);
        }) == 15);
    }
}

TEST_CASE("many at once count to their number") {
    Book book(sqlite);
    book.set("count", "0");
    constexpr int threads = 8, times = 25;
    in_threads(threads, [&](int thread) {
        for (int i = 0; i < times; ++i) {
            // As a record's own table would: read, decided, written by the command.
            const auto answer = book.desk.execute(
                command(std::to_string(thread) + "/" + std::to_string(i)),
                [&](Work& work) -> Result<Answer> {
                    return saying(std::to_string(
                        work.session().query("select number from chain").front().integer(0)));
                });
            REQUIRE(answer.has_value());
        }
    });
    const Rows rows = book.desk.database().read([](Session& session) {
        return session.query("select answer, journal from request order by journal");
    });
    REQUIRE(rows.size() == threads * times);
    // Each saw exactly the commands before it.
    for (const Row& row : rows)
        CHECK(row.text(0) == "{\"said\":\"" + std::to_string(row.integer(1) - 1) + "\"}");
}
