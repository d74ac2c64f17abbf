#pragma once
// An insurance policy: applied for, underwritten, bound, and changed by dated movements. What it
// covers on a day and what it costs is core/insurance/coverage; here stands who decided what.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/insurance/coverage.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::insurance_policy {

using insurance::Inception;
using insurance::Manner;
using insurance::Movement;
using insurance::ScheduledItem;
using insurance::Span;

enum class Stage { applied, referred, accepted, declined, withdrawn, in_force, cancelled };
enum class Act {
    revise,
    underwrite,
    decide_referral,
    withdraw,
    bind,
    endorse,
    request_endorsement,
    answer_request,
    cancel,
    reinstate,
    note_payment,
    note_refund,
    renew,
};
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::applied, Act::revise, Stage::applied, Role::enterprise_officer},
    Move<Stage, Act>{Stage::applied, Act::revise, Stage::applied, Role::insurer_officer},
    Move<Stage, Act>{Stage::applied, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::accepted, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::accepted, Act::revise, Stage::applied, Role::enterprise_officer},
    Move<Stage, Act>{Stage::accepted, Act::revise, Stage::applied, Role::insurer_officer},
    Move<Stage, Act>{Stage::accepted, Act::bind, Stage::in_force, Role::insurer_officer},
    Move<Stage, Act>{Stage::in_force, Act::endorse, Stage::in_force, Role::insurer_officer},
    Move<Stage, Act>{Stage::cancelled, Act::endorse, Stage::cancelled, Role::insurer_officer},
    Move<Stage, Act>{Stage::in_force, Act::request_endorsement, Stage::in_force,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::in_force, Act::answer_request, Stage::in_force, Role::insurer_officer},
    Move<Stage, Act>{Stage::in_force, Act::cancel, Stage::cancelled, Role::insurer_officer},
    Move<Stage, Act>{Stage::cancelled, Act::reinstate, Stage::in_force, Role::insurer_officer},
    Move<Stage, Act>{Stage::in_force, Act::note_payment, Stage::in_force, Role::insurer_officer},
    Move<Stage, Act>{Stage::cancelled, Act::note_payment, Stage::cancelled, Role::insurer_officer},
    Move<Stage, Act>{Stage::in_force, Act::note_refund, Stage::in_force, Role::insurer_officer},
    Move<Stage, Act>{Stage::cancelled, Act::note_refund, Stage::cancelled, Role::insurer_officer},
    Move<Stage, Act>{Stage::in_force, Act::renew, Stage::in_force, Role::enterprise_officer},
    Move<Stage, Act>{Stage::in_force, Act::renew, Stage::in_force, Role::insurer_officer}};

// ---- commands
// What is insured: rights on the platform's record, or written out; or later from a file.
struct Apply {
    std::string product;
    std::string insurer;
    std::optional<std::string> holder;  // where an insurer writes it down for the firm
    insurance::Insured insured = insurance::Insured::owner;
    insurance::Zone zone = insurance::Zone::mainland;
    Money sum;
    Date from;
    int months = 12;
    int claims = 0;
    std::optional<std::vector<std::string>> rights;
    std::optional<std::vector<ScheduledItem>> items;
    std::string known_disputes;            // told by the applicant: "无" where there are none
    std::optional<std::string> financing;  // whose loan the policy secures
};
struct Revise {
    std::optional<insurance::Zone> zone;
    std::optional<Money> sum;
    std::optional<Date> from;
    std::optional<int> months;
    std::optional<int> claims;
    std::optional<std::vector<ScheduledItem>> add;
    std::optional<std::vector<std::string>> remove;
    std::optional<std::string> known_disputes;
};
enum class Verdict { accept, refer, decline };
struct Underwrite {
    Verdict verdict = Verdict::accept;
    std::string opinion;
};
struct DecideReferral {
    bool approved = false;
    std::string opinion;
};
struct Withdraw {
    std::string reason;
};
struct Bind {
    std::string signatory;
};
struct Endorse {
    Date from;
    std::optional<std::vector<ScheduledItem>> add;
    std::optional<std::vector<std::string>> remove;
    std::optional<Money> sum;
    std::optional<insurance::Zone> zone;
    std::string reason;
    std::optional<int> request;  // that it answers
};
struct RequestEndorsement {
    Date from;
    std::optional<std::vector<ScheduledItem>> add;
    std::optional<std::vector<std::string>> remove;
    std::optional<Money> sum;
    std::optional<insurance::Zone> zone;
    std::string reason;
};
struct RefuseRequest {
    int request = 0;
    std::string reason;
};
enum class CancelledBy { insured, insurer };
struct Cancel {
    Date from;  // the first day without cover
    CancelledBy by = CancelledBy::insured;
    Manner manner = Manner::pro_rata;
    std::string reason;
};
struct Reinstate {
    Date from;
    std::string reason;
};
struct NotePayment {
    Money amount;
    std::string reference;
};
struct NoteRefund {
    Money amount;
    std::string reference;
};
struct Renew {
    int months = 12;
    std::optional<Money> sum;
    std::string known_disputes;
};

// ---- events
// What stands for, or against, accepting a risk, from the product's rules and the record.
struct Finding {
    Label words;
    Verdict verdict = Verdict::accept;
    std::string found;
    std::string expected;
    Phrase source;
};
struct Applied {
    std::string product;
    std::string version;
    insurance::Line line = insurance::Line::execution;
    std::string insurer;
    std::string holder;
    Inception inception;
    std::string known_disputes;
    std::optional<std::string> renews;       // the policy before
    std::optional<std::string> financing;    // whose loan it secures
    std::optional<std::string> beneficiary;  // the bank that lends it
    Date on;
    std::string maker;
};
struct Revised {
    Inception inception;
    std::string known_disputes;
    Date on;
};
struct Referred {
    std::string opinion;
    std::string maker;
    std::vector<Finding> findings;
    Money premium;
    Date on;
};
struct Accepted {
    std::string opinion;
    std::string maker;
    std::vector<Finding> findings;
    Money premium;
    Date on;
};
struct Declined {
    std::string opinion;
    std::vector<Finding> findings;
    Date on;
};
struct Withdrawn {
    std::string reason;
    Date on;
};
struct Bound {
    std::string number;
    std::string signatory;
    Money premium;
    Date on;
};
// What a movement did to the premium of the whole policy.
struct Premium {
    Money before;
    Money after;
};
struct Endorsed {
    int number = 0;
    insurance::Change change;
    std::string reason;
    std::optional<int> request;
    Premium premium;
    Date on;
};
struct EndorsementRequested {
    int number = 0;
    RequestEndorsement content;
    Date on;
};
struct RequestRefused {
    int request = 0;
    std::string reason;
    Date on;
};
struct Cancelled {
    int number = 0;
    Cancel content;
    Premium premium;
    Date on;
};
struct Reinstated {
    int number = 0;
    Reinstate content;
    Premium premium;
    Date on;
};
struct PremiumPaid {
    Money amount;
    std::string reference;
    Date on;
};
struct PremiumRefunded {
    Money amount;
    std::string reference;
    Date on;
};
// What the books now hold as earned, of the days up to the end of `through`.
struct PremiumEarned {
    Date through;
    Money earned;
};
// What a claim has taken of the limit, all its payments together.
struct LimitTaken {
    std::string claim;
    Money amount;
    Date on;
};
using Event = std::variant<Applied, Revised, Referred, Accepted, Declined, Withdrawn, Bound,
                           Endorsed, EndorsementRequested, RequestRefused, Cancelled, Reinstated,
                           PremiumPaid, PremiumRefunded, PremiumEarned, LimitTaken>;

// A movement with what is said of it: an endorsement, the end or the return of cover.
struct Dated {
    int number = 0;
    Movement movement;
    std::string reason;
    Premium premium;
    Date on;  // when it was made known
};
struct AskedEndorsement {
    int number = 0;
    RequestEndorsement content;
    Date on;
    bool open = true;
};

struct Policy {
    static constexpr const char* kind = "insurance_policy";
    static constexpr const char* prefix = "IN";
    using Event = insurance_policy::Event;

    std::string id;
    Stage stage = Stage::applied;
    Applied application;  // with what was revised
    std::optional<Referred> referral;
    std::optional<Accepted> acceptance;
    std::optional<Declined> declined;
    std::optional<Bound> bound;
    std::vector<Dated> movements;  // in the order in which they were made known
    std::vector<AskedEndorsement> requests;
    Money premium;                // as it now is; nothing before it is bound
    Money paid;                   // less what went back
    std::optional<Date> paid_on;  // the last payment
    Money earned;                 // as the books hold it
    std::optional<Date> earned_through;
    std::map<std::string, Money> taken;  // of the limit, by claim

    const Inception& inception() const { return application.inception; }
    std::vector<Movement> moved() const;
    Money limit_taken() const;
};

// A right, or what else is insured, in one line of insurance: which policies cover it when, so that
// nobody insures the same risk twice. It is read under lock by whoever binds or endorses.
struct CoverSet {
    std::string policy;
    std::string number;       // of the policy
    std::vector<Span> spans;  // all of them; none: not any more
};
struct InsuredCover {
    std::string policy;
    std::string number;
    std::vector<Span> spans;
};
struct InsuredItem {
    static constexpr const char* kind = "insured_item";
    static constexpr const char* prefix = "";
    using Event = std::variant<CoverSet>;
    std::string id;  // "insured:<line>:<kind>:<number>"
    std::vector<InsuredCover> covers;
};

// The numbers of an insurer's year, each given once.
struct Taken {
    int last = 0;
};
struct Numbering {
    static constexpr const char* kind = "insurance_policy_numbering";
    static constexpr const char* prefix = "";
    using Event = std::variant<Taken>;
    std::string id;  // "insurance-numbers:<insurer>:2025"
    int last = 0;
};

}  // namespace zhirong::insurance_policy
