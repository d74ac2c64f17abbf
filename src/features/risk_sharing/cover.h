#pragma once
// A loan's place under a fund: enrolled when it is disbursed, claimed when it fails, compensated by
// everybody who shares the loss, and paid back as far as something is recovered. No party pays or
// gets anything twice: all amounts are cumulative and only differences move.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/ledger/entry.h"
#include "core/lifecycle/lifecycle.h"
#include "core/programme/compensation.h"
#include "features/risk_sharing/fund.h"

namespace zhirong::risk_sharing {

enum class Stage { enrolled, claimed, proposed, compensated, released };
enum class Act { claim, return_claim, propose, reject, approve };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::enrolled, Act::claim, Stage::claimed, Role::bank_officer},
    Move<Stage, Act>{Stage::claimed, Act::return_claim, Stage::enrolled, Role::fund_officer},
    Move<Stage, Act>{Stage::claimed, Act::propose, Stage::proposed, Role::fund_officer},
    Move<Stage, Act>{Stage::proposed, Act::reject, Stage::claimed, Role::fund_approver},
    Move<Stage, Act>{Stage::proposed, Act::approve, Stage::compensated, Role::fund_approver}};

// ---- commands
struct Claim {
    std::string demand_letter;  // 催收函: what was done to collect before claiming
    std::string statement;
};
struct Propose {
    std::string opinion;
};
struct ReturnClaim {
    std::string reason;
};
struct Decide {
    bool approved = false;
    std::string opinion;
};

struct RecordRecovery {
    Money amount;
    Money costs;  // of getting it, paid out of it
    std::string reference;
};

// Who bears the loss, by the programme's party names: organisation ids.
using Bearers = std::map<std::string, std::string>;

// ---- events
struct CoverEnrolled {
    std::string financing;
    std::string loan;
    std::string fund;
    std::string borrower;
    std::string programme;
    std::string version;
    std::string agreement;
    Date rules_of;  // the day of signing, whose rules apply
    Bearers bearers;
    Money principal;
    Money covered;
    Money reserved;
    Tree trace;  // of the reservation
};
struct Claimed {
    Claim details;
    Money principal_loss;
    int days_overdue = 0;
    Date on;
    std::string maker;
};
struct ClaimReturned {
    std::string reason;
};
struct Proposed {
    std::string opinion;
    std::string maker;
    std::map<std::string, Money> parts;  // by the programme's party names
    Money base;
    Money covered;
    Money uncovered;
    Tree trace;
};
struct Rejected {
    std::string reason;
};
struct Compensated {
    Date on;
    std::string opinion;
};
// Something was recovered: cumulative figures of all recoveries so far.
struct Shared {
    Date on;
    Money gross;
    Money costs;
    std::map<std::string, Money> returned;  // to each bearer, cumulative
    Money to_creditor;
    Money to_pledgor;
    Tree trace;
};
// The loan was written off: `amount` received and not returned becomes the bank's own.
struct Absorbed {
    Date on;
    Money amount;
};
struct CoverReleased {
    Date on;
    std::string reason;
};
using CoverEvent = std::variant<CoverEnrolled, Claimed, ClaimReturned, Proposed, Rejected,
                                Compensated, Shared, Absorbed, CoverReleased>;

struct Cover {
    static constexpr const char* kind = "cover";
    static constexpr const char* prefix = "CV";
    using Event = CoverEvent;

    std::string id;
    Stage stage = Stage::enrolled;
    CoverEnrolled enrolment;
    std::optional<Claimed> claim;
    std::optional<Proposed> proposal;
    std::optional<Date> compensated_on;
    std::optional<Shared> shared;
    bool absorbed = false;

    // What a bearer has paid, and has got back.
    Money paid_by(const std::string& party) const;
    Money returned_to(const std::string& party) const;
};

Cover apply(Cover cover, const CoverEvent& event);
std::vector<std::string> parties(const Cover& cover);
Label stage_words(const Cover& cover);

// What the programme must know of the loan, its parties and its pledge on the day of disbursement.
struct Applicant {
    std::string borrower_size;
    bool technology_firm = false;
    std::string pledge_kind;
    bool pledge_registered = false;
    Money principal;
};
// Refused with every condition of the programme that fails, and where the fund has too little free.
Result<CoverEnrolled> enrol(const Fund& fund, const programme::Programme& programme,
                            const programme::Agreement& agreement, const Applicant& applicant,
                            const std::string& borrower, Bearers bearers, Date rules_of);

Result<Claimed> decide(const Cover& cover, const Claim& command, Money principal_loss,
                       int days_overdue, const Actor& actor, Date today);
Result<ClaimReturned> decide(const Cover& cover, const ReturnClaim& command, const Actor& actor);
Result<Proposed> decide(const Cover& cover, const Propose& command, const Fund& fund,
                        const programme::Programme& programme,
                        const programme::Agreement& agreement, const Actor& actor);
Result<std::variant<Rejected, Compensated>> decide(const Cover& cover, const Decide& command,
                                                   const Actor& actor, Date today);

// The pledge was sold, or something else came in: `gross` and `costs` so far, `owed` before any of
// it. Shared as the programme and the agreement say.
Result<Shared> share(const Cover& cover, const programme::Programme& programme,
                     const programme::Agreement& agreement, Money gross, Money costs, Money owed,
                     Date today);

// ---- entries: one for each fact, in the books of all it touches
Entry enrolment_entry(const Cover& cover, const std::string& fund_operator, Date on);
// Refused where the fund's deposit with the lending bank and its cash do not suffice.
Result<Paid> payment(const Cover& cover, const Fund& fund);
std::vector<Entry> compensation_entries(const Cover& cover, const Paid& paid,
                                        const std::string& fund_operator, Date on);
std::vector<Entry> return_entries(const Cover& cover, const Shared& now,
                                  const std::string& fund_operator);
Entry absorption_entry(const Cover& cover, const Absorbed& absorbed);
// What the bank received from the others and has not returned.
Money received(const Cover& cover);
Entry release_entry(const Cover& cover, const std::string& fund_operator, Date on);

}  // namespace zhirong::risk_sharing
