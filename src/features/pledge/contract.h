#pragma once
// What a pledge contract must say, and what it had better not.
#include <vector>

#include "base/shape.h"
#include "features/pledge/record.h"
#include "features/rights/rights.h"

namespace zhirong::pledge {

// What the registration measures ask of the contract and it does not say, or says otherwise than
// the patent register: the parties; kind and amount of the secured debt; the period of
// performance; how many patents and of each name, number, filing and grant date; the scope.
std::vector<Label> contract_gaps(const Prepare& application,
                                 const std::vector<rights::Right>& rights);

// What stands against no registration but should be seen by both parties.
std::vector<Label> contract_flags(const Pledge& pledge);

}  // namespace zhirong::pledge
