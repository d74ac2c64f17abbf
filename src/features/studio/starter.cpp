#include "features/studio/starter.h"

#include <string_view>
#include <utility>

namespace zhirong::studio {
namespace {

constexpr std::string_view text =
    R"(# 以 # 开头的是说明，不影响内容。Lines that begin with # explain and do not count.
# 每个数都写明单位、起始日期和来源。Every number has a unit, a date from which it holds and a source.
programme: {programme}
title:
  zh: {title}
  en: {title_en}
jurisdiction: "{jurisdiction}"    # 行政区划代码（GB/T 2260）region code
from: {from}            # 本版本的第一天 first day of this version

sources:                  # 依据的文件 where the rules are written
  measures: {zh: 管理办法（请写明文号）, en: Measures (state their number)}

quantities:               # 数量：有名称的数 numbers with names
  fund_share:
    zh: 补偿资金承担比例
    en: Share of the fund
    unit: rate
    source: measures
    article: 第一条
    values:
      - {from: {from}, value: 40%}
  loan_limit:
    zh: 单笔补偿上限
    en: Limit per loan
    unit: money
    source: measures
    values:
      - {from: {from}, value: 3000000.00}
  covered_principal:
    zh: 受补偿本金
    en: Covered principal
    unit: money
    source: measures
    formula: {least: [loan.principal, loan_limit]}
  reservation:
    zh: 占用的补偿资金
    en: Reserved by the fund
    unit: money
    source: measures
    formula: {share: fund_share, of: covered_principal, rounding: up}

eligibility:              # 资格条件：逐条回答 every condition is answered
  - id: small_firm
    zh: 借款人为小型或微型企业
    en: The borrower is a small or micro enterprise
    source: measures
    when: {value: borrower.size, one_of: [small, micro]}

exposure:                 # 一笔贷款可能用掉多少 what one loan may cost the fund
  source: measures
  covered: covered_principal
  reserved: reservation
)";

constexpr std::string_view cases =
    R"(# 算例：事实、日期和应得的结果，精确到分。Worked cases: facts, a date, and the exact answer.
# 公布前至少要有五个，并且全部通过；上限两侧各写一个。At least five, all passing; both sides of each limit.
programme: {programme}
given:
  facts:
    borrower.size: small
    loan.principal: 1000000.00
cases:
  - name: 小型企业的一百万元全部受补偿
    date: {from}
    expect: {eligible: true, covered_principal: 1000000.00, reservation: 400000.00}
  - name: 比上限少一分
    date: {from}
    facts: {loan.principal: 2999999.99}
    expect: {covered_principal: 2999999.99, reservation: 1200000.00}
  - name: 等于上限
    date: {from}
    facts: {loan.principal: 3000000.00}
    expect: {covered_principal: 3000000.00, reservation: 1200000.00}
  - name: 比上限多一分
    date: {from}
    facts: {loan.principal: 3000000.01}
    expect: {covered_principal: 3000000.00, reservation: 1200000.00}
)";

// Quoted, so that no title can be anything but text.
std::string quoted(const std::string& words) {
    std::string result = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') result += '\\';
        result += c == '\n' || c == '\t' ? ' ' : c;
    }
    return result + '"';
}

std::string filled(std::string_view pattern, const Beginning& beginning) {
    const std::pair<std::string_view, std::string> names[]{
        {"{programme}", beginning.programme},
        {"{title}", quoted(beginning.title)},
        {"{title_en}", quoted(beginning.title_en)},
        {"{jurisdiction}", beginning.jurisdiction},
        {"{from}", to_string(beginning.from)}};
    std::string result;
    for (std::size_t at = 0; at < pattern.size();) {
        bool named = false;
        for (const auto& [name, value] : names)
            if (pattern.substr(at).starts_with(name)) {
                result += value;
                at += name.size();
                named = true;
                break;
            }
        if (!named) result += pattern[at++];
    }
    return result;
}

}  // namespace

std::string starter_text(const Beginning& beginning) { return filled(text, beginning); }
std::string starter_cases(const Beginning& beginning) { return filled(cases, beginning); }

}  // namespace zhirong::studio
