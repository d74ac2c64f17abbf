#pragma once
// Numbers that carry their own check digit.
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "core/identifiers/right_kind.h"

namespace zhirong {

// 统一社会信用代码, GB 32100-2015: 18 characters of a 31-letter alphabet (no I, O, S, V, Z), the
// last one a check on the others. Some codes in use were issued against the formula: whoever takes
// one on writes down why.
enum class CreditCodeFault { length, alphabet, check };
std::optional<CreditCodeFault> fault_of_credit_code(std::string_view code);
// The check character that the first 17 ask for; the code must have no fault but that of its check.
char credit_code_check(std::string_view code);

// ZL201410362077.3 and its forms: prefix ZL or CN or none, dot or none, X for ten. Returns the
// thirteen (or, before October 2003, nine) characters without prefix and dot, as the registration
// form writes them. Refused with the check digit that would be right.
Result<std::string> read_patent_number(std::string_view text);

// Of a number that read_patent_number returned: 1 and 8 are inventions, 2 and 9 utility models, 3
// designs (8 and 9 came by way of the PCT).
RightKind kind_of_patent(std::string_view number);

namespace refusals {
inline constexpr RefusalKind credit_code{
    "identifier.credit_code", 422,
    "统一社会信用代码“{found}”{fault}。如确系登记机关核发，请填写接受理由",
    "“{found}” is no unified social credit code: {fault_en}. If it was issued so, give the reason "
    "for accepting it"};
inline constexpr RefusalKind patent_number{"identifier.patent_number", 422,
                                           "专利号“{found}”无效：{fault}",
                                           "“{found}” is no patent number: {fault_en}"};
}  // namespace refusals

// Accepts a code that fails the formula only with a reason.
Result<std::string> read_credit_code(std::string_view code, const std::string& reason_if_irregular);

}  // namespace zhirong
