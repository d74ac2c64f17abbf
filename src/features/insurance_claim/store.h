#pragma once
// What stands around a claim, what each of its events brings with it, and what the console shows.
#include <string>
#include <vector>

#include "features/insurance_claim/context.h"
#include "features/insurance_claim/insurance_claim.h"
#include "features/insurance_claim/signals.h"

namespace zhirong {
class Api;
class View;
class Work;
struct Page;
struct Proof;
}  // namespace zhirong

namespace zhirong::insurance_claim {

// Loaded in a unit of work, the policy is held until its end: nobody else decides on its limit.
struct Surroundings {
    Policy policy;
    const Product* product = nullptr;
    std::optional<Date> since;
    std::optional<rights::Right> right;
    Room room;

    Circumstances circumstances() const { return {policy, *product, since, right, room}; }
};
Result<Surroundings> surroundings(View& view, const insurance::Shelf& shelf, const Claim& claim);
std::vector<Claim> claims_of_policy(View& view, const std::string& policy);
History history(View& view, const std::string& id);

// The event, then what it changed in the books, of the policy's limit and of the histories.
void happened(Work& work, Claim& claim, Event event);

bool sees_inside(const View& view, const Claim& claim);
Tree answer(const Claim& claim);
Tree row(View& view, const Context& context, const Claim& claim);
Result<Tree> page(View& view, Api& api, const Context& context, const Claim& claim);
struct Offered {
    Tree::List awaited;
    Tree::List allowed;
};
Offered offered(View& view, const Api& api, const Context& context, const Claim& claim);
std::string name_of_organisation(View& view, const std::string& id);
const Product* product_or_none(const insurance::Shelf& shelf, View& view, const Claim& claim);

// What a policy's limit lost is what its claims took; what the books hold of a claim is what its
// events make of them.
Proof claims_proof();

}  // namespace zhirong::insurance_claim
