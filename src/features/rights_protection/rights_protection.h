#pragma once
// What may be done with a case of protection and with the alliance's list, and what comes of it.
#include <optional>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "features/insurance_claim/insurance_claim.h"
#include "features/insurance_policy/insurance_policy.h"
#include "features/rights/rights.h"
#include "features/rights_protection/record.h"
#include "features/rights_protection/shape.h"

namespace zhirong::rights_protection {

// Ningbo's mediation aims at thirty days, where a suit takes six to twelve months (a compilation of
// press reports; domain knowledge not found in an official text).
struct Times {
    int target_days = 30;
};
const Times& times();
Phrase source_of_times();

// ---- the alliance
Result<Admitted> decide(const Admit& command, const Actor& actor, Date today);
Result<Dismissed> decide(const Helper& helper, const Dismiss& command, const Actor& actor,
                         Date today);
Helper apply(Helper helper, const Helper::Event& event);
std::vector<std::string> parties(const Helper& helper);
Label stage_words(const Helper& helper);

// ---- a case
// What an opening names, as it was found.
struct Named {
    std::optional<rights::Right> right;
    std::optional<insurance_policy::Policy> policy;
};
Result<Opened> decide(const Open& command, const Named& named, const Actor& actor, Date today);
Result<Assigned> decide(const Case& record, const Assign& command, const Helper& helper,
                        const Actor& actor, Date today);
Result<EvidenceNoted> decide(const Case& record, const NoteEvidence& command, const Actor& actor,
                             Date today);
Result<MediationOpened> decide(const Case& record, const OpenMediation& command, const Actor& actor,
                               Date today);
Result<SessionNoted> decide(const Case& record, const NoteSession& command, const Actor& actor,
                            Date today);
Result<MediationEnded> decide(const Case& record, const EndMediation& command, const Actor& actor,
                              Date today);
Result<Sued> decide(const Case& record, const Sue& command, const Actor& actor, Date today);
Result<JudgmentNoted> decide(const Case& record, const NoteJudgment& command, const Actor& actor,
                             Date today);
// `product`: of the policy, where the case names one.
Result<CostNoted> decide(const Case& record, const NoteCost& command,
                         const insurance::Product* product, const Actor& actor, Date today);
Result<Closed> decide(const Case& record, const Close& command, const Actor& actor, Date today);
Result<Withdrawn> decide(const Case& record, const Withdraw& command, const Actor& actor,
                         Date today);

// Whether a mediation that succeeds is told to the insurer by itself.
bool pays_on_mediation(const insurance::Product& product);
// The product's item that a cost belongs to, if it has one for it.
std::optional<std::string> item_of(const CostNoted& cost, const insurance::Product& product);
// The notice to the insurer: the costs that the product knows, as estimates. Refused where there is
// none, and where neither mediation nor suit gave rise to a claim yet.
Result<insurance_claim::Notify> notice(const Case& record, const std::string& policy,
                                       const insurance::Product& product);
// Refused but for the firm, and where the insurer was told already.
Result<std::monostate> may_claim(const Case& record, const Actor& actor);

Case apply(Case record, const Event& event);
std::vector<std::string> parties(const Case& record);
Label stage_words(const Case& record);
// "item:<number>", "firm:<organisation>", "policy:<id>", "helper:<id>".
std::vector<std::string> keys(const Case& record);

// From the intake to the result, or to today.
int days_used(const Case& record, Date today);
// The day by which the target is met, while it can still be met or missed.
std::optional<Date> target_day(const Case& record);

}  // namespace zhirong::rights_protection
