#include "platform/http/openapi.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

constexpr std::string_view schema_prefix = "#/components/schemas/";
constexpr std::string_view problem_name = "Problem";

Tree type(const char* name) { return Tree::map({{"type", name}}); }

// RFC 9457, as `problem` writes it.
Tree problem_schema() {
    const Tree error = Tree::map(
        {{"type", "object"},
         {"required", Tree::list({"field", "code", "zh", "en", "facts"})},
         {"properties",
          Tree::map({{"field", type("string")},
                     {"code", type("string")},
                     {"zh", type("string")},
                     {"en", type("string")},
                     {"facts", Tree::map({{"type", "object"},
                                          {"additionalProperties", type("string")}})}})}});
    return Tree::map(
        {{"type", "object"},
         {"required", Tree::list({"type", "title", "status", "detail", "code", "errors"})},
         {"properties",
          Tree::map(
              {{"type", Tree::map({{"type", "string"}, {"format", "uri"}})},
               {"title", type("string")},
               {"status", type("integer")},
               {"detail", type("string")},
               {"instance", Tree::map({{"type", "string"}, {"format", "uri"}})},
               {"code", type("string")},
               {"errors", Tree::map({{"type", "array"}, {"minItems", 1}, {"items", error}})}})}});
}

Tree key_parameter() {
    return Tree::map(
        {{"name", "Idempotency-Key"},
         {"in", "header"},
         {"required", true},
         {"description",
          "自选的唯一键，重试时用同一个键 / a unique key of your choice, the same one when the "
          "request is sent again"},
         {"schema", Tree::map({{"type", "string"},
                               {"minLength", 1},
                               {"maxLength", 128},
                               {"pattern", "^[!-~]+$"}})}});
}

std::string both(const Words& words) { return words.zh + " / " + words.en; }

std::vector<std::string> path_parameters(std::string_view path) {
    std::vector<std::string> names;
    for (std::size_t open = path.find('{'); open != std::string_view::npos;
         open = path.find('{', open + 1))
        names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return names;
}

Tree content(const Schema& schema, const char* media_type) {
    const Tree shape = schema.name.empty() ? schema.schema : reference(schema.name);
    return Tree::map({{media_type, Tree::map({{"schema", shape}})}});
}

Tree parameters_of(const Route& route) {
    Tree::List parameters;
    for (const std::string& name : path_parameters(route.path))
        parameters.push_back(Tree::map(
            {{"name", name}, {"in", "path"}, {"required", true}, {"schema", type("string")}}));
    for (const QueryParameter& parameter : route.query)
        parameters.push_back(Tree::map(
            {{"name", parameter.name},
             {"in", "query"},
             {"required", parameter.required},
             {"description", both(parameter.meaning)},
             // Text, where a feature says no more.
             {"schema", parameter.schema.is_null() ? type("string") : parameter.schema}}));
    if (route.needs_idempotency_key())
        parameters.push_back(Tree::map({{"$ref", "#/components/parameters/IdempotencyKey"}}));
    return parameters;
}

Tree operation_of(const Route& route) {
    Tree operation = Tree::map({{"operationId", route.operation},
                                {"summary", both(route.summary)},
                                {"tags", Tree::list({route.tag})}});
    Tree parameters = parameters_of(route);
    if (!parameters.list()->empty()) operation.set("parameters", std::move(parameters));
    if (route.request.exists())
        operation.set("requestBody",
                      Tree::map({{"required", true},
                                 {"content", content(route.request, "application/json")}}));
    if (route.file_bytes > 0)
        operation.set(
            "requestBody",
            Tree::map(
                {{"required", true},
                 {"content",
                  Tree::map({{"application/octet-stream",
                              Tree::map({{"schema", Tree::map({{"type", "string"},
                                                               {"format", "binary"},
                                                               {"maxLength",
                                                                static_cast<std::int64_t>(
                                                                    route.file_bytes)}})}})}})}}));
    Tree success = Tree::map({{"description", both(route.summary)}});
    if (route.response.exists())
        success.set("content", content(route.response, "application/json"));
    operation.set(
        "responses",
        Tree::map({{std::to_string(route.success), std::move(success)},
                   {"default", Tree::map({{"$ref", "#/components/responses/Problem"}})}}));
    operation.set("security", route.access.level == Access::Level::everyone
                                  ? Tree(Tree::List{})
                                  : Tree::list({Tree::map({{"session", Tree(Tree::List{})}})}));
    if (route.access.level == Access::Level::permitted) {
        Tree::List permissions;
        for (const std::string& permission : route.access.permissions)
            permissions.emplace_back(permission);
        operation.set("x-permissions", std::move(permissions));
    }
    return operation;
}

std::string lower_case_name(Method method) {
    std::string name(name_of(method));
    for (char& c : name) c = static_cast<char>(c - 'A' + 'a');
    return name;
}

Tree paths_of(const std::vector<const Route*>& routes) {
    Tree::Map paths;
    for (const Route* route : routes) {
        auto path = std::ranges::find(paths, route->path, &Tree::Map::value_type::first);
        if (path == paths.end()) path = paths.insert(path, {route->path, Tree(Tree::Map{})});
        path->second.set(lower_case_name(route->method), operation_of(*route));
    }
    return paths;
}

void add_schema(Tree::Map& schemas, const Schema& schema) {
    if (!schema.exists() || schema.name.empty()) return;
    const auto found = std::ranges::find(schemas, schema.name, &Tree::Map::value_type::first);
    if (found == schemas.end())
        schemas.emplace_back(schema.name, schema.schema);
    else
        ensure(found->second == schema.schema);
}

Tree::Map schemas_of(const std::vector<const Route*>& routes, const ApiDescription& description) {
    Tree::Map schemas;
    add_schema(schemas, {std::string(problem_name), problem_schema()});
    for (const Schema& schema : description.schemas) add_schema(schemas, schema);
    for (const Route* route : routes) {
        add_schema(schemas, route->request);
        add_schema(schemas, route->response);
    }
    std::ranges::sort(schemas, {}, &Tree::Map::value_type::first);
    return schemas;
}

void ensure_references_lead_somewhere(const Tree& tree, const Tree::Map& schemas) {
    if (const Tree::List* list = tree.list())
        for (const Tree& member : *list) ensure_references_lead_somewhere(member, schemas);
    if (const Tree::Map* map = tree.map())
        for (const auto& [name, value] : *map) {
            if (name == "$ref" && value.text() != nullptr &&
                value.text()->starts_with(schema_prefix))
                ensure(std::ranges::find(schemas, value.text()->substr(schema_prefix.size()),
                                         &Tree::Map::value_type::first) != schemas.end());
            ensure_references_lead_somewhere(value, schemas);
        }
}

}  // namespace

Tree reference(std::string_view schema_name) {
    return Tree::map({{"$ref", std::string(schema_prefix) + std::string(schema_name)}});
}

Tree openapi(const std::vector<Route>& routes, const ApiDescription& description) {
    std::vector<const Route*> documented;
    for (const Route& route : routes)
        if (route.path.starts_with("/api/")) documented.push_back(&route);
    const Schema problem{std::string(problem_name), problem_schema()};
    Tree::Map schemas = schemas_of(documented, description);
    Tree document = Tree::map({{"openapi", "3.1.0"},
                               {"info", Tree::map({{"title", both(description.title)},
                                                   {"version", description.version}})},
                               {"servers", Tree::list({Tree::map({{"url", "/"}})})},
                               {"paths", paths_of(documented)}});
    ensure_references_lead_somewhere(document, schemas);
    ensure_references_lead_somewhere(schemas, schemas);
    document.set(
        "components",
        Tree::map(
            {{"schemas", std::move(schemas)},
             {"parameters", Tree::map({{"IdempotencyKey", key_parameter()}})},
             {"responses",
              Tree::map(
                  {{"Problem",
                    Tree::map({{"description", "拒绝或失败 / refused or failed (RFC 9457)"},
                               {"content", content(problem, "application/problem+json")}})}})},
             {"securitySchemes",
              Tree::map({{"session", Tree::map({{"type", "apiKey"},
                                                {"in", "cookie"},
                                                {"name", description.session_cookie}})}})}}));
    return document;
}

Route openapi_route(const std::vector<Route>& routes, const ApiDescription& description) {
    Route route;
    route.method = Method::get;
    route.path = "/api/v1/openapi.json";
    route.operation = "openapi";
    route.summary = {"本接口的 OpenAPI 3.1 描述", "The OpenAPI 3.1 description of this API"};
    route.tag = "meta";
    route.access = Access::everyone();
    route.response = {"", Tree::map({{"type", "object"}})};
    std::vector<Route> all = routes;
    all.push_back(route);
    const auto text = std::make_shared<const std::string>(write_json(openapi(all, description)));
    route.handler = [text](const Request&) -> Result<Response> {
        Response response;
        response.content_type = "application/json";
        response.shared_body = text;
        return response;
    };
    return route;
}

}  // namespace zhirong
