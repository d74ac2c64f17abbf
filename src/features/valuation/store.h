#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/valuation/valuation.h"

namespace zhirong {
class View;
struct AppraisalData;
}  // namespace zhirong

namespace zhirong::valuation {

// Accepted valuations that bear this key, the oldest first, whoever's they are: what is told of
// them must not tell whose.
std::vector<Valuation> accepted_by_key(View& view, const std::string& key);

// Whether the person's organisation is to value the rights of that financing.
bool values_for(View& view, const financing::Financing& financing);

// What a reported valuation is to be compared with, as it is known today.
Known known_of(View& view, const Valuation& valuation, const financing::Financing& financing,
               const AppraisalData& data);

}  // namespace zhirong::valuation
