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
#include "features/counter/counter.h"
#include "features/facts/facts.h"
#include "features/risk_sharing/fund.h"

namespace zhirong::risk_sharing {

enum class Stage { enrolled, claimed, proposed, compensated, released };
enum class Act {
    claim,
    return_claim,
    propose_advance,
    decide_advance,
    propose,
    reject,
    approve,
};
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::enrolled, Act::claim, Stage::claimed, Role::bank_officer},
    // The loss changed: the bank claims again.
    Move<Stage, Act>{Stage::claimed, Act::claim, Stage::claimed, Role::bank_officer},
    // Money that moves before the loss is final; the claim goes on.
    Move<Stage, Act>{Stage::claimed, Act::propose_advance, Stage::claimed, Role::fund_officer},
    Move<Stage, Act>{Stage::claimed, Act::decide_advance, Stage::claimed, Role::fund_approver},
    Move<Stage, Act>{Stage::claimed, Act::return_claim, Stage::enrolled, Role::fund_officer},
    Move<Stage, Act>{Stage::claimed, Act::propose, Stage::proposed, Role::fund_officer},
    Move<Stage, Act>{Stage::proposed, Act::reject, Stage::claimed, Role::fund_approver},
    Move<Stage, Act>{Stage::proposed, Act::approve, Stage::compensated, Role::fund_approver}};

// ---- commands
struct Claim {
    std::string demand_letter;  // 催收函: what was done to collect before claiming
    std::string statement;
    // What the programme asks and the system does not know: "asked.reported_loss: 100000".
    std::optional<std::map<std::string, std::string>> facts;
    std::optional<std::map<std::string, std::string>> papers;
};
struct ProposeAdvance {
    std::string opinion;
};
struct DecideAdvance {
    bool approved = false;
    std::string opinion;
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
// A breaker of the programme that warns on the day of enrolment.
struct Warning {
    Label words;
    Ratio measure;
};
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
    std::vector<facts::KnownFact> facts;
    std::vector<Warning> warnings;
};
struct Claimed {
    Claim details;
    Money principal_loss;
    int days_overdue = 0;
    Date on;
    std::string maker;
    std::vector<facts::KnownFact> facts;
    std::optional<Date> last_day;
};
struct ClaimReturned {
    std::string reason;
};
// What the payment takes out of what a cap allows over several claims.
struct Charge {
    counter::CounterKey key;
    Label words;
    Money limit;
    Money used;  // before
    Money amount;
    friend bool operator==(const Charge&, const Charge&) = default;
};
struct Proposed {
    std::string opinion;
    std::string maker;
    std::map<std::string, Money> parts;  // by the programme's party names
    Money base;
    Money covered;
    Money uncovered;
    std::map<std::string, Money> interest;  // lost interest, where it is shared apart
    std::vector<Charge> charges;
    Tree trace;

    Money part(const std::string& party) const;  // of principal and interest
};
struct AdvanceProposed {
    std::string opinion;
    std::string maker;
    Money amount;
    bool escrow = false;
    Tree trace;
};
struct AdvanceRejected {
    std::string opinion;
};
struct AdvancePaid {
    Date on;
    std::string opinion;
    Money amount;
};
// The loss is final, or there is none: what was advanced is part of the compensation, or back.
struct AdvanceSettled {
    Date on;
    Money used;
    Money back;
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
using CoverEvent = std::variant<CoverEnrolled, Claimed, ClaimReturned, AdvanceProposed,
                                AdvanceRejected, AdvancePaid, AdvanceSettled, Proposed, Rejected,
                                Compensated, Shared, Absorbed, CoverReleased>;

struct Advance {
    AdvanceProposed proposal;
    std::optional<AdvancePaid> paid;
    std::optional<AdvanceSettled> settled;

    bool outstanding() const { return paid && !settled; }
};

struct Cover {
    static constexpr const char* kind = "cover";
    static constexpr const char* prefix = "CV";
    using Event = CoverEvent;

    std::string id;
    Stage stage = Stage::enrolled;
    CoverEnrolled enrolment;
    std::optional<Claimed> claim;
    std::optional<Advance> advance;
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

// What a decision rests on: the rules of the day of signing, and what is known now.
struct Ground {
    const programme::Programme& programme;
    const programme::Agreement& agreement;
    programme::Facts facts;
};

// What the fund's record tells a programme, of a loan of that bank, guarantor and borrower. The
// loan's own reservation, where it has one, is there for it.
void know_fund(facts::Known& known, const Fund& fund, const Cover* own, const std::string& bank,
               const std::string& guarantor, const std::string& borrower, Date today);

// Refused with every condition that fails, with the breaker that has stopped, and where the fund
// has too little free.
Result<CoverEnrolled> enrol(const Fund& fund, const Ground& ground, Money principal,
                            const std::string& borrower, Bearers bearers, Date rules_of,
                            std::vector<facts::KnownFact> known);

// Refused after the last day that the programme names.
Result<Claimed> decide(const Cover& cover, const Claim& command, const Ground& ground,
                       Money principal_loss, int days_overdue, std::vector<facts::KnownFact> known,
                       const Actor& actor, Date today);
Result<ClaimReturned> decide(const Cover& cover, const ReturnClaim& command, const Actor& actor);
Result<AdvanceProposed> decide(const Cover& cover, const ProposeAdvance& command,
                               const Ground& ground, const Actor& actor);
Result<std::variant<AdvanceRejected, AdvancePaid>> decide(const Cover& cover,
                                                          const DecideAdvance& command,
                                                          const Actor& actor, Date today);
// `keys`: the counter of each cap that counts over claims. Refused where a strict breaker has
// stopped.
Result<Proposed> decide(const Cover& cover, const Propose& command, const Ground& ground,
                        const std::map<std::string, counter::CounterKey>& keys, const Actor& actor);
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
Result<Paid> payment(const Cover& cover, const Fund& fund, Date on);
Result<Advanced> advance_payment(const Cover& cover, const Fund& fund, Date on);
Entry advance_entry(const Cover& cover, const Advanced& advanced, const std::string& fund_operator);
// What of the advance the fund's part uses, and what comes back into the deposit.
AdvanceSettled settlement(const Cover& cover, Money fund_part, Date on);
Entry settlement_entry(const Cover& cover, const AdvanceSettled& settled,
                       const std::string& fund_operator);
std::vector<Entry> compensation_entries(const Cover& cover, const Paid& paid,
                                        const std::string& fund_operator, Date on);
std::vector<Entry> return_entries(const Cover& cover, const Shared& now,
                                  const std::string& fund_operator);
Entry absorption_entry(const Cover& cover, const Absorbed& absorbed);
// What the bank received from the others and has not returned.
Money received(const Cover& cover);
Entry release_entry(const Cover& cover, const std::string& fund_operator, Date on);

}  // namespace zhirong::risk_sharing
