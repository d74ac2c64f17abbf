#pragma once
#include "features/loan/loan.h"

namespace zhirong {
struct Proof;
}
namespace zhirong::loan {

// Σ postings = fold: the books of lender and borrower hold, account by account, what the fold of
// the booked events wants on the day through which they are booked; so says the loan's summary.
Proof books_proof(const Market& market);

}  // namespace zhirong::loan
