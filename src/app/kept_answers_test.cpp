#include "app/kept_answers.h"

#include <doctest/doctest.h>

#include "platform/database/testing/engines.h"

using namespace zhirong;
using namespace std::chrono_literals;

namespace {

Route route(const char* operation, const char* path, const char* tag, Method method = Method::get) {
    Route route;
    route.method = method;
    route.path = path;
    route.operation = operation;
    route.summary = {"摘要", "Summary"};
    route.tag = tag;
    route.access = Access::everyone();
    route.handler = [](const Request&) -> Result<Response> { return json(200, Tree::Map{}); };
    return route;
}

Request asking(std::string target, std::string cookie = "zhirong=a") {
    Request request;
    request.target = std::move(target);
    request.headers = {{"cookie", std::move(cookie)}};
    return request;
}

struct Setting {
    testing::TemporaryFolder folder;
    KeptAnswers kept;
    std::unique_ptr<Database> database =
        kept.around(open_database(testing::engines()[0].new_url(folder)));
    Router router{{route("listFirms", "/firms", "organisation"),
                   route("health", "/health", "operation"), route("who", "/session", "session"),
                   route("addFirm", "/firms", "organisation", Method::post)},
                  {}};

    void answered(const Request& request, std::string body, int status = 200) {
        auto question = kept.question(request, router);
        REQUIRE(question.has_value());
        Response answer{status, "application/json", std::move(body), {}, {}};
        kept.keep(*std::move(question), answer);
    }
    std::string found(const Request& request) {
        const auto answer = kept.find(request);
        return answer ? std::string(answer->content()) : "none";
    }
};

}  // namespace

TEST_CASE("what was answered is answered again, to the same credentials and for the same target") {
    Setting here;
    here.answered(asking("/firms?limit=5"), "five");
    CHECK(here.found(asking("/firms?limit=5")) == "five");
    CHECK(here.found(asking("/firms?limit=6")) == "none");
    CHECK(here.found(asking("/firms?limit=5", "zhirong=b")) == "none");
    CHECK(here.found(asking("/firms?limit=5", "")) == "none");
    Request by_token = asking("/firms?limit=5");
    by_token.headers.emplace_back("authorization", "Bearer other");
    CHECK(here.found(by_token) == "none");
    Request posted = asking("/firms?limit=5");
    posted.method = Method::post;
    CHECK(here.found(posted) == "none");
}

TEST_CASE("nothing is kept beyond a write, be it refused") {
    Setting here;
    here.database->write([](Session& session) { session.execute("create table item (id text)"); });
    here.answered(asking("/firms"), "old");
    here.database->read([](Session& session) { session.query("select id from item"); });
    CHECK(here.found(asking("/firms")) == "old");
    here.database->write(
        [](Session& session) { session.execute("insert into item values ('a')"); });
    CHECK(here.found(asking("/firms")) == "none");
    here.answered(asking("/firms"), "new");
    CHECK(here.found(asking("/firms")) == "new");
    CHECK_THROWS(here.database->write([](Session&) { throw std::runtime_error("refused"); }));
    CHECK(here.found(asking("/firms")) == "none");
}

TEST_CASE("an answer that a write has overtaken is not kept") {
    Setting here;
    auto question = here.kept.question(asking("/firms"), here.router);
    here.database->write([](Session& session) { session.execute("create table item (id text)"); });
    Response answer{200, "application/json", "overtaken", {}, {}};
    here.kept.keep(*std::move(question), answer);
    CHECK(here.found(asking("/firms")) == "none");
    CHECK(answer.content() == "overtaken");
}

TEST_CASE("refusals, sessions, how the server is, what is large or a moment old are not kept") {
    Setting here;
    here.answered(asking("/firms"), "refused", 403);
    CHECK(here.found(asking("/firms")) == "none");
    CHECK_FALSE(here.kept.question(asking("/health"), here.router).has_value());
    CHECK_FALSE(here.kept.question(asking("/session"), here.router).has_value());
    CHECK_FALSE(here.kept.question(asking("/nowhere"), here.router).has_value());
    here.answered(asking("/firms"), std::string(KeptAnswers::largest_answer + 1, 'x'));
    CHECK(here.found(asking("/firms")) == "none");

    here.answered(asking("/firms"), "now");
    const auto later = KeptAnswers::Clock::now() + KeptAnswers::longest;
    CHECK_FALSE(here.kept.find(asking("/firms"), later).has_value());

    auto question = here.kept.question(asking("/firms?a=1"), here.router);
    Response answer{200, "application/json", "signed in", {{"Set-Cookie", "zhirong=b"}}, {}};
    here.kept.keep(*std::move(question), answer);
    CHECK(here.found(asking("/firms?a=1")) == "none");
}

TEST_CASE("one renews an answer before it is too old, the others go on with it meanwhile") {
    Setting here;
    here.answered(asking("/firms"), "first");
    const auto later = KeptAnswers::Clock::now() + KeptAnswers::renewed_after;
    CHECK_FALSE(here.kept.find(asking("/firms"), later).has_value());
    REQUIRE(here.kept.find(asking("/firms"), later).has_value());
    CHECK(here.kept.find(asking("/firms"), later)->content() == "first");
    auto question = here.kept.question(asking("/firms"), here.router);
    Response answer{200, "application/json", "second", {}, {}};
    here.kept.keep(*std::move(question), answer, later);
    CHECK(here.kept.find(asking("/firms"), later)->content() == "second");
    // Whoever was at it may have failed: it is given no longer than the others.
    CHECK_FALSE(here.kept.find(asking("/firms"), later + KeptAnswers::renewed_after).has_value());
    CHECK(here.kept.find(asking("/firms"), later + KeptAnswers::renewed_after).has_value());
    CHECK_FALSE(here.kept.find(asking("/firms"), later + KeptAnswers::longest).has_value());
}

TEST_CASE("many large answers do not fill the memory") {
    Setting here;
    const std::string large(KeptAnswers::largest_answer, 'x');
    const auto many = static_cast<int>(KeptAnswers::most_bytes / KeptAnswers::largest_answer);
    for (int i = 0; i <= many; ++i) here.answered(asking("/firms?n=" + std::to_string(i)), large);
    int there = 0;
    for (int i = 0; i <= many; ++i)
        there += here.kept.find(asking("/firms?n=" + std::to_string(i))) ? 1 : 0;
    CHECK(there > 0);
    CHECK(there < many);
    CHECK(here.found(asking("/firms?n=" + std::to_string(many))) == large);
}

TEST_CASE("beside other servers of the same store nothing is kept") {
    const Setting other;
    KeptAnswers kept;
    CHECK_FALSE(kept.question(asking("/firms"), other.router).has_value());
    CHECK_FALSE(kept.find(asking("/firms")).has_value());
}
