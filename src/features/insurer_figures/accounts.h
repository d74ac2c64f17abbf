#pragma once
// The accounts of a closing, in the insurer's book (企业会计准则第25号、第26号 and the insurers'
// subjects: 提取未决赔款准备金, 分出保费, 摊回分保费用, 应收分保合同准备金, 摊回赔付支出).
#include <string>

#include "core/insurance/terms.h"

namespace zhirong::insurer_figures::accounts {

// The policy's own, that its features post and a closing moves.
inline std::string unearned(const std::string& policy) {
    return "Liabilities:UnearnedPremium:" + policy;
}

// "Liabilities:Ibnr:InfringedLoss"
std::string ibnr(insurance::Line line);
inline constexpr const char* all_ibnr = "Liabilities:Ibnr";
inline constexpr const char* ibnr_change = "Expenses:IbnrChange";

inline constexpr const char* ceded_premium = "Expenses:CededPremium";
inline constexpr const char* ceded_unearned_change = "Expenses:CededUnearnedChange";
inline constexpr const char* ceding_commission = "Income:CedingCommission";
inline constexpr const char* ceded_claims = "Income:CededClaims";
inline constexpr const char* ceded_outstanding_change = "Income:CededOutstandingChange";
// What is owed to a treaty's reinsurer and by it, commission and claims paid.
inline std::string payable(const std::string& treaty) {
    return "Liabilities:ReinsurancePayables:" + treaty;
}
inline std::string receivable(const std::string& treaty) {
    return "Assets:ReinsuranceReceivables:" + treaty;
}
inline std::string ceded_unearned(const std::string& treaty) {
    return "Assets:CededUnearnedPremium:" + treaty;
}
inline std::string ceded_outstanding(const std::string& treaty) {
    return "Assets:CededOutstanding:" + treaty;
}

}  // namespace zhirong::insurer_figures::accounts
