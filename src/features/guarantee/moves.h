#pragma once
// A guarantee ends released, or paid and closed.
#include "core/lifecycle/lifecycle.h"
#include "features/guarantee/shape.h"

namespace zhirong::guarantee {

inline constexpr std::array line_moves{
    Move<LineStage, LineAct>{LineStage::proposed, LineAct::decide, LineStage::offered,
                             Role::guarantor_approver},
    Move<LineStage, LineAct>{LineStage::offered, LineAct::accept, LineStage::in_force,
                             Role::bank_approver},
    Move<LineStage, LineAct>{LineStage::in_force, LineAct::close, LineStage::closed,
                             Role::guarantor_approver},
};

inline constexpr std::array moves{
    Move<Stage, Act>{Stage::applied, Act::propose, Stage::proposed, Role::guarantor_officer},
    Move<Stage, Act>{Stage::applied, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::applied, Act::withdraw, Stage::withdrawn, Role::bank_officer},
    Move<Stage, Act>{Stage::proposed, Act::decide, Stage::accepted, Role::guarantor_approver},
    Move<Stage, Act>{Stage::accepted, Act::issue, Stage::issued, Role::bank_officer},
    Move<Stage, Act>{Stage::accepted, Act::withdraw, Stage::withdrawn, Role::enterprise_officer},
    Move<Stage, Act>{Stage::accepted, Act::withdraw, Stage::withdrawn, Role::bank_officer},
    Move<Stage, Act>{Stage::issued, Act::call, Stage::called, Role::bank_officer},
    Move<Stage, Act>{Stage::issued, Act::receive_fee, Stage::issued, Role::guarantor_officer},
    Move<Stage, Act>{Stage::issued, Act::report_balance, Stage::issued, Role::bank_officer},
    Move<Stage, Act>{Stage::issued, Act::release, Stage::released, Role::bank_officer},
    Move<Stage, Act>{Stage::called, Act::propose_payment, Stage::payment_proposed,
                     Role::guarantor_officer},
    Move<Stage, Act>{Stage::called, Act::return_call, Stage::issued, Role::guarantor_officer},
    Move<Stage, Act>{Stage::called, Act::receive_fee, Stage::called, Role::guarantor_officer},
    Move<Stage, Act>{Stage::payment_proposed, Act::decide_payment, Stage::paid,
                     Role::guarantor_approver},
    Move<Stage, Act>{Stage::paid, Act::reimburse, Stage::paid, Role::guarantor_approver},
    Move<Stage, Act>{Stage::paid, Act::reimburse, Stage::paid, Role::fund_approver},
    Move<Stage, Act>{Stage::paid, Act::reimburse, Stage::paid, Role::treasury_approver},
    Move<Stage, Act>{Stage::paid, Act::receive_fee, Stage::paid, Role::guarantor_officer},
    Move<Stage, Act>{Stage::paid, Act::recover, Stage::paid, Role::guarantor_officer},
    Move<Stage, Act>{Stage::paid, Act::recover, Stage::paid, Role::bank_officer},
    Move<Stage, Act>{Stage::paid, Act::close, Stage::closed, Role::guarantor_approver},
};

}  // namespace zhirong::guarantee
