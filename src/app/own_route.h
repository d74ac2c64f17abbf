#pragma once
#include <utility>

#include "platform/http/route.h"

namespace zhirong {

// A route that the program itself answers, beside those that features add through Api.
inline Route own_route(Method method, const char* path, const char* operation, Words words,
                       const char* tag, Handler handler) {
    Route route;
    route.method = method;
    route.path = path;
    route.operation = operation;
    route.summary = std::move(words);
    route.tag = tag;
    route.handler = std::move(handler);
    return route;
}

// One whose answer is never kept under an idempotency key, for it may hold a secret that is shown
// once. Doing it twice does no harm; what was made twice is seen in its list.
inline Route unkept_route(Method method, const char* path, const char* operation, Words words,
                          const char* tag, Handler handler) {
    Route route = own_route(method, path, operation, std::move(words), tag, std::move(handler));
    route.repetition = Repetition::harmless;
    route.response = {"", Tree::map({{"type", "object"}})};
    return route;
}

}  // namespace zhirong
