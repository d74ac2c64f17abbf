#pragma once
// The policy that hangs on a loan (notice cases 6, 7 and 17): the bank lends against it, and what
// the insurer bears of the loan's loss is a claim on it. The loss is shared once, by the loan's
// cover; the policy's limit says how far the insurer goes, and remembers what it went.
#include <optional>
#include <string>

#include "features/facts/facts.h"
#include "features/financing/financing.h"
#include "features/insurance_policy/insurance_policy.h"
#include "features/programmes/programmes.h"
#include "features/risk_sharing/risk_sharing.h"

namespace zhirong {
struct Proof;
}

namespace zhirong::loan_insurance {

// The bound policy of that insurer for the financing's loan; the newest where there are several.
std::optional<insurance_policy::Policy> policy_of(View& view, const std::string& financing,
                                                  const std::string& insurer);

// Where an insurer stands behind the financing: its policy covers today and insures at least the
// principal; what it says is made known as policy.*. Where none does, nothing is asked.
Result<std::monostate> require_policy(View& view, const insurance::Shelf& shelf,
                                      const financing::Financing& financing, Money principal,
                                      facts::Known& known);

// What the insurer among the cover's bearers is to pay is taken from its policy's limit. Refused
// where there is no policy, or where its limit does not reach.
Result<std::monostate> take_limit(Work& work, const insurance::Shelf& shelf,
                                  const risk_sharing::Cover& cover);

// Who sells the pledge: the insurer where the cover's programme says that it pursues the debt; else
// the appraiser-disposer.
std::string disposer_of(View& view, const programmes::Shelf& shelf,
                        const financing::Financing& financing);

// Its section on the financing's page. `policies` outlives the pages.
void add_routes(financing::Pages& pages, const insurance_policy::Context& policies);

// What a policy's limit gave for a loan is what the loan's cover says its insurer paid.
Proof limits_proof();

}  // namespace zhirong::loan_insurance
