#pragma once
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::ledger {
// Balances and postings of the books that a person may see: their organisation's own; administrator
// and auditor see all.
void add_routes(Api& api, const financing::Pages& pages);
}  // namespace zhirong::ledger
