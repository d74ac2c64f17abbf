#pragma once
#include "features/facts/facts.h"
#include "features/financing/financing.h"

namespace zhirong {
class Api;
}
namespace zhirong::credit {
// A loan that an insurer stands behind is lent against its policy: refused without one. What is
// known of the policy goes to the programme.
using PolicyOfLoan = std::function<Result<std::monostate>(View&, const financing::Financing&,
                                                          Money principal, facts::Known&)>;
void add_routes(Api& api, financing::Pages& pages, const facts::Context& context,
                PolicyOfLoan policy_of_loan);
}  // namespace zhirong::credit
