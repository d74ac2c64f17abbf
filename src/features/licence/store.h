#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/licence/licence.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::licence {

// The rights that a draft names, in the order of their ids: the licensor's own, or, of a
// sublicence, whoever's they are.
Result<std::vector<rights::Right>> rights_of_draft(View& view, const Draft& draft);
// What the registers hold around a filing that is there; a unit of work holds it until its end.
Surroundings surroundings(View& view, const Licence& licence);
// The same for a content that is to replace it.
Result<Surroundings> surroundings(View& view, const Licence& licence, const Draft& content);

// Filings one after another until `use` says false: all of them for the offices that register or
// write policy, those of the person's organisation for others.
void each_licence(View& view, const std::function<bool(const Licence&)>& use);

Tree row(View& view, const Licence& licence, const WorkingDays& calendar);
Tree page(View& view, Api& api, const Pages& pages, const Licence& licence,
          const WorkingDays& calendar);
// The acts that the person may do now, the awaited ones first.
struct Offered {
    Tree::List awaited;
    Tree::List allowed;
    std::vector<Label> waiting_for;  // who is to act, where it is somebody else
};
Offered offered(View& view, const Api& api, const Licence& licence);
// What the desk would say if it were asked now.
Tree pre_check(View& view, const Licence& licence);

}  // namespace zhirong::licence
