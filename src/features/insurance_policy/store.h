#pragma once
// What other features ask of policies, and what every change of one must bring with it: premium in
// the books, and each item's days in the register of what is insured.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/insurance/insurance.h"
#include "features/insurance_policy/policy.h"

namespace zhirong {
class View;
class Work;
}  // namespace zhirong

namespace zhirong::insurance_policy {

using insurance::Shelf;

// The version under which it was written. Refused where the files no longer have it.
Result<const Product*> product_of(const Shelf& shelf, const Policy& policy);
// Rights on record among these, by number.
KnownRights known_rights(View& view, const std::vector<ScheduledItem>& items);
// How many claims of a policyholder in a line fell into the three years before a day.
using ClaimsBefore = std::function<int(View&, const std::string& holder, insurance::Line, Date)>;

// Those that bear the key and that the person may see.
std::vector<Policy> with_key(View& view, const std::string& key);

// Gives each item of the policy its days, with what was there `before` it changed. Refused with
// every item that another policy of the line covers on one of them: "<field>[3].number".
Result<std::monostate> set_covers(Work& work, const Policy& policy,
                                  const std::vector<Movement>& before, bool was_bound,
                                  const std::string& field);
// Posts what a movement did to the premium.
void post_premium(Work& work, const Policy& policy, Money change);
// Brings what is earned up to the end of a day, where that is not done.
void bring_earned(Work& work, Policy& policy, const Product& product, Date through);

std::string take_number(Work& work, const std::string& insurer);

}  // namespace zhirong::insurance_policy
