#pragma once
#include "core/programme/library.h"

namespace zhirong {
class Api;
}
namespace zhirong::programmes {
// The regional policies that this system knows, read aloud. `library` is kept by reference.
void add_routes(Api& api, const programme::Library& library);
}  // namespace zhirong::programmes
