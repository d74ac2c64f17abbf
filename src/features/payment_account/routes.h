#pragma once
#include "base/result.h"
#include "base/tree.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::payment_account {

void add_routes(Api& api);

// Accounts that wait for the person's decision.
Result<Tree::List> waiting(View& view, const Api& api);

}  // namespace zhirong::payment_account
