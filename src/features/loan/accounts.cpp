#include "features/loan/accounts.h"

#include "base/ensure.h"

namespace zhirong::loan {

std::string_view name(Account account) {
    static constexpr std::array<std::string_view, account_count> names{
        "Assets:Cash",
        "Assets:Loan:Principal",
        "Assets:Loan:OverduePrincipal",
        "Assets:Loan:AccruedInterest",
        "Assets:Loan:DueInterest",
        "Assets:Loan:Penalty",
        "Assets:Loan:CompoundInterest",
        "Assets:Loan:Costs",
        "Income:Interest",
        "Income:Penalty",
        "Income:CompoundInterest",
        "Income:Recovery",
        "Expenses:Waiver",
        "Expenses:WriteOff",
    };
    return names[static_cast<std::size_t>(account)];
}

std::string_view chinese(Component component) {
    static constexpr std::array<std::string_view, component_count> names{"费用", "复利", "罚息",
                                                                         "利息", "本金"};
    return names[static_cast<std::size_t>(component)];
}

std::string_view english(Component component) {
    static constexpr std::array<std::string_view, component_count> names{
        "costs", "compound interest", "penalty interest", "interest", "principal"};
    return names[static_cast<std::size_t>(component)];
}

Money& Split::of(Component component) {
    switch (component) {
        case Component::costs: return costs;
        case Component::compound: return compound;
        case Component::penalty: return penalty;
        case Component::interest: return interest;
        case Component::principal: return principal;
    }
    ensure(false);
    return costs;
}

}  // namespace zhirong::loan
