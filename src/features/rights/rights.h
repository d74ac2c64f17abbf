#pragma once
// What may be done with a right's record, and what comes of it.
#include <span>

#include "core/access/roles.h"
#include "features/rights/page.h"
#include "features/rights/particulars.h"
#include "features/rights/record.h"
#include "features/rights/shape.h"
#include "features/rights/term.h"

namespace zhirong::rights {

// Of a patent "RT2014103620773"; of others RT and a digest of kind and number, for a secret of its
// holder too: two firms may give theirs the same number.
std::string id_of(RightKind kind, const std::string& number, const Holder& holder);
std::string id_of(const Recorded& recorded);

// By the owner, whose name and code `holder` are.
Result<Recorded> decide(const RecordRight& command, const Holder& holder, const Actor& actor,
                        Date today);
// By the desk. `owner`: the organisation on the platform with the holder's code; may be empty.
Result<Recorded> decide(const EnterRight& command, const std::string& owner, const Actor& actor,
                        Date today);
// `credit_code`: of the actor's organisation.
Result<Claimed> decide(const Right& right, const ClaimRight& command,
                       const std::string& credit_code, const Actor& actor);
// The owner, and while there is a pledge only the desk.
Result<Corrected> decide(const Right& right, const CorrectRight& command, const Actor& actor,
                         Date today);
Result<FeePaid> decide(const Right& right, const NoteFeePaid& command, const Actor& actor,
                       Date today);
Result<Renewed> decide(const Right& right, const NoteRenewal& command, const Actor& actor,
                       Date today);
Result<ConsentGiven> decide(const Right& right, const NoteConsent& command, const Actor& actor);
Result<StatusNoted> decide(const Right& right, const NoteStatus& command, const Actor& actor,
                           Date today);
Result<OwnerChanged> decide(const Right& right, const NoteTransfer& command, const Actor& actor,
                            Date today);

Right apply(Right right, const Event& event);
// The owner, the registration desk, and the pledgee while there is a pledge.
std::vector<std::string> parties(const Right& right);
Label stage_words(const Right& right);
// What a right is looked for by: each with the name of its family, "number:12345678".
std::vector<std::string> keys(const Right& right);
// The families of keys that one search box looks through, in this order; each ends with its colon.
std::span<const char* const> searched_families();

// The word of the programmes for what these kinds are together: "patent", "trademark",
// "patent_and_trademark", "mixed". Nothing where they have none.
std::optional<std::string> pledge_kind(const std::vector<Right>& rights);

bool is_noted(const Right& right, Notice notice);
// What the registration desk may note now.
std::vector<StatusChange> possible_changes(const Right& right);

}  // namespace zhirong::rights
