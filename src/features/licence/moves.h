#pragma once
// The stages of a filing and who moves them (CNIPA Order 62; Civil Code 444 for the pledgee).
#include "core/lifecycle/lifecycle.h"
#include "features/licence/shape.h"

namespace zhirong::licence {

inline constexpr std::array moves{
    Move<Stage, Act>{Stage::draft, Act::submit, Stage::submitted, Role::enterprise_officer},
    Move<Stage, Act>{Stage::draft, Act::draft, Stage::draft, Role::enterprise_officer},
    Move<Stage, Act>{Stage::draft, Act::ask_consent, Stage::draft, Role::enterprise_officer},
    Move<Stage, Act>{Stage::draft, Act::give_consent, Stage::draft, Role::bank_officer},
    Move<Stage, Act>{Stage::draft, Act::decline_consent, Stage::draft, Role::bank_officer},
    Move<Stage, Act>{Stage::draft, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::submitted, Act::file, Stage::filed, Role::registry_officer},
    Move<Stage, Act>{Stage::submitted, Act::request_correction, Stage::correction_requested,
                     Role::registry_officer},
    Move<Stage, Act>{Stage::submitted, Act::refuse, Stage::refused, Role::registry_officer},
    Move<Stage, Act>{Stage::submitted, Act::ask_consent, Stage::submitted,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::submitted, Act::give_consent, Stage::submitted, Role::bank_officer},
    Move<Stage, Act>{Stage::submitted, Act::decline_consent, Stage::submitted, Role::bank_officer},
    Move<Stage, Act>{Stage::submitted, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::resubmit, Stage::submitted,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::ask_consent, Stage::correction_requested,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::give_consent, Stage::correction_requested,
                     Role::bank_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::decline_consent, Stage::correction_requested,
                     Role::bank_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::refuse, Stage::refused,
                     Role::registry_officer},
    Move<Stage, Act>{Stage::correction_requested, Act::withdraw, Stage::withdrawn,
                     Role::enterprise_officer},
    Move<Stage, Act>{Stage::filed, Act::change, Stage::filed, Role::registry_officer},
    Move<Stage, Act>{Stage::filed, Act::extend, Stage::filed, Role::registry_officer},
    Move<Stage, Act>{Stage::filed, Act::cancel, Stage::cancelled, Role::registry_officer},
    Move<Stage, Act>{Stage::filed, Act::note_expiry, Stage::expired, Role::registry_officer},
    Move<Stage, Act>{Stage::filed, Act::ask_consent, Stage::filed, Role::enterprise_officer},
    Move<Stage, Act>{Stage::filed, Act::give_consent, Stage::filed, Role::bank_officer},
    Move<Stage, Act>{Stage::filed, Act::decline_consent, Stage::filed, Role::bank_officer},
    Move<Stage, Act>{Stage::filed, Act::disclose, Stage::filed, Role::enterprise_officer},
};

}  // namespace zhirong::licence
