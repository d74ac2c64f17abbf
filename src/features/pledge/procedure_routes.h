#pragma once
#include "features/pledge/store.h"

namespace zhirong {
class Api;
}
namespace zhirong::pledge {
void add_procedure_routes(Api& api, const WorkingDays& calendar, const Owed& owed);
// What the person may ask of the registration now.
Tree::List procedure_actions(View& view, const Api& api, const Pledge& pledge);

// What was asked of it, newest first.
struct ProceduresOf {
    Tree::List rows;
    std::vector<std::string> ids;
};
ProceduresOf procedures_of(View& view, const Pledge& pledge, const WorkingDays& calendar);
}  // namespace zhirong::pledge
