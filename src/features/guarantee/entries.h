#pragma once
// One entry for each fact, in the books of all it touches.
#include <vector>

#include "core/ledger/entry.h"
#include "features/guarantee/record.h"

namespace zhirong::guarantee {

Entry fee_due_entry(const Guarantee& guarantee);
std::vector<Entry> fee_received_entries(const Guarantee& guarantee, Date on);
// The guarantor pays the bank; what the others bear of it they owe the guarantor from now on.
Entry payment_entry(const Guarantee& guarantee, Date on);
Entry reimbursement_entry(const Guarantee& guarantee, const Reimbursed& reimbursed);
// What moves is the difference to what was returned before.
Entry recovery_entry(const Guarantee& guarantee, const Recovered& now);
// What nobody got back is lost for good.
Entry closing_entry(const Guarantee& guarantee, Date on);

}  // namespace zhirong::guarantee
