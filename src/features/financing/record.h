#pragma once
// One firm's way to one loan, through the seven stages of the notice's case 1: application,
// valuation, due diligence, pledge registration, credit and disbursement, post-loan, disposal. The
// stages' own records (valuation, pledge, loan, …) do the work; this one knows where the way
// stands.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "core/lifecycle/lifecycle.h"
#include "features/financing/route.h"

namespace zhirong::financing {

enum class Phase {
    application,
    valuation,
    due_diligence,
    pledge_registration,
    credit,
    post_loan,
    disposal,
    closed,     // the loan is settled or written off and nothing is left to share
    declined,   // by the bank
    withdrawn,  // by the firm
};

// What is done with the financing itself; the stages have acts of their own.
enum class Act { accept, decline, withdraw };

// ---- commands
struct Apply {
    std::string bank;
    std::string appraiser;  // who values the rights, and disposes of them if it comes to that
    std::optional<std::string> guarantor;
    std::optional<std::string> fund;       // whose risk compensation is applied for
    std::optional<std::string> programme;  // whose workflow the application follows
    Money amount;
    int tenor_months = 12;
    std::string purpose;
    std::vector<std::string> rights;
};
struct Accept {
    std::string note;
};
struct Decline {
    std::string reason;
};
struct Withdraw {
    std::string reason;
};

// ---- events
struct Applied {
    std::string applicant;
    Apply application;
    std::optional<std::string> fund_operator;
    std::optional<Route> route;
    Date on;
};
struct Accepted {
    Date on;
    std::string note;
};
struct Declined {
    Date on;
    std::string reason;
};
struct Withdrawn {
    Date on;
    std::string reason;
};
// A stage's record began or ended; the records of the stages tell the rest.
struct ValuationCommissioned {
    std::string valuation;
};
struct Valued {
    Date on;
    Money value;
};
struct DueDiligenceOpened {
    std::string due_diligence;
};
struct ContractProposed {
    std::string contract;
};
// Due diligence is passed and the contract signed: the pledge may be filed.
struct Contracted {
    Date on;
    std::string contract;
};
struct PledgeFiled {
    std::string pledge;
    std::string registry;
};
// The last of those needed.
struct PledgeRegistered {
    Date on;
};
// The registry refused, or the registration was revoked or withdrawn: back to filing.
struct PledgeRefused {
    Date on;
    std::optional<std::string> pledge = {};
};
struct CreditProposed {
    std::string credit;
};
struct Disbursed {
    Date on;
    std::string loan;
};
struct CompensationClaimed {
    std::string claim;
};
struct DisposalStarted {
    Date on;
    std::string disposal;
};
struct Closed {
    Date on;
};
using Event = std::variant<Applied, Accepted, Declined, Withdrawn, ValuationCommissioned, Valued,
                           DueDiligenceOpened, ContractProposed, Contracted, PledgeFiled,
                           PledgeRegistered, PledgeRefused, CreditProposed, Disbursed,
                           CompensationClaimed, DisposalStarted, Closed>;

// An application for the registration of the pledge in one register, and the desk that has it.
struct PledgeFiling {
    std::string pledge;
    std::string registry;
};

struct PhaseEntry {
    Phase phase = Phase::application;
    Date since;
};

struct Financing {
    static constexpr const char* kind = "financing";
    static constexpr const char* prefix = "FA";
    using Event = financing::Event;

    std::string id;
    std::string applicant;
    Apply application;
    std::optional<std::string> fund_operator;
    std::optional<Route> route;
    std::optional<std::string> registry;  // asked last
    Phase phase = Phase::application;
    std::vector<PhaseEntry> history;  // each phase entered, oldest first
    std::optional<std::string> ended_because;
    std::optional<Money> value;  // of the rights, accepted
    // The stages' records, once they exist.
    std::optional<std::string> valuation;
    std::optional<std::string> due_diligence;
    std::optional<std::string> contract;
    std::optional<std::string> pledge;  // the first of `pledges`
    std::vector<PledgeFiling> pledges;  // one for each register that the rights are in
    std::optional<std::string> credit;
    std::optional<std::string> loan;
    std::optional<std::string> claim;
    std::optional<std::string> disposal;
};

}  // namespace zhirong::financing
