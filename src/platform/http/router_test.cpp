#include "platform/http/router.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "base/ensure.h"
#include "platform/http/openapi.h"
#include "platform/json/json.h"

using namespace zhirong;

namespace {

Route route(Method method, std::string path, std::string operation) {
    Route route;
    route.method = method;
    route.path = std::move(path);
    route.operation = operation;
    route.summary = {"摘要", "Summary"};
    route.tag = "test";
    route.access = Access::everyone();
    route.handler = [operation](const Request& request) -> Result<Response> {
        Tree::Map parameters;
        for (const auto& [name, value] : request.path_parameters)
            parameters.emplace_back(name, value);
        return json(200, Tree::map({{"operation", operation}, {"path", std::move(parameters)}}));
    };
    return route;
}

Request request(Method method, std::string target) {
    Request request;
    request.method = method;
    request.target = std::move(target);
    request.id = "r1";
    return request;
}

Request post(std::string target, std::string body) {
    Request made = request(Method::post, std::move(target));
    made.headers = {{"content-type", "application/json"}, {"idempotency-key", "k"}};
    made.body = std::move(body);
    return made;
}

std::string text_at(const Response& response, std::string_view name) {
    const Tree tree = parse_json(response.content()).value();
    const Tree* found = tree.find(name);
    return found != nullptr && found->text() != nullptr ? *found->text() : "";
}
std::string code(const Response& response) { return text_at(response, "code"); }
std::string operation(const Response& response) { return text_at(response, "operation"); }

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "";
}

Router loans() {
    std::vector<Route> routes{route(Method::get, "/api/v1/loans/{id}", "loan"),
                              route(Method::get, "/api/v1/loans/summary", "summary"),
                              route(Method::get, "/api/v1/loans/{loan}/events/{number}", "event"),
                              route(Method::post, "/api/v1/loans", "apply"),
                              route(Method::post, "/api/v1/sign-in", "signIn"),
                              route(Method::remove, "/api/v1/loans/{id}", "withdraw"),
                              route(Method::get, "/", "root")};
    routes[3].request = {"", Tree::map({{"type", "object"}})};
    routes[4].request = routes[3].request;
    routes[4].repetition = Repetition::harmless;
    routes[0].query = {{"at", {"日期", "Date"}}, {"book", {"账簿", "Book"}}};
    routes[1].query = {{"year", {"年", "Year"}, Tree::map({{"type", "string"}}), true}};
    return Router(std::move(routes), {});
}

}  // namespace

TEST_CASE("a path finds its route; a literal goes before a parameter") {
    const Router router = loans();
    struct Row {
        Method method;
        std::string target, operation;
    };
    for (const Row& row : {Row{Method::get, "/api/v1/loans/L1", "loan"},
                           Row{Method::head, "/api/v1/loans/L1", "loan"},
                           Row{Method::get, "/api/v1/loans/summary?year=2024", "summary"},
                           Row{Method::get, "/api/v1/loans/summary/events/3", "event"},
                           Row{Method::get, "/", "root"}}) {
        CAPTURE(row.target);
        CHECK(operation(router.answer(request(row.method, row.target))) == row.operation);
    }
    for (const char* unknown : {"/api/v1/loan", "/api/v1/loans/", "/api/v1/loans//events/3",
                                "/api/v1/loans/L1/events/3/", "/api/v2/loans/L1", "//"}) {
        CAPTURE(unknown);
        CHECK(code(router.answer(request(Method::get, unknown))) == "http.unknown_route");
    }
}

TEST_CASE("path parameters are decoded after the path is split") {
    const Response response =
        loans().answer(request(Method::get, "/api/v1/loans/%E8%B4%B7%2F1/events/a+b"));
    CHECK(response.body == R"({"operation":"event","path":{"loan":"贷/1","number":"a+b"}})");
}

TEST_CASE("another method than the path's is 405 and names those there are") {
    const Response response = loans().answer(request(Method::put, "/api/v1/loans/L1"));
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD, DELETE");
    CHECK(loans().answer(request(Method::other, "/api/v1/loans/L1")).status == 405);
}

TEST_CASE("query parameters are known, given once, and there when needed") {
    struct Row {
        std::string target, code, field;
    };
    for (const Row& row : {Row{"/api/v1/loans/L1?at=2024-01-01&book=bank", "", ""},
                           Row{"/api/v1/loans/L1?", "http.unknown_query_parameter", ""},
                           Row{"/api/v1/loans/L1?att=1", "http.unknown_query_parameter", "att"},
                           Row{"/api/v1/loans/L1?at=1&at=2", "http.repeated_query_parameter", "at"},
                           Row{"/api/v1/loans/summary", "http.missing_query_parameter", "year"},
                           Row{"/api/v1/loans/L1?at=%ff", "http.bad_target", ""},
                           Row{"/api/v1/loans/L1?at=%0a", "http.bad_target", ""},
                           Row{"/api/v1/loans/L1?at=%4", "http.bad_target", ""}}) {
        CAPTURE(row.target);
        const Response response = loans().answer(request(Method::get, row.target));
        CHECK(code(response) == row.code);
        if (row.field.empty()) continue;
        const Tree body = parse_json(response.body).value();
        CHECK(*body.find("errors")->list()->front().find("field")->text() == row.field);
    }
}

TEST_CASE("a query is decoded: plus is a space") {
    std::vector<Route> routes{route(Method::get, "/find", "find")};
    routes[0].query = {{"q", {"词", "Words"}}};
    routes[0].handler = [](const Request& received) -> Result<Response> {
        return json(200, std::string(*received.query_value("q")));
    };
    const Router router(std::move(routes), {});
    CHECK(router.answer(request(Method::get, "/find?q=a+b%2B%E7%9F%A5=c")).body == "\"a b+知=c\"");
}

TEST_CASE("a write names itself with a key of 1 to 128 visible characters") {
    const Router router = loans();
    const auto with_key = [&](std::string key) {
        Request made = post("/api/v1/loans", "{}");
        made.headers.back().second = std::move(key);
        return code(router.answer(std::move(made)));
    };
    CHECK(with_key("").contains("bad_idempotency_key"));
    CHECK(with_key("k").empty());
    CHECK(with_key(std::string(128, '~')).empty());
    CHECK(with_key(std::string(129, '~')) == "http.bad_idempotency_key");
    CHECK(with_key("a b") == "http.bad_idempotency_key");
    CHECK(with_key("键") == "http.bad_idempotency_key");
    Request without = post("/api/v1/loans", "{}");
    without.headers.pop_back();
    CHECK(code(router.answer(without)) == "http.missing_idempotency_key");
    without.target = "/api/v1/sign-in";
    CHECK(router.answer(without).status == 200);
    CHECK(code(router.answer(request(Method::remove, "/api/v1/loans/L1"))) ==
          "http.missing_idempotency_key");
}

TEST_CASE("a body is JSON, there where one is taken and nowhere else") {
    const Router router = loans();
    const auto with_type = [&](std::string type) {
        Request made = post("/api/v1/loans", "{}");
        made.headers.front().second = std::move(type);
        return router.answer(std::move(made)).status;
    };
    for (const char* good : {"application/json", "Application/JSON; charset=UTF-8",
                             "application/json;charset=\"utf-8\""})
        CHECK_MESSAGE(with_type(good) == 200, good);
    for (const char* bad :
         {"", "text/plain", "application/\xFF\x01json", "application/json; charset=gbk",
          "application/x-www-form-urlencoded", "application/jsonp"})
        CHECK_MESSAGE(with_type(bad) == 415, bad);
    CHECK(code(router.answer(post("/api/v1/loans", ""))) == "http.missing_body");
    CHECK(code(router.answer(post("/api/v1/loans", "{\"a\":1.5}"))) == "json.not_whole");
    Request compressed = post("/api/v1/loans", "{}");
    compressed.headers.emplace_back("content-encoding", "gzip");
    CHECK(router.answer(compressed).status == 415);
    Request unexpected = request(Method::get, "/api/v1/loans/L1");
    unexpected.body = "{}";
    CHECK(code(router.answer(unexpected)) == "http.unexpected_body");
}

TEST_CASE("the gate is asked before anything else is looked at, and says who it is") {
    std::vector<Route> routes{route(Method::get, "/mine", "mine"),
                              route(Method::get, "/approvals", "approvals")};
    routes[0].access = Access::signed_in();
    routes[1].access = Access::permitted({"approve"});
    routes[0].handler = [](const Request& received) -> Result<Response> {
        return json(200, std::any_cast<std::string>(received.identity));
    };
    static constexpr RefusalKind sign_in{"test.sign_in", 401, "请登录", "Sign in"};
    static constexpr RefusalKind not_you{"test.not_you", 403, "无权", "Not you"};
    RouterSettings settings;
    settings.gate = [](const Request& received, const Route& wanted) -> Result<std::any> {
        const auto user = received.cookie("session");
        if (!user) return refuse(sign_in);
        if (wanted.access.level == Access::Level::permitted && *user != "lin")
            return refuse(not_you);
        return std::string(*user);
    };
    const Router router(routes, settings);
    const auto as = [&](std::string target, const std::string& user) {
        Request made = request(Method::get, std::move(target));
        if (!user.empty()) made.headers = {{"cookie", "a=b; session=" + user}};
        return router.answer(std::move(made));
    };
    CHECK(code(as("/mine?unknown=1", "")) == "test.sign_in");
    CHECK(as("/mine", "").status == 401);
    CHECK(as("/mine", "wang").body == "\"wang\"");
    CHECK(as("/approvals", "wang").status == 403);
    CHECK(as("/approvals", "lin").status == 200);
    CHECK_THROWS_AS(Router(routes, {}), BrokenInvariant);
}

TEST_CASE("exceptions become what the mapper says, else a 500; all are reported") {
    std::vector<Route> routes{route(Method::get, "/world", "world"),
                              route(Method::get, "/bug", "bug")};
    routes[0].handler = [](const Request&) -> Result<Response> {
        throw std::runtime_error("disk");
    };
    routes[1].handler = [](const Request&) -> Result<Response> {
        ensure(false);
        return no_content();
    };
    static constexpr RefusalKind away{"test.away", 503, "暂停", "Away"};
    std::vector<std::string> reports;
    RouterSettings settings;
    settings.failure_mapper = [](const std::exception& failure) -> std::optional<Refusals> {
        if (dynamic_cast<const std::runtime_error*>(&failure) == nullptr) return std::nullopt;
        return Refusals{{{&away, {}, {}}}};
    };
    settings.failure_report = [&](const Request& received, std::string_view what) {
        reports.push_back(received.id + " " + std::string(what));
    };
    const Router router(std::move(routes), settings);
    CHECK(code(router.answer(request(Method::get, "/world"))) == "test.away");
    CHECK(router.answer(request(Method::get, "/bug")).status == 500);
    REQUIRE(reports.size() == 2);
    CHECK(reports[0] == "r1 disk");
}

TEST_CASE("routes that cannot be told apart are a bug") {
    const auto both = [](Route a, Route b) { return Router({std::move(a), std::move(b)}, {}); };
    CHECK_THROWS_AS(both(route(Method::get, "/a/{x}", "one"), route(Method::get, "/a/{y}", "two")),
                    BrokenInvariant);
    CHECK_THROWS_AS(both(route(Method::get, "/a", "one"), route(Method::get, "/b", "one")),
                    BrokenInvariant);
    for (const char* path : {"a", "/{}", "/{a", "/a{b}", "/{a}/{a}", "/a?b"})
        CHECK_THROWS_AS(Router({route(Method::get, path, "one")}, {}), BrokenInvariant);
}

TEST_CASE("a problem says every refusal with code, field, facts and both languages") {
    static constexpr RefusalKind low{"loan.low", 422, "至少 {least}", "at least {least}"};
    static constexpr RefusalKind late{"loan.late", 409, "太晚", "too late"};
    const Response response =
        problem(Refusals{{{&low, "amount", {{"least", "100.00"}}}, {&late, "date", {}}}}, "r7");
    CHECK(response.status == 422);
    CHECK(response.content_type == "application/problem+json");
    CHECK(response.body ==
          R"({"type":"urn:zhirong:problem:loan.low","title":"内容不成立 Unprocessable Content",)"
          R"("status":422,"detail":"至少 100.00 at least 100.00",)"
          R"("instance":"urn:zhirong:request:r7","code":"loan.low","errors":[)"
          R"({"field":"amount","code":"loan.low","zh":"至少 100.00","en":"at least 100.00",)"
          R"("facts":{"least":"100.00"}},)"
          R"({"field":"date","code":"loan.late","zh":"太晚","en":"too late","facts":{}}]})");
}

namespace {

const Tree& at(const Tree& tree, std::initializer_list<std::string_view> path) {
    const Tree* found = &tree;
    for (const std::string_view name : path) {
        found = found->find(name);
        REQUIRE_MESSAGE(found != nullptr, name);
    }
    return *found;
}

void check_references(const Tree& tree, const Tree& root) {
    if (const Tree::List* list = tree.list())
        for (const Tree& member : *list) check_references(member, root);
    if (const Tree::Map* map = tree.map())
        for (const auto& [name, value] : *map) {
            check_references(value, root);
            if (name != "$ref") continue;
            std::string_view pointer = *value.text();
            REQUIRE(pointer.starts_with("#/"));
            pointer.remove_prefix(2);
            const Tree* found = &root;
            while (!pointer.empty()) {
                const std::size_t end = std::min(pointer.find('/'), pointer.size());
                found = found->find(pointer.substr(0, end));
                REQUIRE_MESSAGE(found != nullptr, *value.text());
                pointer.remove_prefix(std::min(end + 1, pointer.size()));
            }
        }
}

const ApiDescription description{{"知融", "Zhirong"}, "0.1.0", "session", {}};

}  // namespace

TEST_CASE("the API document holds every route with its parameters, and its references lead on") {
    std::vector<Route> routes = loans().routes();
    routes[3].request = {"Application",
                         Tree::map({{"type", "object"},
                                    {"properties", Tree::map({{"amount", reference("Money")}})}})};
    routes[3].response = {"Loan", Tree::map({{"type", "object"}})};
    routes[3].success = 201;
    routes[5].access = Access::permitted({"approve"});
    ApiDescription with_money = description;
    with_money.schemas = {{"Money", Tree::map({{"type", "string"}})}};
    routes.push_back(openapi_route(routes, with_money));
    const Router router(routes, {.gate = [](const Request&, const Route&) -> Result<std::any> {
                                     return std::any();
                                 },
                                 .failure_mapper = {},
                                 .failure_report = {}});
    const Response response = router.answer(request(Method::get, "/api/v1/openapi.json"));
    const Tree document = parse_json(response.content()).value();
    CHECK(*at(document, {"openapi"}).text() == "3.1.0");
    check_references(document, document);
    for (const Route& each : routes) {
        if (!each.path.starts_with("/api/")) continue;
        std::string method(name_of(each.method));
        for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
        CHECK(*at(document, {"paths", each.path, method, "operationId"}).text() == each.operation);
    }
    CHECK(at(document, {"paths"}).find("/") == nullptr);
    const Tree& event =
        at(document, {"paths", "/api/v1/loans/{loan}/events/{number}", "get", "parameters"});
    CHECK(event.list()->size() == 2);
    const Tree& apply = at(document, {"paths", "/api/v1/loans", "post"});
    CHECK(*at(apply, {"parameters"}).list()->at(0).find("$ref")->text() ==
          "#/components/parameters/IdempotencyKey");
    CHECK(at(apply, {"responses", "201", "content", "application/json", "schema"}) ==
          reference("Loan"));
    CHECK(at(document, {"paths", "/api/v1/sign-in", "post"}).find("parameters") == nullptr);
    CHECK(at(document, {"paths", "/api/v1/loans/{id}", "delete", "x-permissions"}) ==
          Tree::list({"approve"}));
    CHECK(write_json(openapi(routes, with_money)) == write_json(openapi(routes, with_money)));
}

TEST_CASE("a name for two schemas or a reference to nothing is a bug") {
    std::vector<Route> routes = loans().routes();
    routes[0].response = {"Loan", Tree::map({{"type", "object"}})};
    routes[1].response = {"Loan", Tree::map({{"type", "string"}})};
    CHECK_THROWS_AS(openapi(routes, description), BrokenInvariant);
    routes[1].response = {"", reference("Nothing")};
    CHECK_THROWS_AS(openapi(routes, description), BrokenInvariant);
    routes[1].response = {"", reference("Loan")};
    CHECK_NOTHROW(openapi(routes, description));
}

TEST_CASE("a route that takes a file takes nothing else, and says so in the document") {
    Route taker = route(Method::post, "/api/v1/lists/{list}/preview", "preview");
    taker.repetition = Repetition::harmless;
    taker.file_bytes = 5;
    taker.handler = [](const Request& each) -> Result<Response> {
        return json(200, Tree::map({{"bytes", static_cast<std::int64_t>(each.body.size())}}));
    };
    const Router router({taker, route(Method::get, "/api/v1/lists/{list}/preview", "look")}, {});
    Request file = request(Method::post, "/api/v1/lists/a/preview");
    file.headers = {{"content-type", "application/octet-stream"}};
    CHECK(code(router.answer(file)) == "http.missing_file");
    file.body = "12345";
    CHECK(router.answer(file).status == 200);
    file.body = "123456";
    CHECK(code(router.answer(file)) == "http.body_too_large");
    file.body = "[]";
    file.headers.emplace_back("content-encoding", "gzip");
    CHECK(code(router.answer(file)) == "http.not_a_file");
    file.headers = {{"content-type", "application/json"}};
    CHECK(code(router.answer(file)) == "http.not_a_file");

    CHECK(router.file_bytes(Method::post, "/api/v1/lists/a/preview?x=1") == 5);
    CHECK(router.file_bytes(Method::get, "/api/v1/lists/a/preview") == 0);
    CHECK(router.file_bytes(Method::post, "/api/v1/lists") == 0);
    CHECK(router.file_bytes(Method::post, "%") == 0);

    const std::string document = write_json(openapi({taker}, {.title = {"接口", "API"}}));
    CHECK(
        document.find(
            R"("application/octet-stream":{"schema":{"type":"string","format":"binary","maxLength":5}})") !=
        std::string::npos);
}
