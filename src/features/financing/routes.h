#pragma once
#include "core/programme/library.h"
#include "features/financing/page.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::financing {
// `pages` is kept by reference: the stages that are added later contribute to it.
void add_routes(Api& api, const Pages& pages, const programme::Library& programmes);
// What its page would show the person of the view.
Page page_of(View& view, Api& api, const Pages& pages, const Financing& financing);
}  // namespace zhirong::financing
