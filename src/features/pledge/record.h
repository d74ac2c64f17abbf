#pragma once
// The registration of a pledge on patents: the joint application of pledgor and pledgee, what the
// registry found and decided, and how the pledge ended. 专利权质押登记办法 (CNIPA announcement 461,
// in force 2021-11-15).
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"

namespace zhirong::pledge {

enum class Stage {
    draft,                 // the pledgor prepares
    submitted,             // the pledgee confirmed: the registry's clock runs
    correction_requested,  // the clock stands still
    registered,
    refused,
    cancelled,
    revoked,
    ended_by_patent_lapse,
};

enum class Act {
    prepare,
    confirm,
    notify,
    waive_as_pledgor,
    waive_as_pledgee,
    request_correction,
    resubmit,
    register_pledge,
    refuse,
    change,
    cancel,
    revoke,
    note_lapse,
};

// The refusal grounds in the order of the operating guide; `rules` in grounds.h numbers them.
enum class Ground {
    not_the_patentee,
    not_in_force,
    not_granted,
    fee_unpaid,
    suspended_or_preserved,
    debt_beyond_term,
    contract_content,
    co_owner_consent,
    already_pledged,
    same_day_invention,
    invalidation_started,
    other,
};

enum class PaperKind {
    application_form,
    pledge_contract,
    undertaking,
    identity_papers,
    power_of_attorney,
    appraisal_report,
    other,
};

struct Paper {
    PaperKind kind = PaperKind::other;
    std::string reference;  // number or file
    friend bool operator==(const Paper&, const Paper&) = default;
};

enum class DebtKind { loan, bill_acceptance, guarantee, other };

enum class CancelReason { debt_paid, pledge_enforced, pledgee_waives, contract_void, other };
enum class RevokeReason { ground_existed, false_papers };

// One patent as the contract and the form write it; what the paper leaves out stays absent.
struct NamedRight {
    std::string number;
    std::optional<std::string> title;
    std::optional<Date> filing_date;
    std::optional<Date> grant_date;
    friend bool operator==(const NamedRight&, const NamedRight&) = default;
};

// ---- commands
// What the pledge contract says is told as it is written, gaps included: whether it says enough is
// refusal ground 7, and the registry's to judge.
struct Prepare {
    std::string registry;
    std::string debt_contract;  // number of the loan contract
    std::string pledge_contract;
    Date signed_on;
    bool names_both_parties = true;
    std::optional<DebtKind> debt_kind;
    Money secured_amount;
    std::optional<Date> debt_from;
    std::optional<Date> debt_until;
    std::optional<std::string> scope;  // principal, interest, costs of enforcement, …
    std::optional<int> right_count;
    std::vector<NamedRight> rights;
    // The contract says that on default the patents become the pledgee's (Civil Code 428).
    bool forfeiture_clause = false;
    std::optional<std::string> agent;
    bool appraised = false;  // the form says that there is an appraisal report
    std::vector<Paper> papers;
};
struct Confirm {};
struct Notify {
    Ground ground = Ground::same_day_invention;
    std::string right;
    std::string notice_number;
};
struct Waive {
    Ground ground = Ground::same_day_invention;
    std::string right;
};
struct RequestCorrection {
    std::string defects;
    std::string notice_number;
};
// The whole application again; what the pledgee confirmed of the debt stands.
struct Resubmit : Prepare {};
// The certificate's number is the year of registration and the serial that the officer gives.
struct Register {
    int serial = 0;
};
struct Refuse {
    Ground ground = Ground::other;
    std::string reason;
    std::string notice_number;
};
struct Change {
    std::string what;
    std::string agreement;  // the paper both signed
    std::string notice_number;
};
struct Cancel {
    CancelReason reason = CancelReason::debt_paid;
    std::string proof;
    std::string notice_number;
};
struct Revoke {
    RevokeReason reason = RevokeReason::ground_existed;
    std::string finding;
    std::string notice_number;
};
struct NoteLapse {
    std::string notice_number;
};

// ---- events; who acted stands in the journal
struct Prepared {
    std::string financing;
    std::string pledgor;
    std::string pledgee;
    std::vector<std::string> rights;  // their ids
    Money loan_amount;
    Prepare application;
    Date on;
};
struct Confirmed {
    Date on;
};
struct Notified {
    Ground ground = Ground::same_day_invention;
    std::string right;
    std::string notice_number;
    Date on;
};
struct WaivedByPledgor {
    Ground ground = Ground::same_day_invention;
    std::string right;
    std::string person;
    Date on;
};
struct WaivedByPledgee {
    Ground ground = Ground::same_day_invention;
    std::string right;
    std::string person;
    Date on;
};
struct CorrectionRequested {
    std::string defects;
    std::string notice_number;
    Date on;
};
struct Resubmitted {
    Prepare application;
    Date on;
};
struct Registered {
    std::string certificate;
    Date on;
};
struct Refused {
    Ground ground = Ground::other;
    std::string reason;
    std::string notice_number;
    Date on;
};
struct Changed {
    std::string what;
    std::string agreement;
    std::string notice_number;
    Date on;
};
struct Cancelled {
    CancelReason reason = CancelReason::debt_paid;
    std::string proof;
    std::string notice_number;
    Date on;
};
struct Revoked {
    RevokeReason reason = RevokeReason::ground_existed;
    std::string finding;
    std::string notice_number;
    Date on;
};
struct Lapsed {
    std::string notice_number;
    Date on;
};
using Event = std::variant<Prepared, Confirmed, Notified, WaivedByPledgor, WaivedByPledgee,
                           CorrectionRequested, Resubmitted, Registered, Refused, Changed,
                           Cancelled, Revoked, Lapsed>;

struct Declaration {
    std::string person;
    Date on;
    friend bool operator==(const Declaration&, const Declaration&) = default;
};
// "Notified and declared to continue": in force once both parties declared after the notice.
struct Waiver {
    Ground ground = Ground::same_day_invention;
    std::string right;
    std::string notice_number;
    Date notified_on;
    std::optional<Declaration> pledgor;
    std::optional<Declaration> pledgee;
    bool in_force() const { return pledgor && pledgee; }
};

struct Pledge {
    static constexpr const char* kind = "pledge";
    static constexpr const char* prefix = "PL";
    using Event = pledge::Event;

    std::string id;
    Stage stage = Stage::draft;
    std::string financing;
    std::string pledgor;
    std::string pledgee;
    std::vector<std::string> rights;  // their ids
    Money loan_amount;                // applied for in the financing
    Prepare application;
    std::vector<Waiver> waivers;
    std::optional<std::string> open_defects;  // what the registry asked to cure
    std::optional<Date> submitted_on;
    std::optional<Date> clock_from;  // submitted, or resubmitted with the defects cured
    std::optional<std::string> certificate;
    std::optional<Date> registered_on;  // the pledge exists from here (Civil Code 444)
    std::optional<Date> ended_on;       // refused, cancelled, revoked or lapsed
    std::optional<std::string> ended_because;
};

// A certificate's number, so that a desk gives it once.
struct Issued {
    std::string pledge;
    std::string registry;
};
struct Certificate {
    static constexpr const char* kind = "certificate";
    static constexpr const char* prefix = "";
    using Event = std::variant<Issued>;
    std::string id;  // "desk:Y2024000123"
    std::string pledge;
    std::string registry;
};

}  // namespace zhirong::pledge
