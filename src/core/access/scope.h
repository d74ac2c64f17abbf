#pragma once
// Whose records a person sees: the third side of the table of access beside roles and acts
// (docs/access.md).
#include <algorithm>
#include <array>
#include <string_view>

#include "core/access/roles.h"

namespace zhirong {

enum class Scope {
    organisation,  // those that the own organisation is a party to, and what is open to all
    jurisdiction,  // besides, where the person has a jurisdiction, those of its firms
    everything,    // all
};

struct RoleScope {
    Role role;
    Scope scope;
};

inline constexpr std::array role_scopes{
    RoleScope{Role::enterprise_officer, Scope::organisation},
    RoleScope{Role::bank_officer, Scope::organisation},
    RoleScope{Role::bank_approver, Scope::organisation},
    RoleScope{Role::guarantor_officer, Scope::organisation},
    RoleScope{Role::guarantor_approver, Scope::organisation},
    RoleScope{Role::insurer_officer, Scope::organisation},
    RoleScope{Role::insurer_approver, Scope::organisation},
    RoleScope{Role::appraiser_officer, Scope::organisation},
    RoleScope{Role::fund_officer, Scope::organisation},
    RoleScope{Role::fund_approver, Scope::organisation},
    RoleScope{Role::registry_officer, Scope::organisation},
    RoleScope{Role::treasury_officer, Scope::jurisdiction},
    RoleScope{Role::treasury_approver, Scope::jurisdiction},
    RoleScope{Role::policy_officer, Scope::jurisdiction},
    RoleScope{Role::policy_approver, Scope::jurisdiction},
    RoleScope{Role::administrator, Scope::everything},
    RoleScope{Role::auditor, Scope::everything},
};

// What an authority or a treasury sees of the firms of its jurisdiction, by the kind of record:
// what it promotes, subsidises and answers for. Not what firm and bank keep between them:
// valuations, due diligence, contracts, credit decisions.
inline constexpr std::array<std::string_view, 14> kinds_of_jurisdiction{
    "right",      "financing",       "pledge",           "licence",         "loan",
    "cover",      "guaranteed_loan", "insurance_policy", "insurance_claim", "subsidy_application",
    "firm_grade", "firm_figures",    "patent_facts",     "protection_case"};

inline Scope scope_of(const Actor& actor) {
    Scope widest = Scope::organisation;
    for (const RoleScope& row : role_scopes)
        if (actor.has(row.role)) widest = std::max(widest, row.scope);
    return widest;
}

inline bool sees_jurisdiction(const Actor& actor, std::string_view kind) {
    return !actor.jurisdiction.empty() && scope_of(actor) == Scope::jurisdiction &&
           std::ranges::find(kinds_of_jurisdiction, kind) != kinds_of_jurisdiction.end();
}

}  // namespace zhirong
