#pragma once
// An application that concerns a registration already asked for: to change, extend, cancel, revoke
// or assign it, to have its certificate issued again, to withdraw it. Each has a form, papers,
// refusal grounds and a clock of its own (register.h) and is examined by the desk.
#include "features/pledge/record.h"

namespace zhirong::pledge {

enum class ProcedureKind { change, extend, cancel, revoke, reissue, withdraw, assign };

enum class ProcedureStage {
    awaiting_other_party,  // one side filed; the other must join
    submitted,             // the desk's clock runs
    correction_requested,  // it stands still
    approved,
    refused,
    withdrawn,  // by who filed it
};
enum class ProcedureAct { join, resubmit, request_correction, approve, refuse, withdraw };

enum class ReissueReason { lost, damaged };

// Who applies.
enum class Side { pledgor, pledgee, desk };

// ---- the forms
struct Form {
    std::optional<std::string> agent;
    std::vector<Paper> papers;
};
// Only what is filled in changes.
struct ChangeParticulars : Form {
    std::optional<std::string> pledgor_name;
    std::optional<std::string> pledgor_address;
    std::optional<std::string> pledgee_name;
    std::optional<std::string> pledgee_address;
    std::optional<Money> secured_amount;
    std::optional<std::string> scope;
    std::string reason;
    std::optional<std::string> agreement;  // both parties'; needed for amount and scope
};
struct ExtendTerm : Form {
    Date debt_until;
    std::string reason;
    std::string agreement;
};
struct CancelRegistration : Form {
    CancelReason reason = CancelReason::debt_paid;
    std::string proof;
};
struct RevokeRegistration : Form {
    RevokeReason reason = RevokeReason::ground_existed;
    std::string finding;
    std::string evidence;
};
struct ReissueCertificate : Form {
    ReissueReason reason = ReissueReason::lost;
    std::string statement;
};
struct WithdrawApplication : Form {
    std::string reason;
};
// The debt was assigned, and the pledge goes with it.
struct AssignPledge : Form {
    PartyBlock to;
    std::optional<std::string> organisation;  // of the new pledgee, where it is on the platform
    std::string agreement;
};
// In the order of ProcedureKind.
using ProcedureForm =
    std::variant<ChangeParticulars, ExtendTerm, CancelRegistration, RevokeRegistration,
                 ReissueCertificate, WithdrawApplication, AssignPledge>;

// ---- commands
struct ReceiveProcedure {
    Date received_on;
    std::string received_at;
    ProcedureForm form;
};
struct JoinProcedure {};
struct RequestProcedureCorrection {
    std::string defects;
    std::string notice_number;
};
struct ResubmitProcedure {
    ProcedureForm form;
};
struct ApproveProcedure {
    std::string notice_number;
};
struct RefuseProcedure {
    Ground ground = Ground::other;
    std::string reason;
    std::string notice_number;
};
struct WithdrawProcedure {
    std::string reason;
};

// ---- events
struct ProcedureFiled {
    std::string pledge;
    std::string financing;
    std::string registry;
    std::string pledgor;
    std::string pledgee;
    RegisterKind in_register = RegisterKind::patent;
    Side by = Side::pledgor;
    ProcedureForm form;
    Date on;
    bool joint = false;              // the other side must still join
    std::optional<Receipt> receipt;  // of the counter
    std::optional<std::string> officer;
};
struct ProcedureJoined {
    Date on;
    std::string person;
};
struct ProcedureCorrectionRequested {
    std::string defects;
    std::string notice_number;
    Date on;
    std::string officer;
};
struct ProcedureResubmitted {
    ProcedureForm form;
    Date on;
};
struct ProcedureApproved {
    std::string notice_number;
    Date on;
    std::string officer;
};
struct ProcedureRefused {
    Ground ground = Ground::other;
    std::string reason;
    std::string notice_number;
    Date on;
    std::string officer;
};
struct ProcedureWithdrawn {
    std::string reason;
    Date on;
};

struct Procedure {
    static constexpr const char* kind = "pledge_procedure";
    static constexpr const char* prefix = "RP";
    using Event =
        std::variant<ProcedureFiled, ProcedureJoined, ProcedureCorrectionRequested,
                     ProcedureResubmitted, ProcedureApproved, ProcedureRefused, ProcedureWithdrawn>;

    std::string id;
    ProcedureStage stage = ProcedureStage::awaiting_other_party;
    std::string pledge;
    std::string financing;
    std::string registry;
    std::string pledgor;  // the organisation; empty: not on the platform
    std::string pledgee;
    RegisterKind in_register = RegisterKind::patent;
    Side by = Side::pledgor;
    Intake intake = Intake::online;
    std::optional<Receipt> receipt;
    ProcedureForm form;
    std::optional<std::string> open_defects;
    std::vector<Correction> corrections;
    std::vector<DeskNotice> notices;
    Date filed_on;
    std::optional<Date> submitted_on;
    std::optional<Date> clock_from;
    std::optional<Date> decided_on;
    std::optional<std::string> ended_because;  // refused or withdrawn
};
ProcedureKind kind_of(const ProcedureForm& form);
inline ProcedureKind kind_of(const Procedure& procedure) { return kind_of(procedure.form); }
const Form& papers_of(const ProcedureForm& form);

// ---- the desk's own data
// How many working days the desk promises where it promises less than the rules allow (the Taizhou
// window of the notice's case 9 issues its certificate the same day: 0).
struct Promise {
    RegisterKind in_register = RegisterKind::patent;
    int working_days = 0;
};
struct SetWindow {
    std::string closes_at;  // "17:00": what is handed in later counts from the next working day
    std::vector<Promise> promises;
};
struct WindowSet {
    std::string registry;
    SetWindow details;
    Date on;
};
struct ReceiptIssued {
    std::string number;
    std::string application;
};
struct Window {
    static constexpr const char* kind = "registration_window";
    static constexpr const char* prefix = "RW";
    using Event = std::variant<WindowSet, ReceiptIssued>;
    std::string id;  // prefix and the desk's organisation
    std::string registry;
    SetWindow details;
    int receipts = 0;
};

}  // namespace zhirong::pledge
