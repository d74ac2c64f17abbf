#pragma once
// A little of everything that the books hold: a loan with a payment in its second month, and a fund
// with deposits.
#include <string>

#include "http/client.h"

namespace zhirong::testing {

struct SmallBook {
    std::string loan;
    std::string fund;
};
// For an office opened on 2024-03-01; afterwards the business date is 2024-04-25.
SmallBook fill(Office& office);

}  // namespace zhirong::testing
