#pragma once
// The accounts of a policy (企业会计准则第25号 and the insurers' subjects: 保费收入,
// 提取未到期责任准备金).
#include <string>

namespace zhirong::insurance_policy::accounts {

// The insurer's book.
inline std::string premium_receivable(const std::string& policy) {
    return "Assets:PremiumReceivables:" + policy;
}
inline constexpr const char* premium_written = "Income:PremiumWritten";
inline std::string unearned(const std::string& policy) {
    return "Liabilities:UnearnedPremium:" + policy;
}
inline constexpr const char* unearned_change = "Expenses:UnearnedPremiumChange";

// The policyholder's book.
inline constexpr const char* insurance_cost = "Expenses:InsurancePremium";
inline std::string premium_payable(const std::string& policy) {
    return "Liabilities:PremiumPayables:" + policy;
}
inline constexpr const char* cash = "Assets:Cash";

}  // namespace zhirong::insurance_policy::accounts
