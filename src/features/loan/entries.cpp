#include "features/loan/entries.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/ensure.h"
#include "features/loan/shape.h"

namespace zhirong::loan {
namespace {

struct Names {
    Account account;
    const char* lender;
    const char* borrower;
};

constexpr std::array<Names, account_count> names{{
    {Account::cash, "Assets:Cash", "Assets:Cash"},
    {Account::principal, "Assets:Loans:Principal", "Liabilities:Loans:Principal"},
    {Account::overdue_principal, "Assets:Loans:OverduePrincipal", "Liabilities:Loans:Principal"},
    {Account::accrued_interest, "Assets:Loans:AccruedInterest", "Liabilities:Loans:Interest"},
    {Account::due_interest, "Assets:Loans:DueInterest", "Liabilities:Loans:Interest"},
    {Account::penalty, "Assets:Loans:Penalty", "Liabilities:Loans:Penalty"},
    {Account::compound, "Assets:Loans:CompoundInterest", "Liabilities:Loans:CompoundInterest"},
    {Account::costs, "Assets:Loans:Costs", "Liabilities:Loans:Costs"},
    {Account::interest_income, "Income:Interest", "Expenses:Interest"},
    {Account::penalty_income, "Income:Penalty", "Expenses:Penalty"},
    {Account::compound_income, "Income:CompoundInterest", "Expenses:CompoundInterest"},
    {Account::recovery_income, "Income:Recovery", "Liabilities:Loans:WrittenOff"},
    {Account::waiver_expense, "Expenses:Waiver", "Income:Waiver"},
    {Account::write_off_expense, "Expenses:WriteOff", "Liabilities:Loans:WrittenOff"},
}};

const Names& names_of(Account account) {
    const Names& of = names[static_cast<std::size_t>(account)];
    ensure(of.account == account);
    return of;
}

bool is_receivable(Account account) {
    return Account::principal <= account && account <= Account::costs;
}

std::string with_loan(const std::string& account, const std::string& loan) {
    return account + ":" + loan;
}

// The words of the leg that says most: of an accrual the one of the receivable, with its figures;
// of money paid each part it went to.
Reason reason_of(std::span<const Movement* const> legs) {
    Reason reason;
    reason.rule = name_of(legs.front()->what);
    for (const Movement* leg : legs) {
        if (!is_receivable(leg->account)) continue;
        const Explanation words = explain(*leg);
        reason.zh += (reason.zh.empty() ? "" : "；") + words.zh;
        reason.en += (reason.en.empty() ? "" : "; ") + words.en;
    }
    if (!reason.zh.empty()) return reason;
    const Explanation words = explain(*legs.front());
    reason.zh = words.zh;
    reason.en = words.en;
    return reason;
}

}  // namespace

std::string lender_account(Account account, const std::string& loan) {
    const char* name = names_of(account).lender;
    return account == Account::cash ? name : with_loan(name, loan);
}

std::string borrower_account(What what, Account account, const std::string& loan) {
    if (account != Account::cash) return with_loan(names_of(account).borrower, loan);
    if (what == What::cost_advanced) return with_loan("Expenses:LoanCosts", loan);
    if (what == What::recovered) return with_loan("Assets:DisposalProceeds", loan);
    return names_of(account).borrower;
}

std::vector<Entry> entries(std::span<const Movement> movements, const Parties& parties) {
    std::vector<const Movement*> sorted;
    sorted.reserve(movements.size());
    for (const Movement& movement : movements) sorted.push_back(&movement);
    const auto place = [](const Movement* movement) {
        return std::tuple(movement->value_date, movement->what);
    };
    std::ranges::stable_sort(sorted, {}, place);
    std::vector<Entry> result;
    for (auto begin = sorted.begin(); begin != sorted.end();) {
        const auto end = std::ranges::find_if(begin, sorted.end(), [&](const Movement* movement) {
            return place(movement) != place(*begin);
        });
        const std::span<const Movement* const> legs(begin, end);
        std::vector<Posting> postings;
        for (const Movement* leg : legs)
            postings.push_back(
                {parties.lender, lender_account(leg->account, parties.loan), leg->amount});
        for (const Movement* leg : legs)
            postings.push_back({parties.borrower,
                                borrower_account(leg->what, leg->account, parties.loan),
                                -leg->amount});
        Entry entry((*begin)->value_date, parties.loan, reason_of(legs), std::move(postings));
        if (!entry.empty()) result.push_back(std::move(entry));
        begin = end;
    }
    return result;
}

}  // namespace zhirong::loan
