#pragma once
// A loan's movements as ledger entries: the lender's book, and the borrower's, which is its mirror.
#include <span>
#include <string>
#include <vector>

#include "core/ledger/entry.h"
#include "features/loan/movement.h"

namespace zhirong::loan {

struct Parties {
    std::string loan;  // letters, digits and "-": the last part of the account names
    std::string lender;
    std::string borrower;
};

// "Assets:Loans:Principal:LN0123", "Income:Interest:LN0123"; cash is "Assets:Cash".
std::string lender_account(Account account, const std::string& loan);
// The account of the opposite sign. Cash is cash on both sides, but what the lender advances goes
// to others and is the borrower's cost, and a recovery comes out of the pledge, whose sale is
// booked by who sells it. A write-off forgives nothing: the borrower owes the same as one claim.
std::string borrower_account(What what, Account account, const std::string& loan);

// One entry for each value date and What, in this order; of those that change nothing, none. The
// movements of each sum to zero, as fold() and difference() give them.
std::vector<Entry> entries(std::span<const Movement> movements, const Parties& parties);

}  // namespace zhirong::loan
