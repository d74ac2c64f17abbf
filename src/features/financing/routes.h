#pragma once
#include "features/financing/page.h"

namespace zhirong {
class Api;
}
namespace zhirong::financing {
// `pages` is kept by reference: the stages that are added later contribute to it.
void add_routes(Api& api, const Pages& pages);
}  // namespace zhirong::financing
