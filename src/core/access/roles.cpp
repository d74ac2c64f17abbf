#include "core/access/roles.h"

#include <algorithm>

namespace zhirong {

bool Actor::has(Role role) const { return std::ranges::find(roles, role) != roles.end(); }

OrganisationKind kind_of(Role role) {
    switch (role) {
        case Role::enterprise_officer: return OrganisationKind::enterprise;
        case Role::bank_officer:
        case Role::bank_approver: return OrganisationKind::bank;
        case Role::guarantor_officer:
        case Role::guarantor_approver: return OrganisationKind::guarantor;
        case Role::insurer_officer:
        case Role::insurer_approver: return OrganisationKind::insurer;
        case Role::appraiser_officer: return OrganisationKind::appraiser;
        case Role::fund_officer:
        case Role::fund_approver: return OrganisationKind::fund_operator;
        case Role::registry_officer: return OrganisationKind::registry;
        case Role::treasury_officer:
        case Role::treasury_approver: return OrganisationKind::treasury;
        case Role::policy_officer:
        case Role::policy_approver: return OrganisationKind::authority;
        case Role::administrator:
        case Role::auditor: return OrganisationKind::platform;
    }
    ensure(false);
    return OrganisationKind::platform;
}

Result<std::monostate> require(const Actor& actor, Role role) {
    if (actor.has(role)) return {};
    for (const auto& entry : EnumNames<Role>::names)
        if (entry.value == role)
            return refuse(refusals::role_missing, "",
                          {{"expected", entry.zh}, {"expected_en", entry.en}});
    ensure(false);
    return {};
}

Result<std::monostate> require_other_person(const Actor& actor, const std::string& maker) {
    if (actor.user != maker) return {};
    return refuse(refusals::same_person, "", {{"found", maker}});
}

}  // namespace zhirong
