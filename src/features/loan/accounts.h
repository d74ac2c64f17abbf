#pragma once
// The accounts of one loan in its lender's books, and the parts of a debt.
#include <array>
#include <cstddef>

#include "base/money.h"

namespace zhirong::loan {

enum class Account {
    cash,
    principal,          // not overdue, whether due or not
    overdue_principal,  // 逾期本金
    accrued_interest,   // earned, not yet due
    due_interest,       // due and unpaid, overdue or not
    penalty,            // 罚息 earned and unpaid: due at once
    compound,           // 复利 earned and unpaid: due at once
    costs,              // advanced for the borrower (enforcement, insurance): due at once
    interest_income,
    penalty_income,
    compound_income,
    recovery_income,  // what comes in after the write-off
    waiver_expense,
    write_off_expense,
};
inline constexpr std::size_t account_count = 14;

// Debits are positive.
struct Balances {
    Money cash;
    Money principal;
    Money overdue_principal;
    Money accrued_interest;
    Money due_interest;
    Money penalty;
    Money compound;
    Money costs;
    Money interest_income;
    Money penalty_income;
    Money compound_income;
    Money recovery_income;
    Money waiver_expense;
    Money write_off_expense;

    Money& of(Account account);
    Money of(Account account) const;
    friend bool operator==(const Balances&, const Balances&) = default;
};

// What a payment can be allocated to.
enum class Component { costs, compound, penalty, interest, principal };
inline constexpr std::size_t component_count = 5;
inline constexpr std::array all_components{Component::costs, Component::compound,
                                           Component::penalty, Component::interest,
                                           Component::principal};
// An amount for each component.
struct Split {
    Money costs;
    Money compound;
    Money penalty;
    Money interest;
    Money principal;

    Money& of(Component component);
    Money of(Component component) const;
    Money total() const { return costs + compound + penalty + interest + principal; }
    friend bool operator==(const Split&, const Split&) = default;
};

}  // namespace zhirong::loan
