#include <doctest/doctest.h>

#include "app/close_day.h"
#include "http/client.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

Response sign_in(Office& office, const std::string& user, const std::string& password) {
    Request request;
    request.method = Method::post;
    request.target = "/api/v1/session";
    request.headers = {{"content-type", "application/json"}};
    request.body = write_json(Tree::map({{"user", user}, {"password", password}}));
    return office.send(std::move(request));
}

Tree person(const std::string& user, const std::string& role, const std::string& password) {
    return Tree::map({{"user", user},
                      {"name", "李明"},
                      {"organisation", "platform"},
                      {"roles", Tree::list({role})},
                      {"password", password}});
}

}  // namespace

TEST_CASE("a person signs in, is known, and signs out, on both engines") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        auto admin = office.sign_in("admin");
        const Told me = admin.get("/api/v1/session");
        CHECK(me.status == 200);
        CHECK(me.text({"user"}) == "admin");
        CHECK(me.text({"organisation", "name"}) == "知融平台");
        CHECK(me.text({"business_date"}) == "2024-03-01");

        Request out;
        out.method = Method::remove;
        out.target = "/api/v1/session";
        const Response signed_in = sign_in(office, "admin", Office::password_of("admin"));
        const std::string cookie = signed_in.headers.front().second;
        CHECK(cookie.find("HttpOnly") != std::string::npos);
        CHECK(cookie.find("SameSite") != std::string::npos);
        out.headers = {{"cookie", cookie.substr(0, cookie.find(';'))}};
        CHECK(office.send(out).status == 204);
        Colleague gone(office, cookie.substr(0, cookie.find(';')));
        CHECK(gone.get("/api/v1/session").status == 401);
        CHECK(office.failures().empty());
    }
}

TEST_CASE("a wrong password and an unknown name get the same answer") {
    Office office;
    const Response wrong = sign_in(office, "admin", "not the password");
    const Response unknown = sign_in(office, "nobody", "not the password");
    CHECK(wrong.status == 401);
    CHECK(wrong.content() == unknown.content());
    CHECK(Colleague(office, "zhirong_session=made-up").get("/api/v1/financings").status == 401);
}

TEST_CASE("a session ends after its hours") {
    Office office;
    auto admin = office.sign_in("admin");
    constexpr std::int64_t hour = 3'600'000;
    const Instant begin = office.now();
    office.set_now({begin.milliseconds + Identity::session_hours * hour - 1});
    CHECK(admin.get("/api/v1/session").status == 200);
    office.set_now({begin.milliseconds + Identity::session_hours * hour});
    CHECK(admin.get("/api/v1/session").status == 401);
}

TEST_CASE("the administrator adds people with roles of their organisation") {
    Office office;
    auto admin = office.sign_in("admin");
    const auto add = [&](const Tree& body) { return admin.post("/api/v1/people", body); };
    CHECK(add(person("li.ming", "auditor", "123456789")).code() == "identity.password");
    CHECK(add(person("li.ming", "auditor", "1234567890")).code() == "identity.password_common");
    CHECK(add(person("li.ming", "bank_officer", "a phrase of li")).code() == "identity.role");
    CHECK(add(person("li.ming", "auditor", "a phrase of li")).status == 201);
    CHECK(add(person("li.ming", "auditor", "a phrase of li")).code() == "identity.user_taken");
    CHECK(add(person("Li Ming", "auditor", "a phrase of li")).code() == "identity.user");
    CHECK(add(person("zhang", "emperor", "a phrase of li")).code() == "field.choice");
    // A password stands in no journal line, stored answer or record.
    office.system().desk().read({}, [](View& view) {
        for (const char* sql : {"select body from event", "select answer from request",
                                "select body from record", "select command from journal"})
            for (const Row& row : view.session().query(sql))
                CHECK(row.text(0).find("a phrase of li") == std::string::npos);
    });
}

TEST_CASE("a role that may not is told which may") {
    Office office;
    office.add_person("auditor", "platform", {Role::auditor});
    auto auditor = office.sign_in("auditor");
    const Told told = auditor.post("/api/v1/close-day", Tree::map({{"to", "2024-03-02"}}));
    CHECK(told.status == 403);
    CHECK(told.errors() == std::vector<std::string>{"access.role_missing@"});
    CHECK(auditor.get("/api/v1/people").status == 403);
    CHECK_THROWS(auditor.begin("closeDay", Tree::Map{}));
}

TEST_CASE("the day is closed forwards only, as far as the calendar goes") {
    Office office;
    auto admin = office.sign_in("admin");
    const auto close = [&](const char* to) {
        return admin.post("/api/v1/close-day", Tree::map({{"to", to}}));
    };
    CHECK(close("2024-02-29").code() == "close_day.backwards");
    CHECK(close("2024-02-30").code() == "field.date");
    CHECK(close("2034-03-10").code() == "close_day.too_far");
    CHECK(close("2024-03-01").status == 200);
    const Told closed = close("2024-03-04");
    CHECK(closed.text({"from"}) == "2024-03-01");
    CHECK(closed.text({"to"}) == "2024-03-04");
    CHECK(admin.get("/api/v1/session").text({"business_date"}) == "2024-03-04");
}

TEST_CASE("without a demonstration the business date does not run ahead of the calendar") {
    const TemporaryFolder folder;
    Configuration configuration;
    configuration.database = engines()[0].new_url(folder);
    configuration.resources = SOURCE_DIR;
    configuration.opening_date = date_of(2024, 3, 1);
    configuration.clock = [] { return Instant{1'709'258'400'000}; };  // 2024-03-01 10:00 in China
    System system(configuration);
    CHECK(!close_day(system, {date_of(2024, 3, 2)}, {}));
    CHECK(close_day(system, {date_of(2024, 3, 1)}, {}));
}

TEST_CASE("what every code is called is there for those who have not signed in") {
    Office office;
    Colleague stranger(office, "");
    const Told catalogue = stranger.get("/api/v1/catalogue");
    CHECK(catalogue.status == 200);
    CHECK(catalogue.body.find("phases")->list()->size() >= 7);
    CHECK(catalogue.body.find("roles")->list()->size() == EnumNames<Role>::names.size());
    const Told health = stranger.get("/api/v1/health");
    CHECK(health.text({"status"}) == "ok");
    CHECK(health.body.find("accounts")->list()->size() == 1);
}

TEST_CASE("who bears a session is asked anew after a moment, where one process writes") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        Colleague admin = office.sign_in("admin");
        CHECK(admin.get("/api/v1/session").status == 200);
        // Behind the program's back.
        office.system().desk().database().write([](Session& session) {
            session.execute("update person set disabled = 1 where id = 'admin'");
        });
        const bool known = office.system().desk().database().writes_in_turn();
        CHECK(admin.get("/api/v1/session").status == (known ? 200 : 401));
        office.set_now(Instant{office.now().milliseconds + 1'000});
        CHECK(admin.get("/api/v1/session").status == 401);
        // A clock that goes back makes nobody known for longer.
        office.set_now(Instant{office.now().milliseconds - 5'000});
        CHECK(admin.get("/api/v1/session").status == 401);
    }
}
