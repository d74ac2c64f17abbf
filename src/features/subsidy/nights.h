#pragma once
// The interest of a loan over some nights, as it was earned and as far as it was paid.
#include "features/expense/expense.h"
#include "features/facts/facts.h"
#include "features/loan/loan.h"

namespace zhirong::subsidy {

// Interest of nights from the first to the last day, as it was earned; and as far as it was paid,
// older days first.
Money interest_earned(const loan::Folded& folded, const expense::Period& nights);
Money interest_paid(const loan::Folded& folded, const expense::Period& nights);

// First night, and the last one that the loan runs as far as is known.
expense::Period nights_of(const loan::Loan& loan, const loan::Folded& folded);

// loan.interest_paid and loan.interest_days: of the nights, or of the whole loan so far.
void know_interest(facts::Known& known, const loan::Loan& loan, const loan::Folded& folded,
                   const std::optional<expense::Period>& nights);

}  // namespace zhirong::subsidy
