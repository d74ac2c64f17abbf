#pragma once
// A table of patents to import, as large as one likes: the same numbers give the same bytes.
#include <fmt/format.h>

#include <array>
#include <string>

#include "core/identifiers/identifiers.h"

namespace zhirong::rights::testing {

// ZC 0006-2003 (专利申请号标准): the twelve digits weighted 2 to 9 and 2 to 5, modulo 11.
inline std::string patent_number(const std::string& digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += (digits[i] - '0') * static_cast<int>(2 + i % 8);
    return digits + (sum % 11 == 10 ? 'X' : static_cast<char>('0' + sum % 11));
}

// Of a firm made up, with the check character that is right for it.
inline std::string credit_code(int firm) {
    const std::string digits = fmt::format("9143010{:010}", firm);
    return digits + credit_code_check(digits + '0');
}

inline std::string table_head() {
    return "号码,名称,权利人,统一社会信用代码,分类号,申请日,授权日,年费已缴至年度\n";
}

// The n-th right: ten of one firm, inventions and utility models of 2019 to 2021.
inline std::string table_row(int n) {
    constexpr std::array classes{"H02J7/00；H01M10/42", "F04D15/00",
                                 "G06F16/33；G06N3/08", "B25J9/16",
                                 "C22C21/00；C22F1/04", "A61K31/00"};
    constexpr std::array things{"一种电池管理方法",       "一种离心泵密封装置",
                                "一种文本检索方法及系统", "一种机器人轨迹规划方法",
                                "一种铝合金及其制备方法", "一种药物组合物"};
    const auto which = static_cast<std::size_t>(n) % classes.size();
    const int year = 2019 + n / 10'000'000 % 3;
    const std::string digits = fmt::format("{}{}{:07}", year, n % 3 == 0 ? 2 : 1, n % 10'000'000);
    return fmt::format("{},{}（{}）,星城{}科技有限公司,{},{},{}-{:02}-{:02},{}-{:02}-10,6\n",
                       patent_number(digits), things.at(which), n, n / 10, credit_code(n / 10),
                       classes.at(which), year, 1 + n % 12, 1 + n % 28, year + 2, 1 + n % 12);
}

inline std::string rights_table(int count, int from = 0) {
    std::string table = table_head();
    for (int n = from; n < from + count; ++n) table += table_row(n);
    return table;
}

}  // namespace zhirong::rights::testing
