#pragma once
// Who takes part in the demonstration. All firms, people, numbers and amounts are invented; the
// rules are those of the programmes.
#include <optional>
#include <span>

#include "app/system.h"

namespace zhirong {

inline constexpr const char* demonstration_password = "zhirong-demo";

struct CastOrganisation {
    const char* id;
    const char* name;
    OrganisationKind kind;
    const char* credit_code;
    const char* region;
    const char* size;  // of a firm
};
struct CastPerson {
    const char* user;
    const char* name;
    const char* organisation;
    Role role;
};
struct CastRight {
    const char* firm_user;
    const char* number;
    const char* title;
    const char* main_class;
    const char* filed;
    const char* granted;
    int fee_paid_through_year;
};

std::span<const CastOrganisation> cast_organisations();
std::span<const CastPerson> cast_people();
std::span<const CastRight> cast_rights();

// Who comes in with the portfolio, beside those of the loans.
std::span<const CastOrganisation> portfolio_organisations();
std::span<const CastPerson> portfolio_people();
std::span<const CastRight> portfolio_patents();

}  // namespace zhirong
