#pragma once
// What may be done with a patent's record, and what comes of it.
#include "core/access/roles.h"
#include "features/rights/record.h"
#include "features/rights/shape.h"
#include "features/rights/term.h"

namespace zhirong::rights {

// "RT2014103620773"
std::string id_of_number(const std::string& number);

Result<Recorded> decide(const RecordRight& command, const Actor& actor, Date today);
Result<FeePaid> decide(const Right& right, const NoteFeePaid& command, const Actor& actor,
                       Date today);
Result<ConsentGiven> decide(const Right& right, const NoteConsent& command, const Actor& actor);
Result<StatusNoted> decide(const Right& right, const NoteStatus& command, const Actor& actor,
                           Date today);

Right apply(Right right, const Event& event);
// The owner, the registration desk, and the pledgee while there is a pledge.
std::vector<std::string> parties(const Right& right);
Label stage_words(const Right& right);

bool is_noted(const Right& right, Notice notice);
// What the registration desk may note now.
std::vector<StatusChange> possible_changes(const Right& right);

}  // namespace zhirong::rights
