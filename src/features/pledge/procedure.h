#pragma once
// What may be done with an application that concerns a registration, and what an approved one makes
// of the pledge.
#include "core/lifecycle/lifecycle.h"
#include "features/pledge/grounds.h"
#include "features/pledge/papers.h"
#include "features/pledge/procedure_record.h"
#include "features/pledge/procedure_shape.h"

namespace zhirong::pledge {

inline constexpr std::array procedure_moves{
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::awaiting_other_party, ProcedureAct::join,
                                       ProcedureStage::submitted, Role::enterprise_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::awaiting_other_party, ProcedureAct::join,
                                       ProcedureStage::submitted, Role::bank_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::submitted, ProcedureAct::request_correction,
                                       ProcedureStage::correction_requested,
                                       Role::registry_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::submitted, ProcedureAct::approve,
                                       ProcedureStage::approved, Role::registry_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::submitted, ProcedureAct::refuse,
                                       ProcedureStage::refused, Role::registry_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::correction_requested, ProcedureAct::resubmit,
                                       ProcedureStage::submitted, Role::enterprise_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::correction_requested, ProcedureAct::resubmit,
                                       ProcedureStage::submitted, Role::bank_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::correction_requested, ProcedureAct::resubmit,
                                       ProcedureStage::submitted, Role::registry_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::correction_requested, ProcedureAct::refuse,
                                       ProcedureStage::refused, Role::registry_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::awaiting_other_party, ProcedureAct::withdraw,
                                       ProcedureStage::withdrawn, Role::enterprise_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::awaiting_other_party, ProcedureAct::withdraw,
                                       ProcedureStage::withdrawn, Role::bank_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::submitted, ProcedureAct::withdraw,
                                       ProcedureStage::withdrawn, Role::enterprise_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::submitted, ProcedureAct::withdraw,
                                       ProcedureStage::withdrawn, Role::bank_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::correction_requested, ProcedureAct::withdraw,
                                       ProcedureStage::withdrawn, Role::enterprise_officer},
    Move<ProcedureStage, ProcedureAct>{ProcedureStage::correction_requested, ProcedureAct::withdraw,
                                       ProcedureStage::withdrawn, Role::bank_officer},
};

// The pledge stands where this may be asked, the register knows it, and nothing else is open.
Result<const ProcedureRule*> procedure_for(const Pledge& pledge, ProcedureKind kind, Date today);

// Filed by one side; where both must apply, the other joins.
Result<ProcedureFiled> decide(const Pledge& pledge, const Examined& examined,
                              const ProcedureForm& form, const Actor& actor, Date today);
// Handed in at the counter, by both.
Result<ProcedureFiled> decide(const Pledge& pledge, const Examined& examined,
                              const ReceiveProcedure& command, const Receipt& receipt,
                              const Actor& actor, Date today);
Result<ProcedureJoined> decide(const Procedure& procedure, const JoinProcedure& command,
                               const Actor& actor, Date today);
Result<ProcedureCorrectionRequested> decide(const Procedure& procedure,
                                            const RequestProcedureCorrection& command,
                                            const Actor& actor, Date today);
// Of the same kind; by who filed it, and by the desk what came in at its counter.
Result<ProcedureResubmitted> decide(const Procedure& procedure, const Pledge& pledge,
                                    const Examined& examined, const ResubmitProcedure& command,
                                    const Actor& actor, Date today);
// Refused with every ground that stands.
Result<ProcedureApproved> decide(const Procedure& procedure, const Pledge& pledge,
                                 const Examined& examined, std::optional<Money> owed,
                                 const ApproveProcedure& command, const Actor& actor, Date today);
Result<ProcedureRefused> decide(const Procedure& procedure, const Pledge& pledge,
                                const Examined& examined, std::optional<Money> owed,
                                const RefuseProcedure& command, const Actor& actor, Date today);
Result<ProcedureWithdrawn> decide(const Procedure& procedure, const WithdrawProcedure& command,
                                  const Actor& actor, Date today);

// What the approval does to the pledge.
Event effect(const Procedure& procedure, const Pledge& pledge, const ProcedureApproved& approved);
// What would change, before and after; also to show before it is filed.
std::vector<ItemChange> changes_of(const ProcedureForm& form, const Pledge& pledge);
// What was found against an open application.
std::vector<Found> grounds(const Procedure& procedure, const Pledge& pledge,
                           const Examined& examined, std::optional<Money> owed, Date today);

// The side that the actor speaks for; refused where it is none.
Result<Side> side_of(const Actor& actor, const std::string& pledgor, const std::string& pledgee);

Procedure apply(Procedure procedure, const Procedure::Event& event);
std::vector<std::string> parties(const Procedure& procedure);
Label stage_words(const Procedure& procedure);
// "pledge:" with the pledge; "received:", "decided:" and "corrected:" with desk and day.
std::vector<std::string> keys(const Procedure& procedure);

// ---- the desk's own data
Result<WindowSet> decide(const SetWindow& command, const Actor& actor, Date today);
Window apply(Window window, const Window::Event& event);
std::vector<std::string> parties(const Window& window);
Label stage_words(const Window& window);
std::string window_id(const std::string& registry);
// "R2024-000012": the desk's next.
std::string next_receipt(const Window& window, Date on);

}  // namespace zhirong::pledge
