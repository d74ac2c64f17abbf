#pragma once
// A claim under an insurance policy: from the notice of an event to what was paid for it and what
// came back (《保险法》, articles 21 to 26 and 60). Amounts are cumulative: what a later decision
// or a recovery changes is the difference.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/insurance/coverage.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::insurance_claim {

using insurance::LossPart;
using insurance::PaymentBasis;
using insurance::RecoveryRule;
using insurance::ScheduledItem;
using insurance::Zone;

enum class Stage {
    notified,
    handling,          // cover was accepted
    refusal_proposed,  // by the officer, for another person to decide
    payment_proposed,
    decided,  // to be paid
    paid,
    refused,
    closed,
    withdrawn
};
enum class Act {
    check_cover,
    decide_refusal,
    send_refusal,
    set_reserve,
    ask_papers,
    receive_paper,
    investigate,
    propose_advance,
    decide_advance,
    propose_payment,
    decide_payment,
    pay,
    note_return,
    recover,
    close,
    reopen,
    withdraw
};
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::notified, Act::check_cover, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::handling, Act::check_cover, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::refusal_proposed, Act::decide_refusal, Stage::refused,
                     Role::insurer_approver},
    Move<Stage, Act>{Stage::refused, Act::send_refusal, Stage::refused, Role::insurer_officer},
    Move<Stage, Act>{Stage::notified, Act::set_reserve, Stage::notified, Role::insurer_officer},
    Move<Stage, Act>{Stage::handling, Act::set_reserve, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::payment_proposed, Act::set_reserve, Stage::payment_proposed,
                     Role::insurer_officer},
    Move<Stage, Act>{Stage::notified, Act::ask_papers, Stage::notified, Role::insurer_officer},
    Move<Stage, Act>{Stage::handling, Act::ask_papers, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::notified, Act::receive_paper, Stage::notified, Role::insurer_officer},
    Move<Stage, Act>{Stage::handling, Act::receive_paper, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::notified, Act::receive_paper, Stage::notified,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::handling, Act::receive_paper, Stage::handling,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::notified, Act::investigate, Stage::notified, Role::insurer_officer},
    Move<Stage, Act>{Stage::handling, Act::investigate, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::payment_proposed, Act::investigate, Stage::payment_proposed,
                     Role::insurer_officer},
    Move<Stage, Act>{Stage::handling, Act::propose_advance, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::handling, Act::decide_advance, Stage::handling, Role::insurer_approver},
    Move<Stage, Act>{Stage::handling, Act::propose_payment, Stage::payment_proposed,
                     Role::insurer_officer},
    Move<Stage, Act>{Stage::payment_proposed, Act::decide_payment, Stage::decided,
                     Role::insurer_approver},
    Move<Stage, Act>{Stage::decided, Act::pay, Stage::paid, Role::insurer_officer},
    Move<Stage, Act>{Stage::paid, Act::note_return, Stage::paid, Role::insurer_officer},
    Move<Stage, Act>{Stage::refused, Act::note_return, Stage::refused, Role::insurer_officer},
    Move<Stage, Act>{Stage::paid, Act::recover, Stage::paid, Role::insurer_officer},
    Move<Stage, Act>{Stage::closed, Act::recover, Stage::closed, Role::insurer_officer},
    Move<Stage, Act>{Stage::paid, Act::close, Stage::closed, Role::insurer_officer},
    Move<Stage, Act>{Stage::refused, Act::close, Stage::closed, Role::insurer_officer},
    Move<Stage, Act>{Stage::paid, Act::reopen, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::refused, Act::reopen, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::closed, Act::reopen, Stage::handling, Role::insurer_officer},
    Move<Stage, Act>{Stage::notified, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::handling, Act::withdraw, Stage::withdrawn, Role::enterprise_officer}};

// What happened, and where.
struct Occurrence {
    std::string what;
    Date occurred_on;
    Zone zone = Zone::mainland;
    std::optional<std::string> opponent;    // the infringer, or whoever claims against the insured
    std::optional<std::string> court_case;  // the number of the suit or the request
};

// ---- commands
struct Notify {
    std::string policy;
    std::string item;  // its number in the schedule
    Occurrence event;
    Date claimed_on;  // when the insured was sued, or its own suit or request was accepted
    std::vector<LossPart> estimates;
    std::optional<std::string> protection_case;
};
enum class CoverResult { accepted, refused };
struct CheckCover {
    CoverResult result = CoverResult::accepted;
    std::vector<std::string> exclusions;  // named by their ids
    std::string opinion;
};
struct DecideRefusal {
    bool approved = false;
    std::string opinion;
};
struct SendRefusal {
    Date on;
    std::string reference;  // how it reached the insured
};
struct SetReserve {
    std::vector<LossPart> parts;  // what the claim is expected to cost in all, item by item
    std::string reason;
};
struct AskPapers {
    std::vector<std::string> papers;
    Date on;  // when the request reached the insured
};
struct ReceivePaper {
    std::string paper;
    std::string reference;
    Date on;
};
struct Investigate {
    std::string note;
    std::optional<std::string> paper;
    Date on;
};
// A product may promise an advance; and what is certain after sixty days is owed (article 25).
enum class AdvanceGround { product, certain_amount };
struct ProposeAdvance {
    AdvanceGround ground = AdvanceGround::product;
    std::vector<LossPart> parts;  // what is determined by now
    Money amount;
    std::string reason;
};
struct DecideAdvance {
    bool approved = false;
    std::string opinion;
    std::optional<std::string> reference;  // of the payment, where it is approved
};
// The loss of an item, and what of it an exclusion keeps out.
struct AssessedPart {
    std::string item;
    Money loss;
    std::optional<Money> excluded;
    std::optional<std::string> exclusion;  // by its id
};
struct ProposePayment {
    PaymentBasis basis = PaymentBasis::judgment;
    std::string reference;  // number of the judgment, the agreement, the invoice
    Date basis_on;
    std::vector<AssessedPart> parts;
    std::string opinion;
};
struct DecidePayment {
    bool approved = false;
    std::string opinion;
};
struct Pay {
    std::string reference;
};
struct NoteReturn {
    Money amount;
    std::string reference;
};
struct Recover {
    std::string from;
    Money amount;
    Money costs;  // of getting it
    std::string reference;
    Date on;
};
struct Close {
    std::string reason;
};
struct Reopen {
    std::string reason;
};
struct Withdraw {
    std::string reason;
};

// ---- events
enum class Outcome { passed, failed, unknown };
struct Finding {
    Label words;
    Outcome outcome = Outcome::passed;
    std::string found;
    std::string expected;
    Phrase source;
};
// With what the product and the policy said then: the claim needs no file to be folded.
struct Notified {
    std::string policy;
    std::string policy_number;
    std::string insurer;
    std::string holder;
    std::string product;
    insurance::Line line = insurance::Line::execution;
    RecoveryRule recovery_rule = RecoveryRule::in_proportion;
    ScheduledItem item;
    Occurrence event;
    Date claimed_on;
    std::vector<LossPart> estimates;
    std::optional<std::string> protection_case;
    Date on;
    std::string maker;
    bool by_holder = false;
};
struct CoverChecked {
    CoverResult result = CoverResult::accepted;
    std::vector<std::string> exclusions;
    std::string opinion;
    std::vector<Finding> findings;
    std::string maker;
    Date on;
};
struct RefusalDecided {
    bool approved = false;
    std::string opinion;
    std::string maker;
    Date on;
};
struct RefusalSent {
    Date sent_on;
    std::string reference;
    bool late = false;
    Date on;
};
struct ReserveSet {
    std::vector<LossPart> parts;
    std::string reason;
    std::string maker;
    Date on;
};
struct PapersAsked {
    std::vector<std::string> papers;
    Date asked_on;
    Date on;
};
struct PaperReceived {
    std::string paper;
    std::string reference;
    Date received_on;
    Date on;
};
struct Investigated {
    std::string note;
    std::optional<std::string> paper;
    Date found_on;
    std::string maker;
    Date on;
};
struct AdvanceProposed {
    ProposeAdvance content;
    Money most;
    Why why;
    std::string maker;
    Date on;
};
struct AdvanceDecided {
    bool approved = false;
    Money amount;  // paid by it; nothing where it is not approved
    std::string opinion;
    std::optional<std::string> reference;
    std::string maker;
    Date on;
};
struct PaymentProposed {
    ProposePayment content;
    Money sum;         // insured, on the day that counts
    Money limit_left;  // that it was computed with
    Money payable;     // all payments together
    Money borne_by_insured;
    Why why;
    std::string maker;
    Date on;
};
struct PaymentDecided {
    bool approved = false;
    std::string opinion;
    std::string maker;
    Date on;
};
struct Paid {
    Money amount;  // the difference to what was paid before; nothing where an advance was more
    std::string reference;
    bool late = false;
    Date on;
};
struct Returned {
    Money amount;
    std::string reference;
    Date on;
};
struct Recovered {
    Recover content;
    Date on;
};
struct Closed {
    std::string reason;
    Date on;
};
struct Reopened {
    std::string reason;
    Date on;
};
struct Withdrawn {
    std::string reason;
    Date on;
};
using Event =
    std::variant<Notified, CoverChecked, RefusalDecided, RefusalSent, ReserveSet, PapersAsked,
                 PaperReceived, Investigated, AdvanceProposed, AdvanceDecided, PaymentProposed,
                 PaymentDecided, Paid, Returned, Recovered, Closed, Reopened, Withdrawn>;

struct AskedPaper {
    std::string paper;
    std::optional<std::string> reference;
    std::optional<Date> received_on;
};

struct Claim {
    static constexpr const char* kind = "insurance_claim";
    static constexpr const char* prefix = "IC";
    using Event = insurance_claim::Event;

    std::string id;
    Stage stage = Stage::notified;
    Notified notice;
    std::optional<CoverChecked> cover;
    std::optional<RefusalDecided> refusal;
    std::optional<RefusalSent> refusal_sent;
    std::vector<ReserveSet> reserves;  // the last counts
    std::optional<Date> papers_asked_on;
    std::vector<AskedPaper> papers;
    std::vector<PaperReceived> other_papers;  // that nobody asked for
    std::vector<Investigated> investigations;
    std::optional<AdvanceProposed> advance;  // that is to be decided
    std::vector<AdvanceDecided> advances;
    std::optional<PaymentProposed> proposal;  // that is to be decided
    std::optional<PaymentProposed> settled;   // the last that was approved
    std::optional<PaymentDecided> settlement;
    Money settled_amount;    // of what was approved, what was paid: the insured's for good
    Money borne_by_insured;  // beside it
    Money paid;              // advances too
    Money returned;
    std::vector<Paid> payments;
    std::vector<Recovered> recoveries;
    std::optional<Date> reopened_on;
    std::string reason;  // why it was closed, reopened or withdrawn last

    Money advanced() const;
    Money recovered() const;  // less its costs
    // Paid and not yet the insured's for good.
    Money open_advance() const { return paid - returned - settled_amount; }
};

// Claims that were notified on one item, or by one firm, whoever insures it: what one insurer alone
// cannot see. Read by decisions and shown to insurers only.
struct Known {
    std::string claim;
    std::string policy;
    std::string policy_number;
    insurance::Line line = insurance::Line::execution;
    std::string insurer;
    std::string item;
    Date occurred_on;
    std::optional<std::string> court_case;
    Date notified_on;
    bool refused = false;
    friend bool operator==(const Known&, const Known&) = default;
};
struct Entered {
    Known claim;
};
struct Left {
    std::string claim;
    bool withdrawn = false;  // or else refused
};
struct History {
    static constexpr const char* kind = "insurance_claim_history";
    static constexpr const char* prefix = "";
    using Event = std::variant<Entered, Left>;
    std::string id;  // "claims:item:<kind>:<number>", "claims:holder:<organisation>"
    std::vector<Known> claims;
};

}  // namespace zhirong::insurance_claim
