#pragma once
// Schemes, the guarantor's lines and its standing over the API.
#include "base/result.h"
#include "base/tree.h"
#include "features/guarantee/store.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::guarantee {

void add_line_routes(Api& api, const Shelf& shelf);
Tree::List waiting_lines(View& view, const Api& api);
std::string organisation_name(View& view, const std::string& organisation);
// Figures as pages show them.
class Figures {
public:
    Figures& add(const char* name, const char* zh, const char* en, const char* type, Tree value,
                 Tree why = {});
    Figures& link(const char* name, const char* zh, const char* en, std::string text,
                  std::string href);
    Tree take() { return std::move(list_); }

private:
    Tree::List list_;
};
// {party: words, organisation, name, share}: in the scheme's order.
Tree bearers_tree(View& view, const Scheme& scheme, const Bearers& bearers);
Tree scheme_summary(const Scheme& scheme);
bool sees_figures(const View& view, const Line& line);

}  // namespace zhirong::guarantee
