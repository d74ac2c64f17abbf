#pragma once
// Whether the policy answers for an event, finding by finding, and how much it still has for it.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/insurance_claim/record.h"
#include "features/insurance_policy/insurance_policy.h"

namespace zhirong::insurance_claim {

using insurance::Product;
using insurance_policy::Policy;

// Of the event where the product answers for what happens in its term; of the suit or claim where
// it answers for claims made in it.
Date day_that_counts(const Product& product, const Notified& notice);

// Since when the item is insured without a gap up to `day`: `chain` is the policy and those that it
// renews, newest first. Nothing where it is not insured that day.
std::optional<Date> insured_since(std::span<const Policy> chain, const std::string& item, Date day);

// What other claims took of the policy, and of the same item where each has a sum of its own.
struct TakenByOthers {
    Money policy;
    Money item;
};
// What is left for a claim on a day. A sum insured is the most that is ever paid (article 18): of
// each item where each has one, and of the policy.
struct Room {
    Money sum;        // insured that day; zero: not insured
    Money aggregate;  // of the policy that day
    Money limit_left;
};
Room room_on(const Policy& policy, const Product& product, Date day, TakenByOthers taken);

struct Circumstances {
    const Policy& policy;
    const Product& product;
    std::optional<Date> since;           // the item insured without a gap
    std::optional<rights::Right> right;  // as it is on record
    Room room;
};
std::vector<Finding> check_cover(const Notified& notice, const Circumstances& circumstances,
                                 const std::vector<std::string>& exclusions);
bool any_failed(const std::vector<Finding>& findings);

// The applicant wrote that it knows of no dispute.
bool no_dispute_told(const std::string& told);

}  // namespace zhirong::insurance_claim
