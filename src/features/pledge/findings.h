#pragma once
// What the registers' tables ask of a case. Each looks for one thing and tells what was found.
#include "features/pledge/examination.h"

namespace zhirong::pledge {

std::vector<Finding> not_the_patentee(const Case&);
std::vector<Finding> not_in_force(const Case&);
std::vector<Finding> not_granted(const Case&);
std::vector<Finding> fee_unpaid(const Case&);
std::vector<Finding> suspended_or_preserved(const Case&);
std::vector<Finding> debt_beyond_term(const Case&);
std::vector<Finding> contract_content(const Case&);
std::vector<Finding> co_owner_consent(const Case&);
// An agreement of the co-owners does not stand for their consent.
std::vector<Finding> co_owner_consent_of_each(const Case&);
std::vector<Finding> already_pledged(const Case&);
std::vector<Finding> same_day_invention(const Case&);
std::vector<Finding> invalidation_started(const Case&);
std::vector<Finding> forfeiture_clause(const Case&);
std::vector<Finding> not_the_registrant(const Case&);
std::vector<Finding> contract_illegal(const Case&);
std::vector<Finding> mark_not_in_force(const Case&);
std::vector<Finding> frozen(const Case&);
std::vector<Finding> similar_marks_missing(const Case&);
std::vector<Finding> not_the_copyright_owner(const Case&);
std::vector<Finding> protection_expired(const Case&);
std::vector<Finding> ownership_dispute(const Case&);
std::vector<Finding> licences_undeclared(const Case&);
std::vector<Finding> foreign_without_agent(const Case&);
// What the registry itself objected to, until the parties cured it.
std::vector<Finding> other_defects(const Case&);

// Of what is asked afterwards.
std::vector<Finding> nothing_changes(const Case&);
std::vector<Finding> registrant_not_changed(const Case&);
std::vector<Finding> agreement_missing(const Case&);
std::vector<Finding> term_not_longer(const Case&);
std::vector<Finding> new_debt_beyond_term(const Case&);
std::vector<Finding> reason_unknown_here(const Case&);
std::vector<Finding> still_owed(const Case&);
std::vector<Finding> same_pledgee(const Case&);

// The proceeding that started, or null.
const rights::NoticeInForce* invalidation_of(const rights::Right& right);

}  // namespace zhirong::pledge
