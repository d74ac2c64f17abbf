#pragma once
// What a fold wants in the books, one leg each; the legs of one date and one What sum to zero.
#include <string>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "features/loan/accounts.h"

namespace zhirong::loan {

enum class What {
    interest_accrued,
    penalty_accrued,
    compound_accrued,
    interest_due,
    principal_overdue,
    disbursed,
    cost_advanced,
    restructured,
    interest_capitalised,
    waived,
    repaid,
    prepaid,
    recovered,
    written_off,
};

struct Movement {
    Date value_date;
    What what = What::interest_accrued;
    Account account = Account::cash;
    Money amount;       // debit positive
    std::string event;  // the id of the event behind it; empty: the passing of time
    // The figures used; zero where `what` uses none.
    Money base;         // what bore interest
    Ratio annual_rate;  // at which rate
    Date since;         // begin of the interest period, or the due date that was missed
    Money accumulated;  // accrued since then, with this day
    friend bool operator==(const Movement&, const Movement&) = default;
};

// Made when it is read, not while folding: a close of day needs none of the words.
struct Explanation {
    std::string zh;
    std::string en;
};
Explanation explain(const Movement& movement);

}  // namespace zhirong::loan
