#pragma once
// A role alone is not enough where one organisation is the party to an act.
#include <string>

#include "core/access/roles.h"

namespace zhirong {

namespace refusals {
inline constexpr RefusalKind other_organisation{
    "access.other_organisation", 403, "此操作须由“{expected}”办理，您代表“{found}”",
    "This is for “{expected}” to do; you act for “{found}”"};
}

// Where a guarantor's or an insurer's officer acts for whom a loan names: which of the two this
// person is. Whom the person acts for is another question.
inline Role surety_role(const Actor& actor) {
    return actor.has(Role::insurer_officer) ? Role::insurer_officer : Role::guarantor_officer;
}

Result<std::monostate> require_acting_for(const Actor& actor, const std::string& organisation);

}  // namespace zhirong
