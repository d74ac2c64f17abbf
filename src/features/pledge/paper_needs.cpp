#include "features/pledge/paper_needs.h"

#include <algorithm>

namespace zhirong::pledge {
namespace {

// The form takes ten; more go on a list.
constexpr std::size_t rights_on_the_form = 10;

template <class F>
const F* form_as(const Case& one) {
    return one.form == nullptr ? nullptr : std::get_if<F>(one.form);
}
bool reissued_for(const Case& one, ReissueReason reason) {
    const auto* form = form_as<ReissueCertificate>(one);
    return form != nullptr && form->reason == reason;
}

}  // namespace

bool always(const Case&) { return true; }
bool with_agent(const Case& one) { return one.agent().has_value(); }
bool when_appraised(const Case& one) { return one.application.appraised; }
bool above_ten_rights(const Case& one) {
    return one.application.rights.size() > rights_on_the_form;
}
bool with_co_owners(const Case& one) {
    return std::ranges::any_of(one.rights(),
                               [](const rights::Right& right) { return !right.co_owners.empty(); });
}
bool when_licensed(const Case& one) {
    return (one.application.work && one.application.work->licensed_before) ||
           std::ranges::any_of(one.rights(),
                               [](const rights::Right& right) { return !right.licences.empty(); });
}
bool when_foreign(const Case& one) {
    const auto foreign = [](const std::optional<PartyBlock>& party) {
        return party && party->origin == Origin::foreign;
    };
    return foreign(one.application.pledgor) || foreign(one.application.pledgee);
}
bool changes_a_name(const Case& one) {
    const auto* form = form_as<ChangeParticulars>(one);
    return form != nullptr && (form->pledgor_name || form->pledgor_address || form->pledgee_name ||
                               form->pledgee_address);
}
bool changes_amount_or_scope(const Case& one) {
    const auto* form = form_as<ChangeParticulars>(one);
    return form != nullptr && (form->secured_amount || form->scope);
}
bool when_lost(const Case& one) { return reissued_for(one, ReissueReason::lost); }
bool when_damaged(const Case& one) { return reissued_for(one, ReissueReason::damaged); }

}  // namespace zhirong::pledge
