#pragma once
// What may be done with the filing of a licence contract, and what comes of it.
#include <optional>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "features/licence/clock.h"
#include "features/licence/grounds.h"
#include "features/licence/page.h"
#include "features/licence/record.h"
#include "features/licence/shape.h"
#include "features/licence/statistics.h"
#include "features/licence/territory.h"

namespace zhirong::licence {

// `rights`: those that the command names, in the order of their ids.
Result<Drafted> decide(const Draft& command, const std::string& licensor_name,
                       const std::vector<rights::Right>& rights, const Actor& actor, Date today);
// A draft written anew.
Result<Drafted> decide(const Licence& licence, const Draft& command,
                       const std::vector<rights::Right>& rights, const Actor& actor, Date today);
// With the questions to the pledgees that the rights call for, first the submission.
Result<std::vector<Event>> decide(const Licence& licence, const Surroundings& around,
                                  const Submit& command, const WorkingDays& calendar,
                                  const Actor& actor, Date today);
Result<std::vector<Event>> decide(const Licence& licence, const Surroundings& around,
                                  const AskConsent& command, const Actor& actor, Date today);
// For every right that is pledged to the actor's bank and waits for its answer.
Result<std::vector<Event>> decide(const Licence& licence, const GiveConsent& command,
                                  const Actor& actor, Date today);
Result<std::vector<Event>> decide(const Licence& licence, const DeclineConsent& command,
                                  const Actor& actor, Date today);
Result<CorrectionRequested> decide(const Licence& licence, const RequestCorrection& command,
                                   const Actor& actor, Date today);
Result<std::vector<Event>> decide(const Licence& licence, const Surroundings& around,
                                  const Resubmit& command, const WorkingDays& calendar,
                                  const Actor& actor, Date today);
Result<Filed> decide(const Licence& licence, const Surroundings& around, const File& command,
                     const Actor& actor, Date today);
Result<Refused> decide(const Licence& licence, const Surroundings& around, const Refuse& command,
                       const Actor& actor, Date today);
Result<Withdrawn> decide(const Licence& licence, const Withdraw& command, const Actor& actor,
                         Date today);
Result<Changed> decide(const Licence& licence, const Surroundings& around, const Change& command,
                       const Actor& actor, Date today);
Result<Extended> decide(const Licence& licence, const Surroundings& around, const Extend& command,
                        const Actor& actor, Date today);
Result<Cancelled> decide(const Licence& licence, const Cancel& command, const Actor& actor,
                         Date today);
Result<Expired> decide(const Licence& licence, const NoteExpiry& command, const Actor& actor,
                       Date today);
Result<Disclosed> decide(const Licence& licence, const Disclose& command, OrganisationKind kind,
                         const Actor& actor, Date today);

Licence apply(Licence licence, const Event& event);
std::vector<std::string> parties(const Licence& licence);
Label stage_words(const Licence& licence);
// "contract:<licensor>:<number>", "number:X2024000123", "right:<id>"
std::vector<std::string> keys(const Licence& licence);
std::string contract_key(const std::string& licensor, const std::string& contract_number);

FilingNumber apply(FilingNumber number, const FilingNumber::Event& event);
std::vector<std::string> parties(const FilingNumber& number);
Label stage_words(const FilingNumber& number);

// "X2024000123" of patents, "T2024000123" of marks.
std::string filing_number(bool marks, Date on, int serial);
// Whether the stage still binds its contract number: drafts and what was refused do not.
bool is_open(const Licence& licence);
// The licence as the record of each of its rights carries it.
rights::LicenceInForce in_force(const Licence& licence);
// Rights that are pledged and whose pledgee has not been asked about that pledge.
std::vector<rights::Right> to_ask(const Licence& licence, const std::vector<rights::Right>& rights);
bool is_awaited(const Licence& licence, const std::string& pledgee);

// The fixed payments, or those of the entry fee.
std::vector<Payment> scheduled(const Fee& fee);
FeeMode mode_of(const Fee& fee);
// What is certain of the fee: the fixed amount, the entry fee, zero of a free licence. Absent where
// only a rate is agreed.
std::optional<Money> certain_amount(const Fee& fee);
Label words_of(const Fee& fee);

}  // namespace zhirong::licence
