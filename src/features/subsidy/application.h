#pragma once
// An application for a subsidy: what it is for, every fact it rests on with where that fact came
// from, the amount as the programme computes it, and the way from filing to payment and, if it must
// be, back. Amounts are cumulative: what is paid or taken back is the difference to what was.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "core/ledger/entry.h"
#include "core/lifecycle/lifecycle.h"
#include "core/programme/subsidy.h"
#include "features/counter/counter.h"
#include "features/expense/expense.h"
#include "features/facts/facts.h"
#include "features/subsidy/insured.h"
#include "features/subsidy/right_line.h"

namespace zhirong::subsidy {

enum class Stage {
    filed,
    correction_requested,
    reviewed,  // a proposal waits for the second person
    accepted,  // waits for a batch
    refused,
    withdrawn,
    batched,
    paid,
    clawback_proposed,
    clawed_back,  // in part or whole
};
enum class Act {
    request_correction,
    correct,
    withdraw,
    review,
    send_back,
    accept,
    refuse,
    gather,
    release,
    pay,
    settle,
    propose_clawback,
    reject_clawback,
    claw_back,
};

// Whoever is paid: the firm, the bank that lends at the lower rate, guarantor or insurer,
// appraiser.
inline constexpr std::array applicant_roles{Role::enterprise_officer, Role::bank_officer,
                                            Role::guarantor_officer, Role::appraiser_officer};

namespace moves_of {
template <std::size_t N>
constexpr auto applicant(Stage from, Act act, Stage to, std::array<Role, N> roles) {
    std::array<Move<Stage, Act>, N> moves{};
    for (std::size_t i = 0; i < N; ++i) moves[i] = {from, act, to, roles[i]};
    return moves;
}
template <std::size_t A, std::size_t B>
constexpr auto joined(std::array<Move<Stage, Act>, A> a, std::array<Move<Stage, Act>, B> b) {
    std::array<Move<Stage, Act>, A + B> all{};
    for (std::size_t i = 0; i < A; ++i) all[i] = a[i];
    for (std::size_t i = 0; i < B; ++i) all[A + i] = b[i];
    return all;
}
inline constexpr std::array office{
    Move<Stage, Act>{Stage::filed, Act::request_correction, Stage::correction_requested,
                     Role::treasury_officer},
    Move<Stage, Act>{Stage::filed, Act::review, Stage::reviewed, Role::treasury_officer},
    Move<Stage, Act>{Stage::reviewed, Act::send_back, Stage::filed, Role::treasury_approver},
    Move<Stage, Act>{Stage::reviewed, Act::accept, Stage::accepted, Role::treasury_approver},
    Move<Stage, Act>{Stage::reviewed, Act::refuse, Stage::refused, Role::treasury_approver},
    Move<Stage, Act>{Stage::accepted, Act::gather, Stage::batched, Role::treasury_officer},
    Move<Stage, Act>{Stage::batched, Act::release, Stage::accepted, Role::treasury_approver},
    Move<Stage, Act>{Stage::batched, Act::pay, Stage::paid, Role::treasury_officer},
    Move<Stage, Act>{Stage::paid, Act::propose_clawback, Stage::clawback_proposed,
                     Role::treasury_officer},
    Move<Stage, Act>{Stage::clawed_back, Act::propose_clawback, Stage::clawback_proposed,
                     Role::treasury_officer},
    Move<Stage, Act>{Stage::clawback_proposed, Act::reject_clawback, Stage::paid,
                     Role::treasury_approver},
    Move<Stage, Act>{Stage::clawback_proposed, Act::claw_back, Stage::clawed_back,
                     Role::treasury_approver}};
}  // namespace moves_of
inline constexpr auto moves = moves_of::joined(
    moves_of::joined(
        moves_of::joined(moves_of::applicant(Stage::correction_requested, Act::correct,
                                             Stage::filed, applicant_roles),
                         moves_of::applicant(Stage::correction_requested, Act::withdraw,
                                             Stage::withdrawn, applicant_roles)),
        moves_of::joined(
            moves_of::applicant(Stage::filed, Act::withdraw, Stage::withdrawn, applicant_roles),
            moves_of::applicant(Stage::paid, Act::settle, Stage::filed, applicant_roles))),
    moves_of::office);

// ---- what is filed
// Everything that the applicant says. Facts that the system knows are not asked.
struct Content {
    std::string programme;
    std::string subsidy;
    std::optional<std::string> office;    // whom it is filed with; absent: that of the programme
    std::optional<std::string> borrower;  // where somebody else applies and no loan says it
    std::optional<std::string> loan;
    std::optional<Date> from;  // of interest: first and last day
    std::optional<Date> until;
    // A policy of the platform whose premium this is; beside it no paper is described.
    std::optional<std::string> policy;
    std::optional<std::string> number;  // of the policy or invoice
    std::optional<std::string> payee;   // who was paid
    std::optional<Date> paid_on;
    std::optional<Money> amount;       // of the expense
    std::optional<std::string> right;  // patent number, where it is about one
    std::map<std::string, Tree>
        facts;  // "asked.research_share", "policy.line": as a case writes it
    std::map<std::string, std::string> papers;  // id in the programme to the paper's number or file
};

struct Part {
    std::string party;  // "treasury_city"
    Money amount;
    friend bool operator==(const Part&, const Part&) = default;
};
// What a cap let through when the amount was computed.
struct CapRoom {
    std::string id;
    std::string zh;
    std::string en;
    std::optional<counter::CounterKey> counter;  // absent: nothing is counted
    programme::WhenDry when_dry = programme::WhenDry::first_come;
    Money limit;
    Money used;  // before
    Money room;
    bool binding = false;
    friend bool operator==(const CapRoom&, const CapRoom&) = default;
};
struct Computed {
    Money base;
    Money entitled;
    Money granted;
    std::vector<CapRoom> caps;
    std::vector<Part> payers;
    std::optional<Date> last_day;
    Tree trace;
};

// ---- commands of the office
struct RequestCorrection {
    std::string reason;
};
struct Withdraw {
    std::string reason;
};
struct Review {
    bool accepted = true;
    std::optional<Money> amount;  // less than computed; absent: as computed
    std::string opinion;          // the reason of a refusal or cut
};
struct Decide {
    bool approved = false;
    std::string opinion;
};
struct ProposeClawback {
    Money amount;
    std::string reason;
};
struct RecordReturn {
    Money amount;
    std::string reference;
};

// ---- events
struct Filed {
    std::string programme;
    std::string version;
    std::string subsidy;
    Label title;    // of the programme, as it was
    Label subject;  // of the subsidy
    Date rules_of;  // whose rules apply: the day of filing, or the contract's where it is bound
    Date on;
    std::string office;
    std::string applicant;
    std::string borrower;
    std::optional<std::string> lender;
    programme::Expense expense = programme::Expense::loan_interest;
    programme::Timing timing = programme::Timing::after_repayment;
    int ordinal = 1;
    Content content;
    expense::Thing thing;
    std::optional<Insured> insured;  // by a policy of the platform
    std::vector<RightDays> rights;   // whose premium it is, as far as the line is known
    std::vector<facts::KnownFact> facts;
    std::optional<Tree> agreement;  // what the bank's agreement settles of the programme
    Computed computed;
    std::map<std::string, std::string> payers;  // organisations, as far as they are known
    std::string maker;
};
struct CorrectionRequested {
    std::string reason;
    Date on;
};
struct Reviewed {
    bool accepted = true;
    Money amount;
    std::string opinion;
    std::string maker;
    Date on;
};
struct SentBack {
    std::string opinion;
};
// The second person agreed. Where it settles an advance, `reclaim` is what was paid too much.
struct Accepted {
    Money amount;
    std::vector<Part> parts;
    std::map<std::string, Money> reclaim;
    std::string opinion;
    std::string checker;
    Date on;
};
struct Refused {
    std::string opinion;
    std::string checker;
    Date on;
};
struct Withdrawn {
    std::string reason;
    Date on;
};
struct Gathered {
    std::string batch;
};
struct Ungathered {
    std::string batch;
    std::string reason;
};
// The payment order: from here on the money is owed.
struct Ordered {
    std::string batch;
    Money amount;  // cumulative, after the pots were shared
    std::vector<Part> parts;
    std::map<std::string, Money> now;  // of it, what is paid this time
    std::map<std::string, std::string> payers;
    Date on;
};
struct Paid {
    std::string batch;
    std::string reference;
    Date on;
};
struct ClawbackProposed {
    Money amount;
    std::string reason;
    std::string maker;
};
struct ClawbackRejected {
    std::string opinion;
};
struct ClawedBack {
    Money amount;  // this time
    std::map<std::string, Money> parts;
    std::string checker;
    Date on;
};
struct Returned {
    std::map<std::string, Money> parts;
    std::string reference;
    Date on;
};
// The policy's premium has changed since: what the programme gives on what is left of it.
struct PremiumChanged {
    Money premium;     // of the policy
    Money paid;        // of it
    Money base;        // that of the rights which count, never more than was filed
    Money given;       // by the programme, on this base
    std::string note;  // where it gives nothing any more: why
    Tree why;
    Date on;
};
using Event = std::variant<Filed, CorrectionRequested, Reviewed, SentBack, Accepted, Refused,
                           Withdrawn, Gathered, Ungathered, Ordered, Paid, ClawbackProposed,
                           ClawbackRejected, ClawedBack, Returned, PremiumChanged>;

using Parts = std::map<std::string, Money>;
Money total(const Parts& parts);
Parts parts_of(const std::vector<Part>& parts);

struct Application {
    static constexpr const char* kind = "subsidy_application";
    static constexpr const char* prefix = "SA";
    using Event = subsidy::Event;
    std::string id;
    Stage stage = Stage::filed;
    Filed filed;
    std::optional<std::string> correction;  // what is asked
    std::optional<Reviewed> review;
    std::optional<std::string> refused_because;
    Money amount;  // accepted, after any cut or pot; cumulative
    std::vector<Part> parts;
    std::optional<std::string> batch;
    Parts ordered;
    Parts paid;
    Parts reclaimed;
    Parts returned;
    std::map<std::string, std::string> payers;
    std::optional<Date> paid_on;
    std::optional<ClawbackProposed> clawback;
    std::optional<PremiumChanged> premium_change;  // the last
    bool final = true;  // the amount is known; of an advance: it was settled

    // What it takes up of counters and register: nothing once it came to nothing.
    Money charged() const;
    // Accepted and neither paid nor taken back.
    Money due() const;
    // What the programme gives of it as the premium stands now.
    Money computed_now() const;
    // Reviewed or accepted so far.
    Money agreed() const;
    // Paid, and more than that: to be taken back.
    Money excess() const;
    Money outstanding() const { return total(reclaimed) - total(returned); }
};

Application apply(Application application, const Event& event);
std::vector<std::string> parties(const Application& application);
Label stage_words(const Application& application);
// "policy:<id>" of the policy whose premium it is; "excess:<office>" while more is paid than the
// premium still carries and nobody has proposed to take it back.
std::vector<std::string> keys(const Application& application);
// What is paid more than the premium carries, with its working.
Why why_excess(const Application& application);

Result<CorrectionRequested> decide(const Application& application, const RequestCorrection& command,
                                   const Actor& actor, Date today);
Result<Withdrawn> decide(const Application& application, const Withdraw& command,
                         const Actor& actor, Date today);
Result<Reviewed> decide(const Application& application, const Review& command, const Actor& actor,
                        Date today);
// `parts`: the reviewed amount among its payers.
Result<std::variant<SentBack, Accepted, Refused>> decide(const Application& application,
                                                         const Decide& command,
                                                         const std::vector<Part>& parts,
                                                         const Actor& actor, Date today);
Result<ClawbackProposed> decide(const Application& application, const ProposeClawback& command,
                                const Actor& actor);
Result<std::variant<ClawbackRejected, ClawedBack>> decide_clawback(const Application& application,
                                                                   const Decide& command,
                                                                   const Actor& actor, Date today);
Result<Returned> decide(const Application& application, const RecordReturn& command,
                        const Actor& actor, Date today);

// Only an advance is settled, and once.
Result<std::monostate> require_unsettled(const Application& application);
// Who may correct, withdraw or settle it.
Result<std::monostate> require_applicant(const Application& application, const Actor& actor);

// ---- the books
using Place = std::pair<std::string, std::string>;  // book and account
// What the books of payers and payee should hold for it. Each book's amounts sum to zero.
std::map<Place, Money> books(const Application& application);
// What brings them from one state to the next.
Entry difference(const Application& before, const Application& after, Date on, const char* rule,
                 std::string zh, std::string en);

// Weights of what each payer bears, for splitting what is taken back or returned.
Parts split_by(Money amount, const Parts& weights);

}  // namespace zhirong::subsidy
