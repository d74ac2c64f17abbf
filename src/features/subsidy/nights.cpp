#include "features/subsidy/nights.h"

#include <algorithm>

namespace zhirong::subsidy {
namespace {

// Earned up to the end of the night before `date`: what is earned at night counts the next day.
Money earned_before(const loan::Folded& folded, Date date) {
    Money sum;
    for (const loan::Movement& each : folded.movements)
        if (each.what == loan::What::interest_accrued &&
            each.account == loan::Account::accrued_interest && each.value_date <= date)
            sum += each.amount;
    return sum;
}

}  // namespace

Money interest_earned(const loan::Folded& folded, const expense::Period& nights) {
    return earned_before(folded, nights.until + Days(1)) - earned_before(folded, nights.from);
}

Money interest_paid(const loan::Folded& folded, const expense::Period& nights) {
    const Money earlier = earned_before(folded, nights.from);
    const Money paid = folded.state.paid.interest;
    return std::clamp(paid - earlier, Money{}, interest_earned(folded, nights));
}

expense::Period nights_of(const loan::Loan& loan, const loan::Folded& folded) {
    const Date first = folded.snapshot.first_disbursed;
    const Date end = facts::settled_on(folded).value_or(
        std::max({folded.state.maturity, loan.terms.maturity, folded.state.date}));
    return {first, end - Days(1)};
}

void know_interest(facts::Known& known, const loan::Loan& loan, const loan::Folded& folded,
                   const std::optional<expense::Period>& nights) {
    const auto know = [&](const char* name, programme::Value value) {
        known.know(name, std::move(value), facts::Origin::loan, loan.id);
    };
    know("loan.interest_paid",
         nights ? interest_paid(folded, *nights) : folded.state.paid.interest);
    if (nights) know("loan.interest_days", programme::DayCount{nights->days()});
}

}  // namespace zhirong::subsidy
