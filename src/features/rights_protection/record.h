#pragma once
// A case of protecting a right (维权): a firm brings its dispute, a member of the service alliance
// helps, mediation comes first, a court if it must be, and what it cost may be claimed from the
// insurer (cases 19 and 20 of the notice 国知办发运字〔2023〕3号).
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/insurance/coverage.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::rights_protection {

using insurance::ScheduledItem;
using insurance::Zone;

// ---- the service alliance
enum class HelperSort { mediation_centre, law_firm, patent_agency, notary, appraisal };
struct Admit {
    std::string name;
    HelperSort sort = HelperSort::mediation_centre;
    std::string licence;  // number of its licence or registration
    std::string region;   // GB/T 2260, six digits
    std::string contact;
};
struct Dismiss {
    std::string reason;
};
struct Admitted {
    std::string operator_id;  // the office that keeps the alliance's list
    Admit details;
    Date on;
};
struct Dismissed {
    std::string reason;
    Date on;
};
struct Helper {
    static constexpr const char* kind = "alliance_helper";
    static constexpr const char* prefix = "AH";
    using Event = std::variant<Admitted, Dismissed>;
    std::string id;
    std::string operator_id;
    Admit details;
    Date admitted_on;
    std::optional<Dismissed> dismissed;
};

// ---- a case
enum class Stage {
    opened,
    assigned,
    mediating,
    mediated,
    mediation_failed,
    in_suit,
    judged,
    closed,
    withdrawn
};
enum class Act {
    assign,
    note_evidence,
    open_mediation,
    note_session,
    end_mediation,
    sue,
    note_judgment,
    note_cost,
    claim,
    close,
    withdraw
};

// What the firm asks for.
enum class Demand { stop, damages, costs, defence, invalidation };
enum class CostKind {
    mediation,
    lawyers,
    investigation,
    court,
    notary,
    appraisal,
    travel,
    translation,
    other
};
enum class JudgmentResult { won, partly_won, lost, settled_in_court, withdrawn_in_court };

struct Dispute {
    std::string what;
    Date occurred_on;
    Zone zone = Zone::mainland;
    std::string opponent;
};

// ---- commands
struct Open {
    std::optional<std::string> right;  // on the platform's record; or written out:
    std::optional<std::string> number;
    std::optional<RightKind> kind;
    std::optional<std::string> title;
    Dispute event;
    std::vector<Demand> demands;
    std::optional<Money> amount;        // asked for
    std::optional<std::string> policy;  // under which it may be claimed
};
struct Assign {
    std::string helper;
};
struct NoteEvidence {
    std::string what;
    std::string paper;
    Date on;
};
struct OpenMediation {
    std::string body;  // that mediates
    Date on;
};
struct NoteSession {
    std::string summary;
    Date on;
};
struct EndMediation {
    bool success = false;
    Date on;
    std::optional<std::string> agreement;  // the paper, where it succeeded
    std::optional<Money> amount;           // that the opponent pays
    std::optional<bool> performed;
    std::string summary;
};
struct Sue {
    std::string court;  // court, arbitration body or patent office
    std::string number;
    Date accepted_on;
};
struct NoteJudgment {
    std::string number;
    Date on;
    JudgmentResult result = JudgmentResult::won;
    std::optional<Money> amount;
};
struct NoteCost {
    CostKind kind = CostKind::mediation;
    std::optional<std::string> item;  // of the insurance product, where it is not of that name
    Money amount;
    std::string payee;
    std::string invoice;
    Date on;
};
// Tells the insurer of it, where that has not happened by itself.
struct ClaimCosts {
    std::optional<std::string> policy;  // where the case names none
};
struct Close {
    std::string result;
};
struct Withdraw {
    std::string reason;
};

// ---- events
struct Opened {
    std::string firm;
    std::optional<std::string> right;
    ScheduledItem item;
    Dispute event;
    std::vector<Demand> demands;
    std::optional<Money> amount;
    std::optional<std::string> policy;
    Date on;
};
struct Assigned {
    std::string helper;
    std::string name;
    std::string operator_id;
    Date on;
};
struct EvidenceNoted {
    NoteEvidence content;
    Date on;
};
struct MediationOpened {
    OpenMediation content;
    Date on;
};
struct SessionNoted {
    NoteSession content;
    Date on;
};
struct MediationEnded {
    EndMediation content;
    Date on;
};
struct Sued {
    Sue content;
    Date on;
};
struct JudgmentNoted {
    NoteJudgment content;
    Date on;
};
struct CostNoted {
    NoteCost content;
    Date on;
};
struct CostsClaimed {
    std::string claim;
    std::string policy;
    bool by_itself = false;  // because the mediation succeeded
    Date on;
};
struct Closed {
    std::string result;
    Date on;
};
struct Withdrawn {
    std::string reason;
    Date on;
};
using Event =
    std::variant<Opened, Assigned, EvidenceNoted, MediationOpened, SessionNoted, MediationEnded,
                 Sued, JudgmentNoted, CostNoted, CostsClaimed, Closed, Withdrawn>;

struct Case {
    static constexpr const char* kind = "protection_case";
    static constexpr const char* prefix = "PC";
    using Event = rights_protection::Event;

    std::string id;
    Stage stage = Stage::opened;
    Opened intake;
    std::optional<Assigned> helper;
    std::vector<EvidenceNoted> evidence;
    std::optional<MediationOpened> mediation;
    std::vector<SessionNoted> sessions;
    std::optional<MediationEnded> mediated;
    std::optional<Sued> suit;
    std::optional<JudgmentNoted> judgment;
    std::vector<CostNoted> costs;
    std::optional<CostsClaimed> claimed;
    std::optional<Date> ended_on;
    std::string result;

    Money cost() const;
};

inline constexpr std::array moves{
    Move<Stage, Act>{Stage::opened, Act::assign, Stage::assigned, Role::enterprise_officer},
    Move<Stage, Act>{Stage::opened, Act::note_evidence, Stage::opened, Role::enterprise_officer},
    Move<Stage, Act>{Stage::assigned, Act::note_evidence, Stage::assigned,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::assigned, Act::note_evidence, Stage::assigned, Role::policy_officer},
    Move<Stage, Act>{Stage::mediating, Act::note_evidence, Stage::mediating,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediating, Act::note_evidence, Stage::mediating, Role::policy_officer},
    Move<Stage, Act>{Stage::mediation_failed, Act::note_evidence, Stage::mediation_failed,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::in_suit, Act::note_evidence, Stage::in_suit, Role::enterprise_officer},
    Move<Stage, Act>{Stage::assigned, Act::open_mediation, Stage::mediating,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::assigned, Act::open_mediation, Stage::mediating, Role::policy_officer},
    Move<Stage, Act>{Stage::mediating, Act::note_session, Stage::mediating,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediating, Act::note_session, Stage::mediating, Role::policy_officer},
    Move<Stage, Act>{Stage::mediating, Act::end_mediation, Stage::mediated,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediating, Act::end_mediation, Stage::mediated, Role::policy_officer},
    Move<Stage, Act>{Stage::opened, Act::sue, Stage::in_suit, Role::enterprise_officer},
    Move<Stage, Act>{Stage::assigned, Act::sue, Stage::in_suit, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediation_failed, Act::sue, Stage::in_suit, Role::enterprise_officer},
    Move<Stage, Act>{Stage::in_suit, Act::note_judgment, Stage::judged, Role::enterprise_officer},
    Move<Stage, Act>{Stage::opened, Act::note_cost, Stage::opened, Role::enterprise_officer},
    Move<Stage, Act>{Stage::assigned, Act::note_cost, Stage::assigned, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediating, Act::note_cost, Stage::mediating, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediated, Act::note_cost, Stage::mediated, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediation_failed, Act::note_cost, Stage::mediation_failed,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::in_suit, Act::note_cost, Stage::in_suit, Role::enterprise_officer},
    Move<Stage, Act>{Stage::judged, Act::note_cost, Stage::judged, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediated, Act::claim, Stage::mediated, Role::enterprise_officer},
    Move<Stage, Act>{Stage::in_suit, Act::claim, Stage::in_suit, Role::enterprise_officer},
    Move<Stage, Act>{Stage::judged, Act::claim, Stage::judged, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediated, Act::close, Stage::closed, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediation_failed, Act::close, Stage::closed, Role::enterprise_officer},
    Move<Stage, Act>{Stage::judged, Act::close, Stage::closed, Role::enterprise_officer},
    Move<Stage, Act>{Stage::opened, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::assigned, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::mediating, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::in_suit, Act::withdraw, Stage::withdrawn, Role::enterprise_officer}};

}  // namespace zhirong::rights_protection
