#include "platform/http/router.h"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <set>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/http/refusals.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

constexpr std::size_t longest_idempotency_key = 128;

struct Segment {
    std::string text;  // the parameter's name, or the literal
    bool is_parameter = false;
};

// All routes of one path, whatever each of them calls the parameters.
struct Pattern {
    std::vector<Segment> segments;
    std::vector<const Route*> routes;
    std::vector<std::vector<Segment>> segments_by_route;
};

bool plain_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::vector<Segment> segments_of(std::string_view path) {
    ensure(path.starts_with('/'));
    std::vector<Segment> segments;
    std::set<std::string> names;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        Segment segment{std::string(path.substr(0, end)), false};
        if (segment.text.starts_with('{')) {
            ensure(segment.text.ends_with('}'));
            segment = {segment.text.substr(1, segment.text.size() - 2), true};
            ensure(plain_name(segment.text) && names.insert(segment.text).second);
        }
        ensure(segment.text.find_first_of("{}%?#") == std::string::npos);
        segments.push_back(std::move(segment));
        path.remove_prefix(end);
    }
    return segments;
}

bool same_shape(const std::vector<Segment>& a, const std::vector<Segment>& b) {
    return std::ranges::equal(a, b, [](const Segment& left, const Segment& right) {
        return left.is_parameter == right.is_parameter &&
               (left.is_parameter || left.text == right.text);
    });
}

// A literal is tried before a parameter in its place: /loans/summary before /loans/{id}.
bool tried_before(const Pattern& a, const Pattern& b) {
    return std::ranges::lexicographical_compare(a.segments, b.segments, {}, &Segment::is_parameter,
                                                &Segment::is_parameter);
}

bool matches(const Pattern& pattern, const std::vector<std::string>& segments) {
    return std::ranges::equal(
        pattern.segments, segments, [](const Segment& expected, const std::string& found) {
            return expected.is_parameter ? !found.empty() : expected.text == found;
        });
}

bool clean(std::string_view text) {
    return count_characters(text) && !has_control_characters(text) &&
           text.find_first_of("\n\t") == std::string_view::npos;
}

struct Target {
    std::vector<std::string> segments;
    NamesAndValues query;
};

Result<Target> parse_target(std::string_view text) {
    const auto url = boost::urls::parse_origin_form({text.data(), text.size()});
    if (!url) return refuse(http::bad_target);
    Target target;
    for (const auto& segment : url->segments()) target.segments.emplace_back(segment);
    if (target.segments.empty()) target.segments.emplace_back();
    for (const auto& parameter : url->params(boost::urls::encoding_opts(true)))
        target.query.emplace_back(parameter.key, parameter.value);
    const bool clean_path = std::ranges::all_of(target.segments, clean);
    const bool clean_query = std::ranges::all_of(target.query, [](const auto& parameter) {
        return clean(parameter.first) && clean(parameter.second);
    });
    if (!clean_path || !clean_query) return refuse(http::bad_target);
    return target;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Result<NamesAndValues> checked_query(const Route& route, NamesAndValues query) {
    Refusals refusals;
    const auto wrong = [&](const RefusalKind& kind, const std::string& name,
                           std::vector<Fact> facts) {
        facts.insert(facts.begin(), {"name", name});
        refusals.all.push_back({&kind, name, std::move(facts)});
    };
    std::vector<std::string> known;
    for (const QueryParameter& parameter : route.query) known.push_back(parameter.name);
    std::set<std::string> seen;
    for (const auto& [name, value] : query) {
        if (std::ranges::find(known, name) == known.end())
            wrong(http::unknown_query_parameter, name,
                  {{"known", known.empty() ? "-" : joined(known)}});
        else if (!seen.insert(name).second)
            wrong(http::repeated_query_parameter, name, {});
    }
    for (const QueryParameter& parameter : route.query)
        if (parameter.required && !seen.contains(parameter.name))
            wrong(http::missing_query_parameter, parameter.name, {});
    if (!refusals.all.empty()) return std::unexpected(std::move(refusals));
    return query;
}

Result<void> check_idempotency_key(const Route& route, const Request& request) {
    if (!route.needs_idempotency_key()) return {};
    const auto key = request.header("idempotency-key");
    if (!key) return refuse(http::missing_idempotency_key, "Idempotency-Key");
    const bool visible = std::ranges::all_of(*key, [](char c) { return c > 0x20 && c < 0x7F; });
    if (key->empty() || key->size() > longest_idempotency_key || !visible)
        return refuse(http::bad_idempotency_key, "Idempotency-Key");
    return {};
}

bool is_json(std::string_view content_type) {
    std::string plain;
    for (const char c : content_type)
        if (c != ' ' && c != '\t' && c != '"')
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return plain == "application/json" || plain == "application/json;charset=utf-8";
}

Result<void> check_file(const Route& route, const Request& request) {
    if (request.body.empty()) return refuse(http::missing_file);
    const std::string_view type = request.header("content-type").value_or("-");
    if (type != "application/octet-stream")
        return refuse(http::not_a_file, "Content-Type", {{"found", std::string(type)}});
    if (const auto encoding = request.header("content-encoding"))
        return refuse(http::not_a_file, "Content-Encoding", {{"found", std::string(*encoding)}});
    if (request.body.size() > route.file_bytes)
        return refuse(http::body_too_large, {}, {{"limit", std::to_string(route.file_bytes)}});
    return {};
}

Result<Tree> body_of(const Route& route, const Request& request) {
    if (route.file_bytes > 0) {
        CHECKED(check_file(route, request));
        return Tree{};
    }
    if (!route.request.exists()) {
        if (!request.body.empty()) return refuse(http::unexpected_body);
        return Tree{};
    }
    if (request.body.empty()) return refuse(http::missing_body);
    const std::string_view type = request.header("content-type").value_or("-");
    if (!is_json(type))
        return refuse(http::not_json, "Content-Type", {{"found", std::string(type)}});
    if (const auto encoding = request.header("content-encoding"))
        return refuse(http::not_json, "Content-Encoding", {{"found", std::string(*encoding)}});
    // The server has bounded the body already; what it let through is not too large here.
    return parse_json(request.body, {.bytes = request.body.size()});
}

}  // namespace

struct Router::State {
    std::vector<Route> routes;
    RouterSettings settings;
    std::vector<Pattern> patterns;

    const Pattern* find(const std::vector<std::string>& segments) const {
        const auto found = std::ranges::find_if(
            patterns, [&](const Pattern& pattern) { return matches(pattern, segments); });
        return found == patterns.end() ? nullptr : &*found;
    }

    const Route* route_of(Method method, std::string_view target) const {
        const auto parsed = parse_target(target);
        const Pattern* pattern = parsed ? find(parsed->segments) : nullptr;
        if (pattern == nullptr) return nullptr;
        const auto route = std::ranges::find(pattern->routes, method, &Route::method);
        return route == pattern->routes.end() ? nullptr : *route;
    }

    Result<Response> handle(Request& request) const;
    Result<Response> call(const Route& route, Request& request) const;
};

Router::Router(std::vector<Route> routes, RouterSettings settings)
    : state_(std::make_unique<State>(State{std::move(routes), std::move(settings), {}})) {
    std::set<std::string> operations;
    for (const Route& route : state_->routes) {
        ensure(route.handler != nullptr && route.method != Method::other);
        ensure(route.method != Method::head);  // Served by the GET route.
        ensure(route.file_bytes == 0 || (route.is_write() && !route.request.exists()));
        ensure(!route.operation.empty() && operations.insert(route.operation).second);
        ensure(route.access.level == Access::Level::everyone || state_->settings.gate != nullptr);
        std::vector<Segment> segments = segments_of(route.path);
        auto pattern = std::ranges::find_if(state_->patterns, [&](const Pattern& each) {
            return same_shape(each.segments, segments);
        });
        if (pattern == state_->patterns.end())
            pattern = state_->patterns.insert(pattern, {segments, {}, {}});
        ensure(std::ranges::find(pattern->routes, route.method, &Route::method) ==
               pattern->routes.end());
        pattern->routes.push_back(&route);
        pattern->segments_by_route.push_back(std::move(segments));
    }
    std::ranges::stable_sort(state_->patterns, tried_before);
}

Router::~Router() = default;

Result<Response> Router::State::call(const Route& route, Request& request) const {
    if (route.access.level != Access::Level::everyone)
        request.identity = TRY(settings.gate(request, route));
    request.query = TRY(checked_query(route, std::move(request.query)));
    CHECKED(check_idempotency_key(route, request));
    request.json = TRY(body_of(route, request));
    return route.handler(request);
}

Result<Response> Router::State::handle(Request& request) const {
    Target target = TRY(parse_target(request.target));
    const Pattern* pattern = find(target.segments);
    if (pattern == nullptr)
        return refuse(http::unknown_route, {}, {{"path", std::string(request.path())}});
    const Method wanted = request.method == Method::head ? Method::get : request.method;
    const auto route = std::ranges::find(pattern->routes, wanted, &Route::method);
    if (route == pattern->routes.end()) {
        std::vector<std::string> allowed;
        for (const Route* each : pattern->routes) {
            allowed.emplace_back(name_of(each->method));
            if (each->method == Method::get) allowed.emplace_back("HEAD");
        }
        const std::string names = joined(allowed);
        return problem(Refusals{{{&http::method_not_allowed,
                                  {},
                                  {{"method", std::string(name_of(request.method))},
                                   {"allowed", names}}}}},
                       request.id)
            .with("Allow", names);
    }
    const std::vector<Segment>& names =
        pattern->segments_by_route[static_cast<std::size_t>(route - pattern->routes.begin())];
    for (std::size_t at = 0; at < names.size(); ++at)
        if (names[at].is_parameter)
            request.path_parameters.emplace_back(names[at].text, std::move(target.segments[at]));
    request.query = std::move(target.query);
    return call(**route, request);
}

Response Router::answer(Request request) const {
    const auto report = [&](std::string_view what) {
        if (state_->settings.failure_report) state_->settings.failure_report(request, what);
    };
    const auto internal = [&] {
        return problem(Refusals{{{&http::internal, {}, {{"request", request.id}}}}}, request.id);
    };
    try {
        Result<Response> response = state_->handle(request);
        if (!response) return problem(response.error(), request.id);
        return *std::move(response);
    } catch (const std::exception& failure) {
        report(failure.what());
        if (state_->settings.failure_mapper)
            if (const auto refusals = state_->settings.failure_mapper(failure))
                return problem(*refusals, request.id);
        return internal();
    } catch (...) {
        report("thrown without a std::exception");
        return internal();
    }
}

std::size_t Router::file_bytes(Method method, std::string_view target) const {
    const Route* route = state_->route_of(method, target);
    return route == nullptr ? 0 : route->file_bytes;
}

std::string_view Router::operation_of(Method method, std::string_view target) const {
    const Route* route = state_->route_of(method == Method::head ? Method::get : method, target);
    return route == nullptr ? std::string_view{} : route->operation;
}

bool Router::knows(const Request& request) const {
    const auto target = parse_target(request.target);
    return target && state_->find(target->segments) != nullptr;
}

const std::vector<Route>& Router::routes() const { return state_->routes; }

}  // namespace zhirong
