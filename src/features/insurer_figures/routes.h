#pragma once
#include "features/insurer_figures/insurer_figures.h"

namespace zhirong {
class Api;
class View;
struct Request;
}  // namespace zhirong

namespace zhirong::insurer_figures {

void add_routes(Api& api, const insurance::Shelf& shelf);
// The dashboard, its triangles and tables, and the files of them.
void add_figures_routes(Api& api, const insurance::Shelf& shelf);

// What waits for a person.
Result<Tree::List> waiting(View& view, const Api& api);

// ---- what the two share
// The insurer whose figures are asked for: one's own; administrator and auditor name it.
Result<std::string> insurer_of(View& view, const Request& request);
Result<Date> date_of_query(const Request& request, const char* name, Date otherwise);
// Acts that the person may begin for the insurer, filled in.
Tree::List begin_actions(View& view, const Api& api, const std::vector<Closing>& closings);
Tree treaty_row(View& view, const Api& api, const Treaty& treaty);
Tree closing_row(View& view, const Api& api, const Closing& closing);
// {policies, claims, written, earned, unearned, paid, outstanding, recovered, ibnr, incurred,
// loss_ratio?, whys}
Tree figures_tree(const LineFigures& figures, Money ibnr, std::optional<Date> ibnr_through);
std::vector<Role> readers();

}  // namespace zhirong::insurer_figures
