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

Result<std::monostate> require_acting_for(const Actor& actor, const std::string& organisation);

}  // namespace zhirong
