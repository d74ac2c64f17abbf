#include "http/client.h"

#include <fmt/format.h>

#include <stdexcept>

#include "app/people.h"
#include "platform/json/json.h"

namespace zhirong::testing {
namespace {

Told told(const Response& response) {
    const std::string_view content = response.content();
    if (content.empty()) return {response.status, {}};
    auto body = parse_json(content, {.bytes = std::size_t{1} << 26, .depth = 64});
    if (!body) throw std::runtime_error("no JSON: " + std::string(content));
    return {response.status, *std::move(body)};
}

Tree merged(Tree prefill, const Tree& body) {
    Tree::Map members = *prefill.map();
    for (const auto& [name, value] : *body.map()) {
        std::erase_if(members, [&](const auto& member) { return member.first == name; });
        members.emplace_back(name, value);
    }
    return members;
}

}  // namespace

std::string Told::text(std::initializer_list<std::string_view> path) const {
    const Tree* at = &body;
    for (const std::string_view name : path)
        if (at != nullptr) at = at->find(name);
    return at == nullptr || at->text() == nullptr ? "" : *at->text();
}

std::string Told::code() const { return text({"code"}); }

std::vector<std::string> Told::errors() const {
    std::vector<std::string> errors;
    if (const Tree* list = body.find("errors"); list != nullptr)
        for (const Tree& error : *list->list())
            errors.push_back(*error.find("code")->text() + '@' + *error.find("field")->text());
    return errors;
}

Office::Office(const Engine& engine, Date opening_date, DigestKind digest,
               const std::filesystem::path& programmes)
    : now_(std::make_shared<Instant>()) {
    constexpr std::int64_t day = 86'400'000;
    constexpr std::int64_t nine_in_china = 3'600'000;
    now_->milliseconds = opening_date.time_since_epoch().count() * day + nine_in_china;
    configuration_.database = engine.new_url(folder_);
    configuration_.resources = SOURCE_DIR;
    if (!programmes.empty()) {
        configuration_.resources = folder_.path() / "resources";
        std::filesystem::create_directory(configuration_.resources);
        for (const char* each : {"reference", "insurance"})
            std::filesystem::create_directory_symlink(std::filesystem::path(SOURCE_DIR) / each,
                                                      configuration_.resources / each);
        std::filesystem::create_directory_symlink(programmes,
                                                  configuration_.resources / "programmes");
    }
    configuration_.clock = [now = now_] { return *now; };
    configuration_.opening_date = opening_date;
    configuration_.digest = digest;
    configuration_.demonstration = true;
    system_ = std::make_unique<System>(configuration_);
    // A router stays where it is made, so make_unique could not take it.
    router_.reset(new Router(system_->router(
        [this](const Request&, std::string_view what) { failures_.emplace_back(what); })));
    add_organisation("platform", "知融平台", OrganisationKind::platform);
    add_person("admin", "platform", {Role::administrator});
}

void Office::add_organisation(const std::string& id, const std::string& name, OrganisationKind kind,
                              const std::string& region) {
    organisation::Register details{.id = id,
                                   .name = name,
                                   .kind = kind,
                                   .credit_code = "91430100MA4L16JQ9D",
                                   .irregular_code_reason = {},
                                   .region = region,
                                   .size = {},
                                   .technology_firm = {}};
    if (kind == OrganisationKind::enterprise) {
        details.size = organisation::Size::small;
        details.technology_firm = true;
    }
    const Command command{
        "registerOrganisation", new_key(), id, {"system", "platform", {Role::administrator}}};
    const auto answer = system_->desk().execute(command, [&](Work& work) -> Result<Answer> {
        organisation::Organisation record{.id = id, .details = {}};
        CHECKED(work.create(record, TRY(organisation::decide(details, work.actor()))));
        return Answer{};
    });
    if (!answer) throw std::runtime_error(in_english(answer.error().first()));
}

void Office::add_person(const std::string& user, const std::string& organisation,
                        std::vector<Role> roles) {
    const auto added = zhirong::add_person(
        *system_, {user, user, organisation, std::move(roles), password_of(user)});
    if (!added) throw std::runtime_error(in_english(added.error().first()));
}

Colleague Office::sign_in(const std::string& user) {
    Request request;
    request.method = Method::post;
    request.target = "/api/v1/session";
    request.headers = {{"content-type", "application/json"}};
    request.body = write_json(Tree::map({{"user", user}, {"password", password_of(user)}}));
    const Response response = send(std::move(request));
    for (const auto& [name, value] : response.headers)
        if (name == "Set-Cookie") return {*this, value.substr(0, value.find(';'))};
    throw std::runtime_error("not signed in: " + std::string(response.content()));
}

Response Office::send(Request request) {
    request.id = "test";
    return router_->answer(std::move(request));
}

Told Colleague::get(const std::string& path) {
    Request request;
    request.target = path;
    request.headers = {{"cookie", cookie_}};
    return told(office_.send(std::move(request)));
}

Told Colleague::post(const std::string& path, const Tree& body) {
    return post(path, body, office_.new_key());
}

Told Colleague::post(const std::string& path, const Tree& body, const std::string& key) {
    Request request;
    request.method = Method::post;
    request.target = path;
    request.headers = {
        {"cookie", cookie_}, {"content-type", "application/json"}, {"idempotency-key", key}};
    request.body = write_json(body);
    return told(office_.send(std::move(request)));
}

Told Colleague::upload(const std::string& path, const std::string& file) {
    return upload(path, file, office_.new_key());
}

Told Colleague::upload(const std::string& path, const std::string& file, const std::string& key) {
    Request request;
    request.method = Method::post;
    request.target = path;
    request.headers = {{"cookie", cookie_},
                       {"content-type", "application/octet-stream"},
                       {"idempotency-key", key}};
    request.body = file;
    return told(office_.send(std::move(request)));
}

std::string Colleague::download(const std::string& path) {
    Request request;
    request.target = path;
    request.headers = {{"cookie", cookie_}};
    const Response response = office_.send(std::move(request));
    if (response.status != 200)
        throw std::runtime_error("not given: " + std::string(response.content()));
    return std::string(response.content());
}

Told Colleague::act(const std::string& financing, const std::string& operation, const Tree& body) {
    return send_action(get("/api/v1/financings/" + financing), operation, body);
}

Told Colleague::begin(const std::string& operation, const Tree& body) {
    return send_action(get("/api/v1/actions"), operation, body);
}

Told Colleague::send_action(const Told& page, const std::string& operation, const Tree& body) {
    std::string offered;
    const Tree* actions = page.body.find("actions");
    if (actions == nullptr) throw std::runtime_error("no page: " + write_json(page.body));
    for (const Tree& action : *actions->list()) {
        const std::string& name = *action.find("name")->text();
        if (name == operation)
            return post(*action.find("path")->text(), merged(*action.find("prefill"), body));
        offered += ' ' + name;
    }
    throw std::runtime_error(fmt::format("{} is not offered, but:{}", operation, offered));
}

}  // namespace zhirong::testing
