#pragma once
// One HTTP request and its answer, as handlers see them: plain values, no sockets.
#include <any>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/tree.h"

namespace zhirong {

enum class Method { get, head, post, put, patch, remove, other };
// "GET"; "other" for a method that no route can have.
std::string_view name_of(Method method);
Method method_named(std::string_view name);

using NamesAndValues = std::vector<std::pair<std::string, std::string>>;

struct Request {
    // From the wire.
    Method method = Method::get;
    std::string target;      // as sent: "/api/v1/loans?stage=drawn", percent-encoded
    NamesAndValues headers;  // names in lower case
    std::string body;
    std::string remote_address;  // of the sender, as far as it is known
    std::string id;              // in the log, in problems, in X-Request-Id; a proxy may give it

    // Filled in by the router: decoded, valid UTF-8 without control characters.
    NamesAndValues path_parameters;
    NamesAndValues query;
    Tree json;          // the body of a route that takes one
    std::any identity;  // what the gate found out about the sender; empty on public routes

    std::string_view path() const;  // the target without its query, still percent-encoded
    std::optional<std::string_view> header(std::string_view lower_case_name) const;
    std::optional<std::string_view> cookie(std::string_view name) const;
    // A parameter of the route's own path: BrokenInvariant if the path has none of that name.
    const std::string& path_parameter(std::string_view name) const;
    std::optional<std::string_view> query_value(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    NamesAndValues headers;
    // Set for content that outlives the response and is not copied for it: a file of the console.
    std::shared_ptr<const std::string> shared_body;

    std::string_view content() const { return shared_body ? *shared_body : body; }
    Response&& with(std::string name, std::string value) &&;
};

Response json(int status, const Tree& tree);
Response no_content();

// RFC 9457. The status is the first refusal's; `errors` has every one of them with its code, field,
// facts and words in Chinese and English. `request_id` is omitted where it is empty.
Response problem(const Refusals& refusals, std::string_view request_id = {});

}  // namespace zhirong
