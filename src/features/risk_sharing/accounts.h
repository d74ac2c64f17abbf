#pragma once
// The accounts that sharing a loss touches. Beside the fund's assets stand three of its equity, so
// that "how much is free" is a balance: free + set aside + used up = what was paid in.
#include <string>

namespace zhirong::risk_sharing::accounts {

// The operator's book.
inline std::string deposit_at(const std::string& bank) { return "Assets:Deposits:Bank-" + bank; }
inline constexpr const char* undeposited = "Assets:Cash";
inline constexpr const char* free = "Equity:Fund:Free";
inline constexpr const char* reserved = "Equity:Fund:Reserved";
inline constexpr const char* used = "Equity:Fund:Used";
inline constexpr const char* compensation_paid = "Expenses:Compensation";
inline constexpr const char* recoveries = "Income:Recoveries";

// Moved before the loss is final, and still the fund's.
inline std::string advanced(const std::string& loan, bool escrow) {
    return (escrow ? "Assets:MarginAccounts:" : "Assets:Advances:") + loan;
}

// The bank's book: the fund's deposit is the bank's debt.
inline std::string fund_deposit(const std::string& fund) {
    return "Liabilities:FundDeposits:" + fund;
}
inline std::string advance_received(const std::string& loan, bool escrow) {
    return (escrow ? "Liabilities:MarginAccounts:" : "Liabilities:CompensationAdvances:") + loan;
}
// Paid by those who share the loss; returned to them from what is recovered. Until then it stands
// against the loan, which the borrower still owes in full.
inline std::string shared_loss(const std::string& loan) { return "Liabilities:SharedLoss:" + loan; }
// Once the bank has written the loan off: against its loss.
inline std::string shared_loss_received(const std::string& loan) {
    return "Income:SharedLossReceived:" + loan;
}

// The books of guarantor, insurer and appraiser-disposer.
inline std::string loss_borne(const std::string& loan) { return "Expenses:SharedLoss:" + loan; }
inline std::string loss_recovered(const std::string& loan) { return "Income:SharedLoss:" + loan; }

}  // namespace zhirong::risk_sharing::accounts
