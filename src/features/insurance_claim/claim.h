#pragma once
// What may be done with a claim, and what comes of it.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "core/ledger/entry.h"
#include "features/insurance_claim/clock.h"
#include "features/insurance_claim/cover.h"
#include "features/insurance_claim/record.h"
#include "features/insurance_claim/recovery.h"
#include "features/insurance_claim/shape.h"

namespace zhirong::insurance_claim {

// `of_item`: what was notified on the item before. An event out of the territory or of the term is
// taken down: whether it is covered is for the check.
enum class NotifiedBy { person, protection_case };
Result<Notified> decide(const Notify& command, const Policy& policy, const Product& product,
                        const History& of_item, NotifiedBy by, const Actor& actor, Date today);
// An officer accepts only what no finding speaks against, and refuses only where one does.
Result<CoverChecked> decide(const Claim& claim, const CheckCover& command,
                            const Circumstances& circumstances, const Actor& actor, Date today);
Result<RefusalDecided> decide(const Claim& claim, const DecideRefusal& command, const Actor& actor,
                              Date today);
Result<RefusalSent> decide(const Claim& claim, const SendRefusal& command,
                           const WorkingDays& calendar, const Actor& actor, Date today);
Result<ReserveSet> decide(const Claim& claim, const SetReserve& command, const Product& product,
                          const Actor& actor, Date today);
// Once: article 22.
Result<PapersAsked> decide(const Claim& claim, const AskPapers& command, const Actor& actor,
                           Date today);
Result<PaperReceived> decide(const Claim& claim, const ReceivePaper& command, const Actor& actor,
                             Date today);
Result<Investigated> decide(const Claim& claim, const Investigate& command, const Actor& actor,
                            Date today);
Result<AdvanceProposed> decide(const Claim& claim, const ProposeAdvance& command,
                               const Product& product, const Room& room, const Actor& actor,
                               Date today);
Result<AdvanceDecided> decide(const Claim& claim, const DecideAdvance& command,
                              const Product& product, const Room& room, const Actor& actor,
                              Date today);
Result<PaymentProposed> decide(const Claim& claim, const ProposePayment& command,
                               const Product& product, const Room& room, const Actor& actor,
                               Date today);
// Computed again with what is left now: another claim may have taken of it meanwhile.
Result<PaymentDecided> decide(const Claim& claim, const DecidePayment& command,
                              const Product& product, const Room& room, const Actor& actor,
                              Date today);
Result<Paid> decide(const Claim& claim, const Pay& command, const WorkingDays& calendar,
                    const Actor& actor, Date today);
Result<Returned> decide(const Claim& claim, const NoteReturn& command, const Actor& actor,
                        Date today);
Result<Recovered> decide(const Claim& claim, const Recover& command, const Actor& actor,
                         Date today);
Result<Closed> decide(const Claim& claim, const Close& command, const Actor& actor, Date today);
Result<Reopened> decide(const Claim& claim, const Reopen& command, const Actor& actor, Date today);
Result<Withdrawn> decide(const Claim& claim, const Withdraw& command, const Actor& actor,
                         Date today);

Claim apply(Claim claim, const Event& event);
std::vector<std::string> parties(const Claim& claim);
Label stage_words(const Claim& claim);
// "policy:<id>", "item:<number>", "holder:<organisation>", "insurer:<organisation>",
// "protection:<case>".
std::vector<std::string> keys(const Claim& claim);

History apply(History history, const History::Event& event);
std::vector<std::string> parties(const History& history);
Label stage_words(const History& history);
std::string history_of_item(const ScheduledItem& item);
std::string history_of_holder(const std::string& holder);
// Neither refused nor withdrawn.
bool counts(const Claim& claim);

// What it takes of the policy's limit: what was paid, or is decided to be.
Money taken(const Claim& claim);
// Of a policy, without what the claim itself took. `claims`: all of the policy.
TakenByOthers taken_by_others(const Policy& policy, const std::vector<Claim>& claims,
                              const Claim& own);
// What is still expected to be paid.
Money outstanding(const Claim& claim);

// ---- what the books of insurer and policyholder hold of it, debit positive
using Place = std::pair<std::string, std::string>;  // book, account
std::map<Place, Money> books(const Claim& claim);
// What an event changed in them.
Entry difference(const Claim& before, const Claim& after, Date on);

}  // namespace zhirong::insurance_claim
