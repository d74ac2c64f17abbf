#pragma once
// A registration stands until it is cancelled; every act on the way is the secured party's, but
// what the grantor reports, the debtor confirms, and whoever is concerned objects to.
#include "core/lifecycle/lifecycle.h"
#include "features/receivable/shape.h"

namespace zhirong::receivable {

inline constexpr auto stays(Act act, Role who) {
    return Move<Stage, Act>{Stage::registered, act, Stage::registered, who};
}
inline constexpr std::array moves{
    stays(Act::confirm_debt, Role::enterprise_officer),
    stays(Act::note_confirmation, Role::bank_officer),
    stays(Act::note_confirmation, Role::guarantor_officer),
    stays(Act::change, Role::bank_officer),
    stays(Act::change, Role::guarantor_officer),
    stays(Act::extend, Role::bank_officer),
    stays(Act::extend, Role::guarantor_officer),
    stays(Act::report_name_change, Role::bank_officer),
    stays(Act::report_name_change, Role::guarantor_officer),
    stays(Act::report_name_change, Role::enterprise_officer),
    stays(Act::register_name_change, Role::bank_officer),
    stays(Act::register_name_change, Role::guarantor_officer),
    stays(Act::report_discharge, Role::bank_officer),
    stays(Act::report_discharge, Role::guarantor_officer),
    stays(Act::report_discharge, Role::enterprise_officer),
    Move<Stage, Act>{Stage::registered, Act::cancel, Stage::cancelled, Role::bank_officer},
    Move<Stage, Act>{Stage::registered, Act::cancel, Stage::cancelled, Role::guarantor_officer},
    stays(Act::object, Role::enterprise_officer),
    stays(Act::object, Role::bank_officer),
    stays(Act::object, Role::guarantor_officer),
    stays(Act::notify_objection, Role::enterprise_officer),
    stays(Act::notify_objection, Role::bank_officer),
    stays(Act::notify_objection, Role::guarantor_officer),
    stays(Act::submit_suit, Role::enterprise_officer),
    stays(Act::submit_suit, Role::bank_officer),
    stays(Act::submit_suit, Role::guarantor_officer),
    stays(Act::withdraw_objection, Role::enterprise_officer),
    stays(Act::withdraw_objection, Role::bank_officer),
    stays(Act::withdraw_objection, Role::guarantor_officer),
};

}  // namespace zhirong::receivable
