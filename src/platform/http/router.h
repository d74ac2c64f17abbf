#pragma once
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/http/route.h"

namespace zhirong {

// Decides whether the sender may call the route, and says who that is (Request::identity).
using Gate = std::function<Result<std::any>(const Request&, const Route&)>;
// What an exception means to the sender; nothing: a 500.
using FailureMapper = std::function<std::optional<Refusals>(const std::exception&)>;
// Told of each exception that a handler threw. Called from several threads.
using FailureReport = std::function<void(const Request&, std::string_view what)>;

struct RouterSettings {
    Gate gate;  // must be there if any route is not for everyone
    FailureMapper failure_mapper;
    FailureReport failure_report;
};

// From a request to its answer, without sockets. Immutable after construction, used from many
// threads at once.
class Router {
public:
    // BrokenInvariant where two routes cannot be told apart, an operation is named twice, a path is
    // malformed or a handler is missing.
    Router(std::vector<Route> routes, RouterSettings settings);
    ~Router();

    // Always answers: refusals and exceptions become problem details.
    Response answer(Request request) const;

    // How large a file the route of that request takes; 0: it takes none.
    std::size_t file_bytes(Method method, std::string_view target) const;

    // The operation of the route that this request goes to; empty: none.
    std::string_view operation_of(Method method, std::string_view target) const;

    // Whether some route has this path, for any method.
    bool knows(const Request& request) const;

    const std::vector<Route>& routes() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zhirong
