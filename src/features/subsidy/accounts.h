#pragma once
// The accounts that a subsidy touches, in the payer's book and, mirrored, in the payee's.

namespace zhirong::subsidy::accounts {

inline constexpr const char* cash = "Assets:Cash";

// The payer's.
inline constexpr const char* expense = "Expenses:Subsidies";
inline constexpr const char* advance = "Assets:SubsidyAdvances";  // until the amount is known
inline constexpr const char* payable = "Liabilities:SubsidyPayables";
inline constexpr const char* reclaim = "Assets:SubsidyReclaims";  // taken back, not yet returned

// The payee's.
inline constexpr const char* income = "Income:Subsidies";
inline constexpr const char* advance_received = "Liabilities:SubsidyAdvances";
inline constexpr const char* receivable = "Assets:SubsidyReceivables";
inline constexpr const char* to_return = "Liabilities:SubsidyReclaims";

}  // namespace zhirong::subsidy::accounts
