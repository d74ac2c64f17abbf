#pragma once
#include "features/bank_statement/bank_statement.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::bank_statement {

void add_routes(Api& api, const Context& context);

// What waits for the person: statements with payments that nobody assigned yet.
Result<Tree::List> waiting(View& view);

}  // namespace zhirong::bank_statement
