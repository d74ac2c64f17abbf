#pragma once
// The registration of a pledge in one of the registers: the joint application of pledgor and
// pledgee, what the desk found and decided, each entry made since, and how the pledge ended. What
// is asked afterwards (to change, extend, cancel, …) is a record of its own: procedure.h.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::pledge {

// Whose rules hold: CNIPA announcement 461, CNIPA announcement 358, NCAC order 8.
enum class RegisterKind { patent, trademark, copyright };

// How an application came to the desk.
enum class Intake { online, counter };

enum class Stage {
    draft,                 // the pledgor prepares
    submitted,             // the pledgee confirmed: the registry's clock runs
    correction_requested,  // the clock stands still
    registered,
    refused,
    cancelled,
    revoked,
    ended_by_patent_lapse,
    withdrawn,  // by both parties, before it was decided
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
    // What comes of an application of its own:
    extend,
    assign,
    reissue,
    withdraw,
};

// Everything on which a desk refuses an application. Which of them a register knows, under which
// number and since when stands in its table (register.h).
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
    forfeiture_clause,  // 2010 to 2021
    // of marks
    not_the_registrant,
    contract_illegal,
    mark_not_in_force,
    frozen,
    similar_marks_missing,
    // of works
    not_the_copyright_owner,
    protection_expired,
    debt_beyond_protection,
    ownership_dispute,
    licences_undeclared,
    // of every register
    foreign_without_agent,
    // of what is asked after the registration
    nothing_changes,
    registrant_not_changed,
    agreement_missing,
    term_not_longer,
    reason_unknown_here,
    still_owed,
    same_pledgee,
    other,
};

enum class PaperKind {
    application_form,
    pledge_contract,
    undertaking,
    identity_papers,
    power_of_attorney,
    appraisal_report,
    right_list,
    main_contract,
    registrant_proof,
    agreed_value,
    co_owner_consent,
    earlier_licences,
    translation,
    change_agreement,
    proof_of_change,
    extension_agreement,
    proof_of_end,
    revocation_evidence,
    loss_statement,
    damaged_certificate,
    assignment_agreement,
    withdrawal_statement,
    certificate,
    other,
};

struct Paper {
    PaperKind kind = PaperKind::other;
    std::string reference;  // number or file
    friend bool operator==(const Paper&, const Paper&) = default;
};

enum class DebtKind { loan, bill_acceptance, guarantee, other };

enum class CancelReason { debt_paid, pledge_enforced, pledgee_waives, contract_void, other };
enum class RevokeReason { ground_existed, false_papers, contract_void, ruling };

enum class PartyCategory { legal_person, other_organisation, natural_person };
enum class Origin { mainland, foreign };
enum class IdentityPaper { credit_code, identity_card, passport, other };
enum class FiledBy { pledgor, pledgee, agent };

// A party as the forms write it.
struct PartyBlock {
    std::string name;
    PartyCategory category = PartyCategory::legal_person;
    Origin origin = Origin::mainland;
    IdentityPaper identity_paper = IdentityPaper::credit_code;
    std::string identity_number;
    std::optional<std::string> legal_representative;
    std::optional<std::string> contact;
    std::optional<std::string> phone;
    std::optional<std::string> postcode;
    std::optional<std::string> address;
    friend bool operator==(const PartyBlock&, const PartyBlock&) = default;
};

// What the form of the copyright register (Z51) asks beyond the others.
struct WorkForm {
    std::string power;        // which of the property rights is pledged
    std::string power_scope;  // for which territory, medium, time
    bool licensed_before = false;
    std::optional<std::string> licences;  // each licence granted before the pledge
    std::optional<Money> value;
    std::optional<std::string> appraiser;
    std::optional<Date> secured_from;
    std::optional<Date> secured_until;
    FiledBy filed_by = FiledBy::pledgor;
};

// One right as the contract and the form write it; what the paper leaves out stays absent.
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
    // Absent: the only register that the financing's rights need.
    std::optional<RegisterKind> in_register;
    std::optional<PartyBlock> pledgor;
    std::optional<PartyBlock> pledgee;
    // The contract contains what laws or regulations forbid, as the parties or the desk see it.
    std::optional<std::string> unlawful_term;
    std::optional<WorkForm> work;  // of the copyright register
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
// A paper application handed in at the counter, for parties who need not be on the platform.
struct ReceiveAtCounter {
    RegisterKind in_register = RegisterKind::patent;
    Date received_on;
    std::string received_at;          // "16:40"
    std::vector<std::string> rights;  // their ids
    // Of a party that is on the platform.
    std::optional<std::string> pledgor_organisation;
    std::optional<std::string> pledgee_organisation;
    Prepare application;  // with both parties' blocks
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
    RegisterKind in_register = RegisterKind::patent;
};
// The paper that the counter gives for what it received.
struct Receipt {
    std::string number;
    Date received_on;
    std::string received_at;
    Date counted_from;  // after the closing hour the next working day
};
struct ReceivedAtCounter {
    std::string pledgor;  // the organisation, where it is on the platform
    std::string pledgee;
    std::vector<std::string> rights;
    Prepare application;
    RegisterKind in_register = RegisterKind::patent;
    Receipt receipt;
    std::string officer;
};
struct Confirmed {
    Date on;
};
struct Notified {
    Ground ground = Ground::same_day_invention;
    std::string right;
    std::string notice_number;
    Date on;
    std::optional<std::string> officer = {};
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
    std::optional<std::string> officer = {};
};
struct Resubmitted {
    Prepare application;
    Date on;
};
// A right as the entry of the registration and the gazette name it.
struct PledgedRight {
    std::string id;
    std::string number;
    std::string title;
    RightKind kind = RightKind::invention;
    std::string classes;  // main class first
    std::optional<Date> filed_on;
    std::optional<Date> granted_on;
    std::optional<Date> term_end;  // the first day without protection
    friend bool operator==(const PledgedRight&, const PledgedRight&) = default;
};
struct Registered {
    std::string certificate;
    Date on;
    std::vector<PledgedRight> rights = {};  // as they stand in the register that day
    std::optional<std::string> officer = {};
};
struct Refused {
    Ground ground = Ground::other;
    std::string reason;
    std::string notice_number;
    Date on;
    std::optional<std::string> officer = {};
};
struct Changed {
    std::string what;
    std::string agreement;
    std::string notice_number;
    Date on;
    std::optional<std::string> officer = {};
};
struct Cancelled {
    CancelReason reason = CancelReason::debt_paid;
    std::string proof;
    std::string notice_number;
    Date on;
    std::optional<std::string> procedure = {};
    std::optional<std::string> officer = {};
};
struct Revoked {
    RevokeReason reason = RevokeReason::ground_existed;
    std::string finding;
    std::string notice_number;
    Date on;
    std::optional<std::string> procedure = {};
    std::optional<std::string> officer = {};
};
struct Lapsed {
    std::string notice_number;
    Date on;
    std::optional<std::string> officer = {};
};
// What an entry changes, as text: what stood there and what stands there now.
enum class Item {
    pledgor_name,
    pledgor_address,
    pledgee,
    pledgee_name,
    pledgee_address,
    secured_amount,
    scope,
    debt_until,
    certificate,
    other,
};
struct ItemChange {
    Item item = Item::other;
    std::string before;
    std::string after;
    friend bool operator==(const ItemChange&, const ItemChange&) = default;
};
enum class EntryKind {
    registered,
    changed,
    extended,
    assigned,
    reissued,
    cancelled,
    revoked,
    lapsed,
};
// An approved application changed the registration. `pledgee`: the organisation it was assigned to.
struct Amended {
    EntryKind kind = EntryKind::changed;
    std::string procedure;
    std::vector<ItemChange> changes;
    std::string basis;  // the agreement or the proof
    std::string notice_number;
    Date on;
    std::string officer;
    std::optional<std::string> pledgee;
};
struct Withdrawn {
    std::string procedure;
    std::string reason;
    std::string notice_number;
    Date on;
    std::string officer;
};
// An application concerning the pledge was filed, or is over: one at a time.
struct ProcedureOpened {
    std::string procedure;
};
struct ProcedureClosed {
    std::string procedure;
};
using Event =
    std::variant<Prepared, ReceivedAtCounter, Confirmed, Notified, WaivedByPledgor, WaivedByPledgee,
                 CorrectionRequested, Resubmitted, Registered, Refused, Changed, Cancelled, Revoked,
                 Lapsed, Amended, Withdrawn, ProcedureOpened, ProcedureClosed>;

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

// Every paper that the desk sent, in its order.
enum class NoticeKind {
    ground_notified,
    correction,
    registered,
    refused,
    changed,
    extended,
    assigned,
    reissued,
    cancelled,
    revoked,
    lapsed,
    withdrawn,
};
struct DeskNotice {
    NoticeKind kind = NoticeKind::correction;
    std::optional<std::string> number;
    Date on;
    std::optional<std::string> officer;
    std::string text;
    std::optional<Ground> ground;
};
struct Correction {
    std::string defects;
    std::string notice_number;
    Date requested_on;
    std::optional<Date> cured_on;
};

// One entry of the register. Nothing is overwritten: what stands now is the entries, folded.
struct RegisterEntry {
    int number = 0;  // from 1
    EntryKind kind = EntryKind::registered;
    Date on;
    std::optional<std::string> notice_number;
    std::optional<std::string> officer;
    std::optional<std::string> procedure;
    std::string basis;
    std::vector<ItemChange> changes;
};
// Whether such an entry is published.
constexpr bool is_gazetted(EntryKind kind) { return kind != EntryKind::reissued; }

// What the register says now.
struct Particulars {
    std::string pledgor_name;
    std::string pledgor_address;
    std::string pledgee_name;
    std::string pledgee_address;
    Money secured_amount;
    std::optional<std::string> scope;
    std::optional<Date> debt_from;
    std::optional<Date> debt_until;
    std::string certificate;
};

struct Pledge {
    static constexpr const char* kind = "pledge";
    static constexpr const char* prefix = "PL";
    using Event = pledge::Event;

    std::string id;
    Stage stage = Stage::draft;
    RegisterKind in_register = RegisterKind::patent;
    Intake intake = Intake::online;
    std::optional<Receipt> receipt;  // of the counter
    std::string financing;           // empty: of no financing on the platform
    std::string pledgor;             // the organisation; empty: not on the platform
    std::string pledgee;
    std::vector<std::string> rights;  // their ids
    Money loan_amount;                // applied for in the financing
    Prepare application;
    std::vector<Waiver> waivers;
    std::optional<std::string> open_defects;  // what the registry asked to cure
    std::vector<Correction> corrections;
    std::vector<DeskNotice> notices;
    std::optional<Date> submitted_on;
    std::optional<Date> clock_from;  // submitted, or resubmitted with the defects cured
    std::optional<std::string> certificate;
    std::optional<Date> registered_on;  // the pledge exists from here (Civil Code 444)
    std::optional<Date> ended_on;       // refused, cancelled, revoked or lapsed
    std::optional<std::string> ended_because;
    std::vector<PledgedRight> pledged;  // from the registration
    std::vector<RegisterEntry> entries;
    std::optional<Particulars> now;        // from the registration
    std::optional<std::string> procedure;  // the application that is open
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
