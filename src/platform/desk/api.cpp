#include "platform/desk/api.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace zhirong {
namespace {

constexpr RefusalKind bad_limit{"list.limit", 400, "limit 应为 1 至 500 的整数，实际为“{found}”",
                                "limit must be a whole number from 1 to 500, found “{found}”"};

// Every text that a request names something by, its keys and its prose with it: what is no id of a
// record finds none.
void collect_names(const Tree& tree, std::vector<std::string>& names) {
    constexpr std::size_t longest_id = 64;
    if (const std::string* text = tree.text();
        text != nullptr && text->size() <= longest_id && !has_control_characters(*text))
        names.push_back(*text);
    if (const Tree::List* items = tree.list())
        for (const Tree& item : *items) collect_names(item, names);
    if (const Tree::Map* members = tree.map())
        for (const auto& [name, member] : *members) collect_names(member, names);
}

std::vector<std::string> names_in(const Request& request) {
    std::vector<std::string> names;
    for (const auto& [name, value] : request.path_parameters) names.push_back(value);
    collect_names(request.json, names);
    return names;
}

Access access_of(const std::vector<Role>& roles) {
    if (roles.empty()) return Access::signed_in();
    std::vector<std::string> names;
    for (const Role role : roles) names.emplace_back(name_of(role));
    return Access::permitted(std::move(names));
}

Route route_of(Endpoint endpoint, Method method) {
    Route route;
    route.method = method;
    route.path = std::move(endpoint.path);
    route.operation = std::move(endpoint.operation);
    route.summary = std::move(endpoint.words);
    route.tag = std::move(endpoint.tag);
    route.access = access_of(endpoint.roles);
    route.query = std::move(endpoint.query);
    return route;
}

}  // namespace

void Api::add_lookups(Tree& form, const std::map<std::string, std::string>& lookups) {
    for (auto& [member, value] : *form.map()) {
        if (member != "properties") continue;
        for (auto& [name, field] : *value.map())
            if (const auto found = lookups.find(name); found != lookups.end())
                field.set("x-lookup", found->second);
    }
}

void Api::add_command(Endpoint endpoint, Tree form, int status,
                      std::function<Result<Answer>(Work&, const Request&)> act) {
    Route route = route_of(std::move(endpoint), Method::post);
    route.request = {"", std::move(form)};
    route.response = {"", Tree::map({{"type", "object"}})};
    route.success = status;
    route.handler = [this, act = std::move(act),
                     name = route.operation](const Request& request) -> Result<Response> {
        return execute(request, name, [&](Work& work) { return act(work, request); });
    };
    routes_.push_back(std::move(route));
}

void Api::add_route(Endpoint endpoint, Repetition repetition, std::size_t file_bytes,
                    Named handler) {
    Route route = route_of(std::move(endpoint), Method::post);
    route.repetition = repetition;
    route.file_bytes = file_bytes;
    route.response = {"", Tree::map({{"type", "object"}})};
    route.handler = [handler = std::move(handler), name = route.operation](const Request& request) {
        return handler(request, name);
    };
    routes_.push_back(std::move(route));
}

Result<Response> Api::execute(const Request& request, const std::string& name,
                              const std::function<Result<Answer>(Work&)>& act) {
    const auto key = request.header("idempotency-key");
    ensure(key.has_value());  // The router refused requests without one.
    const Command command{name, std::string(*key), request.target + '\n' + request.body,
                          person_of(request).actor};
    const Answer answer = TRY(desk_.execute(command, [&](Work& work) {
        work.lock(names_in(request));
        return act(work);
    }));
    return json(answer.status, answer.body);
}

Result<Response> Api::look(const Request& request,
                           const std::function<Result<Tree>(View&)>& answer) {
    Result<Tree> result = Tree{};
    desk_.read(person_of(request).actor, [&](View& view) { result = answer(view); });
    return json(200, TRY(std::move(result)));
}

void Api::download(Endpoint endpoint, std::function<Result<File>(View&, const Request&)> answer) {
    Route route = route_of(std::move(endpoint), Method::get);
    route.handler = [this, answer = std::move(answer)](const Request& request) -> Result<Response> {
        Result<File> result = File{};
        desk_.read(person_of(request).actor, [&](View& view) { result = answer(view, request); });
        if (!result) return std::unexpected(std::move(result).error());
        File& file = *result;
        Response response;
        response.content_type = std::move(file.content_type);
        response.body = std::move(file.content);
        return std::move(response).with("Content-Disposition",
                                        "attachment; filename=\"" + file.name + '"');
    };
    routes_.push_back(std::move(route));
}

void Api::add_question(Endpoint endpoint, Tree form,
                       std::function<Result<Tree>(View&, const Request&)> answer) {
    Route route = route_of(std::move(endpoint), Method::post);
    route.repetition = Repetition::harmless;
    route.request = {"", std::move(form)};
    route.response = {"", Tree::map({{"type", "object"}})};
    route.handler = answered(std::move(answer));
    routes_.push_back(std::move(route));
}

void Api::query(Endpoint endpoint, Tree response_schema,
                std::function<Result<Tree>(View&, const Request&)> answer) {
    Route route = route_of(std::move(endpoint), Method::get);
    route.response = {"", std::move(response_schema)};
    route.handler = answered(std::move(answer));
    routes_.push_back(std::move(route));
}

void Api::public_query(Endpoint endpoint, Tree response_schema,
                       std::function<Result<Tree>(View&, const Request&)> answer) {
    Route route = route_of(std::move(endpoint), Method::get);
    route.access = Access::everyone();
    route.response = {"", std::move(response_schema)};
    route.handler = [this, answer = std::move(answer)](const Request& request) -> Result<Response> {
        Result<Tree> result = Tree{};
        // Somebody of no organisation: sees what is open to all.
        desk_.read(Actor{}, [&](View& view) { result = answer(view, request); });
        return json(200, TRY(std::move(result)));
    };
    routes_.push_back(std::move(route));
}

Handler Api::answered(std::function<Result<Tree>(View&, const Request&)> answer) {
    return [this, answer = std::move(answer)](const Request& request) -> Result<Response> {
        return look(request, [&](View& view) { return answer(view, request); });
    };
}

Tree Api::action(const std::string& operation, const std::map<std::string, std::string>& parameters,
                 Tree prefill, bool dangerous) const {
    const auto route = std::ranges::find(routes_, operation, &Route::operation);
    ensure(route != routes_.end());
    std::string path = route->path;
    for (const auto& [name, value] : parameters) {
        const std::string marker = '{' + name + '}';
        const std::size_t at = path.find(marker);
        ensure(at != std::string::npos);
        path.replace(at, marker.size(), value);
    }
    return Tree::map({{"name", operation},
                      {"zh", route->summary.zh},
                      {"en", route->summary.en},
                      {"method", "POST"},
                      {"path", path},
                      {"schema", route->request.schema},
                      {"prefill", std::move(prefill)},
                      {"dangerous", dangerous}});
}

std::vector<QueryParameter> page_parameters() {
    return {{"limit",
             {"每页条数（1至500）", "Items a page, 1 to 500"},
             Tree::map({{"type", "integer"}})},
            {"cursor", {"上一页返回的 next", "The `next` of the page before"}}};
}

Result<Page> page_of(const Request& request) {
    Page page;
    page.cursor = request.query_value("cursor").value_or("");
    if (const auto text = request.query_value("limit")) {
        const auto [end, error] =
            std::from_chars(text->data(), text->data() + text->size(), page.limit);
        if (error != std::errc{} || end != text->data() + text->size() || page.limit < 1 ||
            page.limit > 500)
            return refuse(bad_limit, "limit", {{"found", std::string(*text)}});
    }
    return page;
}

}  // namespace zhirong
