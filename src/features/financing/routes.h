#pragma once
#include "features/financing/page.h"
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::financing {
// `pages` is kept by reference: the stages that are added later contribute to it.
void add_routes(Api& api, const Pages& pages, const programmes::Shelf& shelf);
// Of the reader's newest application: what the programmes' directory asks.
std::vector<programmes::KnownFact> known_facts(View& view);
// What its page would show the person of the view.
Page page_of(View& view, Api& api, const Pages& pages, const Financing& financing);
}  // namespace zhirong::financing
