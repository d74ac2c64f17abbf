#pragma once
// When a paper of the registers' tables is needed.
#include "features/pledge/examination.h"

namespace zhirong::pledge {

bool always(const Case&);
bool with_agent(const Case&);
bool when_appraised(const Case&);
bool above_ten_rights(const Case&);
bool with_co_owners(const Case&);
bool when_licensed(const Case&);
bool when_foreign(const Case&);
bool changes_a_name(const Case&);
bool changes_amount_or_scope(const Case&);
bool when_lost(const Case&);
bool when_damaged(const Case&);

}  // namespace zhirong::pledge
