#pragma once
// The stages of a registration and who moves them, in every register the same.
#include "core/lifecycle/lifecycle.h"
#include "features/pledge/shape.h"

namespace zhirong::pledge {

inline constexpr std::array moves{
    Move<Stage, Act>{Stage::draft, Act::prepare, Stage::draft, Role::enterprise_officer},
    Move<Stage, Act>{Stage::draft, Act::confirm, Stage::submitted, Role::bank_officer},
    Move<Stage, Act>{Stage::submitted, Act::notify, Stage::submitted, Role::registry_officer},
    Move<Stage, Act>{Stage::submitted, Act::waive_as_pledgor, Stage::submitted,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::submitted, Act::waive_as_pledgee, Stage::submitted, Role::bank_officer},
    Move<Stage, Act>{Stage::submitted, Act::request_correction, Stage::correction_requested,
                     Role::registry_officer},
    Move<Stage, Act>{Stage::submitted, Act::register_pledge, Stage::registered,
                     Role::registry_officer},
    Move<Stage, Act>{Stage::submitted, Act::refuse, Stage::refused, Role::registry_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::waive_as_pledgor,
                     Stage::correction_requested, Role::enterprise_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::waive_as_pledgee,
                     Stage::correction_requested, Role::bank_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::resubmit, Stage::submitted,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::refuse, Stage::refused,
                     Role::registry_officer},
    Move<Stage, Act>{Stage::registered, Act::change, Stage::registered, Role::registry_officer},
    Move<Stage, Act>{Stage::registered, Act::cancel, Stage::cancelled, Role::registry_officer},
    Move<Stage, Act>{Stage::registered, Act::revoke, Stage::revoked, Role::registry_officer},
    Move<Stage, Act>{Stage::registered, Act::note_lapse, Stage::ended_by_patent_lapse,
                     Role::registry_officer},
    Move<Stage, Act>{Stage::registered, Act::extend, Stage::registered, Role::registry_officer},
    Move<Stage, Act>{Stage::registered, Act::assign, Stage::registered, Role::registry_officer},
    Move<Stage, Act>{Stage::registered, Act::reissue, Stage::registered, Role::registry_officer},
    Move<Stage, Act>{Stage::submitted, Act::withdraw, Stage::withdrawn, Role::registry_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::withdraw, Stage::withdrawn,
                     Role::registry_officer},
};

}  // namespace zhirong::pledge
