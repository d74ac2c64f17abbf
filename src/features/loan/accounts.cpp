#include "features/loan/accounts.h"

namespace zhirong::loan {

namespace {

// In the order of Account.
constexpr std::array<Money Balances::*, account_count> members_of_balances{
    &Balances::cash,
    &Balances::principal,
    &Balances::overdue_principal,
    &Balances::accrued_interest,
    &Balances::due_interest,
    &Balances::penalty,
    &Balances::compound,
    &Balances::costs,
    &Balances::interest_income,
    &Balances::penalty_income,
    &Balances::compound_income,
    &Balances::recovery_income,
    &Balances::waiver_expense,
    &Balances::write_off_expense};

constexpr std::array<Money Split::*, component_count> members_of_split{
    &Split::costs, &Split::compound, &Split::penalty, &Split::interest, &Split::principal};

}  // namespace

Money& Balances::of(Account account) {
    return this->*members_of_balances[static_cast<std::size_t>(account)];
}
Money Balances::of(Account account) const {
    return this->*members_of_balances[static_cast<std::size_t>(account)];
}
Money& Split::of(Component component) {
    return this->*members_of_split[static_cast<std::size_t>(component)];
}
Money Split::of(Component component) const {
    return this->*members_of_split[static_cast<std::size_t>(component)];
}

}  // namespace zhirong::loan
