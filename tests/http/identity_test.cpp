// Who gets in, by what, and how long: over the API, on both engines.
#include <doctest/doctest.h>

#include "http/client.h"
#include "platform/identity/lockout.h"
#include "platform/identity/second_factor.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Answered {
    int status = 0;
    std::string code;
    std::string cookie;
    Tree body = {};
};

class Door {
public:
    explicit Door(Office& office) : office_(office) {}

    Answered sign_in(const std::string& user, const std::string& password,
                     const std::string& code = {}, const std::string& address = {}) {
        Request request;
        request.method = Method::post;
        request.target = "/api/v1/session";
        request.remote_address = address;
        request.headers = {{"content-type", "application/json"}};
        Tree body = Tree::map({{"user", user}, {"password", password}});
        if (!code.empty()) body.set("code", code);
        request.body = write_json(body);
        return answered(office_.send(std::move(request)));
    }
    Answered bearer(const std::string& token, Method method, const std::string& path,
                    const Tree& body = {}) {
        Request request;
        request.method = method;
        request.target = path;
        request.headers = {{"authorization", "Bearer " + token}};
        if (method != Method::get) {
            request.headers.emplace_back("idempotency-key", office_.new_key());
            request.headers.emplace_back("content-type", "application/json");
            request.body = write_json(body);
        }
        return answered(office_.send(std::move(request)));
    }
    Answered call(const std::string& cookie, Method method, const std::string& path) {
        Request request;
        request.method = method;
        request.target = path;
        request.headers = {{"cookie", cookie}};
        return answered(office_.send(std::move(request)));
    }

private:
    static Answered answered(const Response& response) {
        Answered one{.status = response.status, .code = {}, .cookie = {}};
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") one.cookie = value.substr(0, value.find(';'));
        const auto tree = parse_json(response.content(), {.bytes = 1 << 20, .depth = 64});
        if (tree) one.body = *tree;
        if (tree && tree->find("code") != nullptr && tree->find("code")->text() != nullptr)
            one.code = *tree->find("code")->text();
        return one;
    }
    Office& office_;
};

void pass(Office& office, std::int64_t seconds) {
    office.set_now({office.now().milliseconds + seconds * 1'000});
}

}  // namespace

TEST_CASE("who guesses waits, longer each time, and nobody is kept out for good") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        Door door(office);
        const std::string right = Office::password_of("admin");
        for (std::int64_t i = 0; i < lockout::free_failures; ++i)
            CHECK(door.sign_in("admin", "a wrong guess").code == "identity.wrong");
        // Now even the right one waits; and a name that nobody has is treated alike.
        CHECK(door.sign_in("admin", right).code == "identity.too_many_attempts");
        CHECK(door.sign_in("admin", right).status == 429);
        for (std::int64_t i = 0; i < lockout::free_failures; ++i)
            CHECK(door.sign_in("nobody", "a wrong guess").code == "identity.wrong");
        CHECK(door.sign_in("nobody", "x").code == "identity.too_many_attempts");
        pass(office, lockout::first_wait_seconds - 1);
        CHECK(door.sign_in("admin", right).status == 429);
        pass(office, 1);
        CHECK(door.sign_in("admin", "another guess").code == "identity.wrong");
        pass(office, lockout::first_wait_seconds);
        CHECK(door.sign_in("admin", right).status == 429);
        pass(office, lockout::first_wait_seconds);
        CHECK(door.sign_in("admin", right).status == 200);
        // Forgotten: the next failure is the first again.
        CHECK(door.sign_in("admin", "a wrong guess").code == "identity.wrong");
        CHECK(door.sign_in("admin", right).status == 200);
    }
}

TEST_CASE("an address that tries many names waits too") {
    Office office;
    Door door(office);
    for (std::int64_t i = 0; i < lockout::free_failures_address; ++i)
        CHECK(door.sign_in("name" + std::to_string(i), "guess", "", "192.0.2.7").code ==
              "identity.wrong");
    const std::string right = Office::password_of("admin");
    CHECK(door.sign_in("admin", right, "", "192.0.2.7").status == 429);
    CHECK(door.sign_in("admin", right, "", "192.0.2.8").status == 200);
}

TEST_CASE("a password is changed by who knows it, and everybody else who knew it is out") {
    Office office;
    Door door(office);
    auto admin = office.sign_in("admin");
    auto elsewhere = office.sign_in("admin");
    const std::string old = Office::password_of("admin");
    const auto change = [&](const std::string& from, const std::string& to) {
        return admin.post("/api/v1/session/password", Tree::map({{"old", from}, {"password", to}}));
    };
    CHECK(change("not it", "some words that nobody guesses").errors() ==
          std::vector<std::string>{"identity.old_password@old"});
    CHECK(change(old, "short").errors() == std::vector<std::string>{"identity.password@password"});
    CHECK(change(old, old).code() == "identity.same_password");
    CHECK(change(old, "some words that nobody guesses").status == 200);
    CHECK(admin.get("/api/v1/session").status == 200);
    CHECK(elsewhere.get("/api/v1/session").status == 401);
    CHECK(door.sign_in("admin", old).code == "identity.wrong");
    CHECK(door.sign_in("admin", "some words that nobody guesses").status == 200);
}

TEST_CASE("a password that another person chose must be changed before anything else") {
    Office office;
    Door door(office);
    auto admin = office.sign_in("admin");
    const Tree person = Tree::map({{"user", "li.ming"},
                                   {"name", "李明"},
                                   {"organisation", "platform"},
                                   {"roles", Tree::list({"auditor"})},
                                   {"password", "chosen for li ming"}});
    CHECK(admin.post("/api/v1/people", person).status == 201);
    const Answered in = door.sign_in("li.ming", "chosen for li ming");
    REQUIRE(in.status == 200);
    Colleague li(office, in.cookie);
    CHECK(li.get("/api/v1/session").text({"due"}) == "password");
    CHECK(li.get("/api/v1/organisations").code() == "identity.password_due");
    CHECK(li.post("/api/v1/session/password",
                  Tree::map({{"old", "chosen for li ming"}, {"password", "chosen by li itself"}}))
              .status == 200);
    CHECK(li.get("/api/v1/organisations").status == 200);
    // Reset by the administrator: out at once, and the same again.
    CHECK(admin
              .post("/api/v1/people/li.ming/password",
                    Tree::map({{"password", "another chosen one"}}))
              .status == 200);
    CHECK(li.get("/api/v1/session").status == 401);
    Colleague again(office, door.sign_in("li.ming", "another chosen one").cookie);
    CHECK(again.get("/api/v1/organisations").code() == "identity.password_due");
    CHECK(
        admin.post("/api/v1/people/nobody/password", Tree::map({{"password", "long enough it is"}}))
            .code() == "identity.no_person");
}

TEST_CASE("who is disabled is out at once, and comes back when enabled") {
    Office office;
    Door door(office);
    office.add_person("auditor", "platform", {Role::auditor});
    auto admin = office.sign_in("admin");
    auto auditor = office.sign_in("auditor");
    const auto disable = [&](const char* user, bool disabled) {
        return admin.post("/api/v1/people/" + std::string(user) + "/disabled",
                          Tree::map({{"disabled", disabled}}));
    };
    CHECK(disable("admin", true).code() == "people.own_account");
    CHECK(disable("auditor", true).status == 200);
    CHECK(auditor.get("/api/v1/session").status == 401);
    CHECK(door.sign_in("auditor", Office::password_of("auditor")).code == "identity.disabled");
    CHECK(door.sign_in("auditor", "a guess").code == "identity.wrong");  // tells nothing to others
    CHECK(disable("auditor", false).status == 200);
    CHECK(door.sign_in("auditor", Office::password_of("auditor")).status == 200);
}

TEST_CASE("a second factor is asked for, each code once, and can be recovered from") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        Door door(office);
        const std::string password = Office::password_of("admin");
        auto admin = office.sign_in("admin");
        CHECK(
            admin
                .post("/api/v1/session/second-factor/confirmation", Tree::map({{"code", "123456"}}))
                .code() == "identity.no_offer");
        const Answered offer =
            door.call(admin.cookie(), Method::post, "/api/v1/session/second-factor");
        REQUIRE(offer.status == 200);
        const std::string secret = *offer.body.find("secret")->text();
        REQUIRE(secret.size() == 32);
        CHECK(
            admin
                .post("/api/v1/session/second-factor/confirmation", Tree::map({{"code", "000000"}}))
                .errors() == std::vector<std::string>{"identity.code@code"});
        const Told confirmed =
            admin.post("/api/v1/session/second-factor/confirmation",
                       Tree::map({{"code", second_factor::code_at(secret, office.now())}}));
        REQUIRE(confirmed.status == 200);
        const std::string recovery = *confirmed.body.find("recovery_codes")->list()->front().text();
        CHECK(door.sign_in("admin", password).code == "identity.code_needed");
        CHECK(door.sign_in("admin", "a guess").code == "identity.wrong");
        // The code that confirmed is used up; the next one works, once.
        CHECK(door.sign_in("admin", password, second_factor::code_at(secret, office.now())).code ==
              "identity.code");
        pass(office, 30);
        const std::string code = second_factor::code_at(secret, office.now());
        CHECK(door.sign_in("admin", password, code).status == 200);
        CHECK(door.sign_in("admin", password, code).code == "identity.code");
        CHECK(door.sign_in("admin", password, recovery).status == 200);
        CHECK(door.sign_in("admin", password, recovery).code == "identity.code");
        pass(office, 60);
        CHECK(admin
                  .post("/api/v1/session/second-factor/removal",
                        Tree::map({{"code", second_factor::code_at(secret, office.now())}}))
                  .status == 200);
        CHECK(door.sign_in("admin", password).status == 200);
    }
}

TEST_CASE("a token does what its scopes say, for the person, until it ends") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        Door door(office);
        auto admin = office.sign_in("admin");
        const auto make = [&](std::initializer_list<const char*> scopes, int days) {
            Tree::List list;
            for (const char* scope : scopes) list.emplace_back(scope);
            return admin.post(
                "/api/v1/session/tokens",
                Tree::map({{"name", "导出程序"}, {"scopes", std::move(list)}, {"days", days}}));
        };
        CHECK(make({"everything"}, 30).errors() ==
              std::vector<std::string>{"identity.bad_scope@scopes[0]"});
        CHECK(make({"read"}, 0).status == 422);
        CHECK(make({"read"}, 367).code() == "identity.token_days");
        const std::string reader = make({"read"}, 1).text({"token"});
        const std::string writer = make({"organisation:write"}, 1).text({"token"});
        CHECK(door.bearer(reader, Method::get, "/api/v1/organisations").status == 200);
        const Tree bank = Tree::map({{"id", "some-bank"},
                                     {"name", "某银行"},
                                     {"kind", "bank"},
                                     {"credit_code", "91430100MA4L16JQ9D"},
                                     {"irregular_code_reason", "测试"},
                                     {"region", "430100"}});
        CHECK(door.bearer(reader, Method::post, "/api/v1/organisations", bank).code ==
              "identity.scope");
        CHECK(door.bearer(writer, Method::post, "/api/v1/organisations", bank).status == 201);
        CHECK(door.bearer(writer, Method::get, "/api/v1/consents").code == "identity.scope");
        // What is for the person alone is not for its programs.
        CHECK(door.bearer(reader, Method::get, "/api/v1/session/tokens").code ==
              "identity.token_cannot");
        CHECK(door.bearer(reader, Method::get, "/api/v1/people").code == "identity.token_cannot");
        CHECK(door.bearer("zr_made-up", Method::get, "/api/v1/organisations").code ==
              "identity.token");
        const Told list = admin.get("/api/v1/session/tokens");
        REQUIRE(list.body.find("items")->list()->size() == 2);
        // Never shown again.
        CHECK(write_json(list.body).find(reader) == std::string::npos);
        pass(office, 86'400);
        CHECK(door.bearer(reader, Method::get, "/api/v1/organisations").code == "identity.token");
    }
}

TEST_CASE("sessions are seen and ended by their owner") {
    Office office;
    Door door(office);
    auto admin = office.sign_in("admin");
    auto other = office.sign_in("admin");
    const Told list = admin.get("/api/v1/session/all");
    REQUIRE(list.body.find("items")->list()->size() == 2);
    std::string theirs;
    for (const Tree& each : *list.body.find("items")->list())
        if (!*each.find("this_one")->boolean()) theirs = *each.find("id")->text();
    CHECK(door.call(admin.cookie(), Method::remove, "/api/v1/session/all/made-up").code ==
          "identity.no_session");
    CHECK(door.call(admin.cookie(), Method::remove, "/api/v1/session/all/" + theirs).status == 200);
    CHECK(other.get("/api/v1/session").status == 401);
    CHECK(admin.get("/api/v1/session").status == 200);
}

TEST_CASE("another site's page cannot use the cookie") {
    Office office;
    auto admin = office.sign_in("admin");
    const auto post = [&](NamesAndValues headers) {
        Request request;
        request.method = Method::post;
        request.target = "/api/v1/organisations";
        request.headers = {{"cookie", admin.cookie()},
                           {"content-type", "application/json"},
                           {"idempotency-key", office.new_key()}};
        for (auto& header : headers) request.headers.push_back(header);
        request.body = "{}";
        return office.send(std::move(request)).status;
    };
    CHECK(post({}) == 400);
    CHECK(post({{"sec-fetch-site", "same-origin"}}) == 400);
    CHECK(post({{"sec-fetch-site", "cross-site"}}) == 403);
    CHECK(post({{"sec-fetch-site", "same-site"}}) == 403);
    CHECK(post({{"origin", "https://zhirong.example"}, {"host", "zhirong.example"}}) == 400);
    CHECK(post({{"origin", "https://evil.example"}, {"host", "zhirong.example"}}) == 403);
    CHECK(post({{"origin", "null"}, {"host", "zhirong.example"}}) == 403);
}

TEST_CASE("who opens a firm's page is written down, whoever it is") {
    Office office;
    office.add_organisation("firm", "企业", OrganisationKind::enterprise);
    office.add_person("firm", "firm", {Role::enterprise_officer});
    auto firm = office.sign_in("firm");
    CHECK(firm.get("/api/v1/financings/LF-none").status == 404);
    auto admin = office.sign_in("admin");
    const Told readings = admin.get("/api/v1/readings?person=firm");
    REQUIRE(readings.status == 200);
    REQUIRE(readings.body.find("items")->list()->size() == 1);
    const Tree& one = readings.body.find("items")->list()->front();
    CHECK(*one.find("operation")->text() == "showFinancing");
    CHECK(*one.find("target")->text() == "/api/v1/financings/LF-none");
    CHECK(firm.get("/api/v1/readings").status == 403);
}
