#pragma once
// The accounts of one guarantee; each ends with its id.
#include <string>

namespace zhirong::guarantee::accounts {

inline constexpr const char* cash = "Assets:Cash";

// The fee: the borrower owes it to the guarantor, who passes on what is the re-guarantors'.
inline std::string fee_receivable(const std::string& id) { return "Assets:GuaranteeFees:" + id; }
inline std::string fee_earned(const std::string& id) { return "Income:GuaranteeFees:" + id; }
inline std::string fee_payable(const std::string& id) { return "Liabilities:GuaranteeFees:" + id; }
inline std::string fee_cost(const std::string& id) { return "Expenses:GuaranteeFees:" + id; }
inline std::string re_fee_earned(const std::string& id) { return "Income:ReGuaranteeFees:" + id; }
inline std::string re_fee_cost(const std::string& id) { return "Expenses:ReGuaranteeFees:" + id; }

// What was paid for the borrower, and may be had back from it (Civil Code 700): of each who bears a
// part. The guarantor pays first; the others owe it their parts until they reimburse it.
inline std::string recourse(const std::string& id) { return "Assets:Recourse:" + id; }
inline std::string due_from_sharers(const std::string& id) { return "Assets:ReGuarantee:" + id; }
inline std::string due_to_guarantor(const std::string& id) {
    return "Liabilities:ReGuarantee:" + id;
}
// Given up at the end.
inline std::string loss_borne(const std::string& id) { return "Expenses:GuaranteeLosses:" + id; }

// The bank's book: what it was paid stands against the loan, which it goes on pursuing in full.
inline std::string shared_loss(const std::string& id) { return "Liabilities:SharedLoss:" + id; }
inline std::string shared_loss_received(const std::string& id) {
    return "Income:SharedLossReceived:" + id;
}

// The borrower's: what others paid for it stands against the loan, and is owed to them instead.
inline std::string paid_by_guarantor(const std::string& id) {
    return "Assets:DebtPaidByGuarantor:" + id;
}
inline std::string owed_to_guarantors(const std::string& id) {
    return "Liabilities:Recourse:" + id;
}

}  // namespace zhirong::guarantee::accounts
