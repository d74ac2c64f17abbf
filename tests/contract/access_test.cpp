// Every route, called as every role and as a stranger, as the API's document names them: who is let
// past the gate is exactly who the document says, and nobody makes the server fail.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/access_table.h"
#include "http/client.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Operation {
    std::string name;
    Method method = Method::get;
    std::string path;
    bool open = false;
    std::set<std::string> roles;  // empty: whoever signed in
    bool file = false;
    bool body = false;
};

Tree document_of(Office& office) {
    Request request;
    request.target = "/api/v1/openapi.json";
    const Response response = office.send(std::move(request));
    auto tree = parse_json(response.content(), {.bytes = std::size_t{1} << 26, .depth = 64});
    REQUIRE(tree.has_value());
    return *std::move(tree);
}

std::vector<Operation> operations_of(const Tree& document) {
    std::vector<Operation> all;
    for (const auto& [path, methods] : *document.find("paths")->map())
        for (const auto& [method, operation] : *methods.map()) {
            std::string name = method;
            for (char& c : name) c = static_cast<char>(c - 'a' + 'A');
            Operation one{.name = *operation.find("operationId")->text(),
                          .method = method_named(name),
                          .path = path};
            one.open = operation.find("security")->list()->empty();
            if (const Tree* roles = operation.find("x-permissions"); roles != nullptr)
                for (const Tree& role : *roles->list()) one.roles.insert(*role.text());
            if (const Tree* body = operation.find("requestBody"); body != nullptr) {
                one.body = true;
                one.file = body->find("content")->find("application/octet-stream") != nullptr;
            }
            all.push_back(std::move(one));
        }
    return all;
}

// The path with something in the place of each parameter.
std::string concrete(std::string path) {
    for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{'))
        path.replace(open, path.find('}') - open + 1, "nothing-of-that-name");
    return path;
}

Response call(Office& office, const Operation& operation, const std::string& cookie) {
    Request request;
    request.method = operation.method;
    request.target = concrete(operation.path);
    if (!cookie.empty()) request.headers.emplace_back("cookie", cookie);
    if (operation.method != Method::get) {
        request.headers.emplace_back("idempotency-key", office.new_key());
        if (operation.body)
            request.headers.emplace_back(
                "content-type", operation.file ? "application/octet-stream" : "application/json");
        if (operation.body) request.body = operation.file ? "not,a,table\n" : "{}";
    }
    return office.send(std::move(request));
}

std::string code_of(const Response& response) {
    const auto tree = parse_json(response.content(), {.bytes = std::size_t{1} << 26, .depth = 64});
    if (!tree || tree->map() == nullptr) return "";
    const Tree* code = tree->find("code");
    return code == nullptr || code->text() == nullptr ? "" : *code->text();
}

// Ends the session that it is called with, or changes how its owner signs in.
bool ends_session(const Operation& operation) { return operation.name == "signOut"; }

}  // namespace

TEST_CASE("every route lets in those whom the document names, as every role and as a stranger") {
    Office office;
    std::map<std::string, std::string> cookies;
    std::set<OrganisationKind> kinds;
    for (const auto& entry : EnumNames<Role>::names) {
        const OrganisationKind kind = kind_of(entry.value);
        const std::string organisation =
            kind == OrganisationKind::platform
                ? "platform"
                : std::string("of-") + std::string(name_of(kind)).substr(0, 8);
        if (kind != OrganisationKind::platform && kinds.insert(kind).second) {
            std::string id = organisation;
            std::ranges::replace(id, '_', '-');
            office.add_organisation(id, std::string("机构") + entry.name, kind);
        }
        std::string id = organisation;
        std::ranges::replace(id, '_', '-');
        std::string user = entry.name;
        std::ranges::replace(user, '_', '.');
        office.add_person(user, id, {entry.value});
        cookies[entry.name] = office.sign_in(user).cookie();
    }
    const std::vector<Operation> operations = operations_of(document_of(office));
    REQUIRE(operations.size() > 200);
    int called = 0;
    for (const Operation& operation : operations) {
        if (ends_session(operation)) continue;
        CAPTURE(operation.name);
        CAPTURE(operation.path);
        const Response stranger = call(office, operation, "");
        ++called;
        CHECK(stranger.status < 500);
        if (!operation.open) {
            CHECK(stranger.status == 401);
            CHECK(code_of(stranger) == "identity.not_signed_in");
        }
        for (const auto& [role, cookie] : cookies) {
            CAPTURE(role);
            const Response response = call(office, operation, cookie);
            ++called;
            const std::string code = code_of(response);
            CHECK_MESSAGE(response.status < 500, response.content());
            CHECK(code != "identity.not_signed_in");
            const bool named =
                operation.open || operation.roles.empty() || operation.roles.contains(role);
            // Beyond the gate the feature may still say that this person may not.
            if (!named) {
                CHECK(response.status == 403);
                CHECK(code == "access.role_missing");
            }
        }
    }
    CHECK(office.failures().empty());
    MESSAGE(operations.size() << " operations, " << called << " calls");
}

TEST_CASE("what nobody is a party to is there for nobody but those who see everything") {
    Office office;
    office.add_organisation("bank", "银行", OrganisationKind::bank);
    office.add_organisation("firm", "企业", OrganisationKind::enterprise);
    office.add_person("banker", "bank", {Role::bank_officer});
    office.add_person("firm", "firm", {Role::enterprise_officer});
    const Told consent = office.sign_in("firm").post("/api/v1/consents",
                                                     Tree::map({{"to", "bank"},
                                                                {"matters", Tree::list({"rights"})},
                                                                {"until", "2024-12-31"},
                                                                {"purpose", "授信"}}));
    REQUIRE(consent.status == 201);
    office.add_organisation("other", "另一银行", OrganisationKind::bank);
    office.add_person("stranger", "other", {Role::bank_officer});
    const auto count = [&](const char* user) {
        return office.sign_in(user).get("/api/v1/consents").body.find("items")->list()->size();
    };
    CHECK(count("firm") == 1);
    CHECK(count("banker") == 1);
    CHECK(count("stranger") == 0);
    CHECK(count("admin") == 1);
}

TEST_CASE("the table of access in the docs is that of the program") {
    Office office;
    std::ifstream stream(std::string(SOURCE_DIR) + "/docs/access.md");
    std::stringstream text;
    text << stream.rdbuf();
    // Otherwise: build/zhirong access > docs/access.md, and look at what changed.
    CHECK(text.str() == access_table(office.system()));
}
