#pragma once
// The accounts of a claim (the insurers' subjects: 赔付支出, 提取未决赔款准备金, 预付赔付款,
// 追偿款收入).
#include <string>

namespace zhirong::insurance_claim::accounts {

// The insurer's book.
inline std::string outstanding(const std::string& claim) {
    return "Liabilities:OutstandingClaims:" + claim;
}
inline constexpr const char* outstanding_change = "Expenses:OutstandingClaimsChange";
inline std::string advanced(const std::string& claim) { return "Assets:ClaimAdvances:" + claim; }
inline constexpr const char* claims_paid = "Expenses:ClaimsPaid";

// The policyholder's book.
inline std::string advance_received(const std::string& claim) {
    return "Liabilities:ClaimAdvances:" + claim;
}
inline constexpr const char* claims_received = "Income:InsuranceClaims";

// Both.
inline constexpr const char* cash = "Assets:Cash";
inline constexpr const char* recoveries = "Income:Recoveries";

}  // namespace zhirong::insurance_claim::accounts
