#pragma once
#include <string>
#include <vector>

#include "platform/http/route.h"

namespace zhirong {

struct ApiDescription {
    Words title;
    std::string version;          // of the product
    std::string session_cookie;   // the cookie that sign-in sets
    std::vector<Schema> schemas;  // named, for those that routes reach only through references
};

// The OpenAPI 3.1 document of the routes under /api/. The same routes give the same bytes.
// BrokenInvariant where one name stands for two different schemas, or a reference leads nowhere.
Tree openapi(const std::vector<Route>& routes, const ApiDescription& description);

// Serves the document at /api/v1/openapi.json. Made last: it describes the routes before it, and
// itself.
Route openapi_route(const std::vector<Route>& routes, const ApiDescription& description);

}  // namespace zhirong
