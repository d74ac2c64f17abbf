#pragma once
// What the accounts are called. An account is an English path whose last parts name a loan, a bank
// or a fund; its words are those of the longest prefix listed here. The Chinese follows the
// subjects of the bank accounting practice (企业会计准则应用指南 附录:会计科目和主要账务处理) where
// it has one.
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace zhirong {

// What every account begins with, in the order of a balance sheet and the income statement after
// it.
inline constexpr std::array<std::string_view, 5> account_roots{"Assets", "Liabilities", "Equity",
                                                               "Income", "Expenses"};

// What the parts of an account are made of.
constexpr bool is_account_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

struct AccountName {
    const char* prefix;  // whole parts: "Assets:Loans:Principal"
    const char* zh;
    const char* en;
};

// By prefix, in byte order.
std::span<const AccountName> account_names();

// "贷款本金 LN7K2M": the words of the longest prefix, then what follows it. Without any: the
// account itself.
struct AccountWords {
    std::string zh;
    std::string en;
};
AccountWords words_of_account(std::string_view account);

}  // namespace zhirong
