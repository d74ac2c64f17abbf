#pragma once
// An account as the tables keep it: its last part, which names a loan, a bank or nothing in
// particular ("LN0123", "Cash"), and what that stands under ("Assets:Loans:Principal").
#include <string>
#include <string_view>

namespace zhirong {

struct AccountPath {
    std::string parent;
    std::string leaf;
};

inline AccountPath path_of_account(std::string_view account) {
    const std::size_t colon = account.rfind(':');
    if (colon == std::string_view::npos) return {"", std::string(account)};
    return {std::string(account.substr(0, colon)), std::string(account.substr(colon + 1))};
}

// The same as an expression over `account`, in the words of the index posting_leaf: what follows,
// and what precedes, the last colon.
inline constexpr const char* leaf_of_posting =
    "substr(account, length(rtrim(account, replace(account, ':', ''))) + 1)";
inline constexpr const char* parent_of_posting =
    "rtrim(rtrim(account, replace(account, ':', '')), ':')";

}  // namespace zhirong
