#pragma once
// Claims, and what other features ask of them.
#include "features/insurance_claim/claim.h"

namespace zhirong {
class View;
class Work;
}  // namespace zhirong

namespace zhirong::insurance_claim {

// Takes down a claim: by whoever acts, for the holder or the insurer; or because a case of
// protection of the holder came to a result, whoever noted that.
Result<Claim> notify(Work& work, const insurance::Shelf& shelf, const Notify& command,
                     NotifiedBy by);
// In the form of an act: what `name` names is chosen from the list at `address`, however deep it
// stands.
void choose_from(Tree& form, const std::string& name, const std::string& address);
// Of one case of protection.
std::vector<Claim> claims_of_case(View& view, const std::string& protection_case);
// How many claims of a firm in a line were notified in the three years before a day.
int claims_before(View& view, const std::string& holder, insurance::Line line, Date day);

}  // namespace zhirong::insurance_claim
