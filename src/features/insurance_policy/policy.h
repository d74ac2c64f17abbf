#pragma once
// What may be done with a policy, and what comes of it.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "core/ledger/entry.h"
#include "features/insurance_policy/record.h"
#include "features/insurance_policy/shape.h"
#include "features/rights/rights.h"

namespace zhirong::insurance_policy {

using insurance::Product;

// Rights that the platform knows, by their number in the schedule.
using KnownRights = std::map<std::string, rights::Right>;

// The schedule as the register writes its numbers; each row that is wrong at its place,
// "<field>[3].number": a number that cannot be, a kind that the product does not insure, one twice.
Result<std::vector<ScheduledItem>> read_items(const Product& product,
                                              const std::vector<ScheduledItem>& items,
                                              const std::string& field);
ScheduledItem item_of(const rights::Right& right);
// Why an item cannot be insured from that day, whoever underwrites: the right has ended or was
// never granted. `field` is the row's.
std::optional<Refusal> not_insurable(const Product& product, const ScheduledItem& item,
                                     const KnownRights& known, Date from, std::string field);

// `holder`: who insures; `beneficiary`: the bank that lends the financing the command names;
// `rights`: those that it names, read.
Result<Applied> decide(const Apply& command, const Product& product, const std::string& holder,
                       const std::optional<std::string>& beneficiary,
                       const std::vector<rights::Right>& rights, const Actor& actor, Date today);
Result<Revised> decide(const Policy& policy, const Revise& command, const Product& product,
                       const Actor& actor, Date today);
// Items read from a file, added while the policy is applied for.
Result<Revised> scheduled(const Policy& policy, std::vector<ScheduledItem> items,
                          const Product& product, const Actor& actor, Date today);

// What the product's rules and the record say of the risk; the worst verdict counts.
std::vector<Finding> assess(const Policy& policy, const Product& product, const KnownRights& known,
                            int claims_known);
Verdict worst(const std::vector<Finding>& findings);
// An officer may go beyond the findings to the strict side only: what they refer is not accepted,
// what they decline is neither accepted nor referred.
using Underwritten = std::variant<Referred, Accepted, Declined>;
Result<Underwritten> decide(const Policy& policy, const Underwrite& command, const Product& product,
                            std::vector<Finding> findings, const Actor& actor, Date today);
Result<std::variant<Accepted, Declined>> decide(const Policy& policy, const DecideReferral& command,
                                                const Actor& actor, Date today);
Result<Withdrawn> decide(const Policy& policy, const Withdraw& command, const Actor& actor,
                         Date today);
// Refused from the day after inception, and where a right of the schedule has ended meanwhile.
Result<Bound> decide(const Policy& policy, const Bind& command, const Product& product,
                     const KnownRights& known, std::string number, const Actor& actor, Date today);
Result<Endorsed> decide(const Policy& policy, const Endorse& command, const Product& product,
                        const KnownRights& known, const Actor& actor, Date today);
Result<EndorsementRequested> decide(const Policy& policy, const RequestEndorsement& command,
                                    const Product& product, const Actor& actor, Date today);
Result<RequestRefused> decide(const Policy& policy, const RefuseRequest& command,
                              const Actor& actor, Date today);
Result<Cancelled> decide(const Policy& policy, const Cancel& command, const Product& product,
                         const Actor& actor, Date today);
Result<Reinstated> decide(const Policy& policy, const Reinstate& command, const Product& product,
                          const Actor& actor, Date today);
Result<PremiumPaid> decide(const Policy& policy, const NotePayment& command, const Actor& actor,
                           Date today);
Result<PremiumRefunded> decide(const Policy& policy, const NoteRefund& command, const Actor& actor,
                               Date today);
// The application of the policy that follows, at the terms of the last day of cover. `product`: the
// version in force on its first day.
Result<Applied> decide(const Policy& policy, const Renew& command, const Product& product,
                       int claims, const Actor& actor, Date today);

// Bound and covering on that day, or why not.
enum class Standing { not_bound, not_begun, in_force, ended, expired };
Standing standing(const Policy& policy, Date on);
// Whether the applicant told of disputes.
bool disputes_told(const Policy& policy);

Policy apply(Policy policy, const Event& event);
std::vector<std::string> parties(const Policy& policy);
Label stage_words(const Policy& policy);
// "number:<number>", "item:<number>" of a right that is or was in the schedule (the first
// thousand), "holder:<organisation>", "insurer:<organisation>", "product:<id>", "financing:<id>".
std::vector<std::string> keys(const Policy& policy);

InsuredItem apply(InsuredItem item, const InsuredItem::Event& event);
std::vector<std::string> parties(const InsuredItem& item);
Label stage_words(const InsuredItem& item);
std::string insured_item_id(insurance::Line line, const ScheduledItem& item);
// Another policy that covers some of the same days.
struct Overlap {
    InsuredCover cover;
    Span days;
};
std::optional<Overlap> overlap(const InsuredItem& item, const std::string& except,
                               const std::vector<Span>& spans);

Numbering apply(Numbering numbering, const Numbering::Event& event);
std::vector<std::string> parties(const Numbering& numbering);
Label stage_words(const Numbering& numbering);

// ---- entries, in the books of insurer and policyholder
// The premium that a movement adds or takes away: written, and not yet earned.
Entry premium_entry(const Policy& policy, Money change, Date on);
Entry payment_entry(const Policy& policy, Money amount, Date on);
Entry earning_entry(const Policy& policy, Money change, Date through);

}  // namespace zhirong::insurance_policy
