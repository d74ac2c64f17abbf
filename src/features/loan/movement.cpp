#include "features/loan/movement.h"

#include <fmt/format.h>

#include <array>

namespace zhirong::loan {
namespace {

struct Words {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
    bool accrual = false;
};

// By What. The words of an accrual name its figures.
constexpr std::array<Words, 14> words{{
    {"loan.interest_accrued", "计提利息", "Interest earned", true},
    {"loan.penalty_accrued", "计收罚息", "Penalty interest earned", true},
    {"loan.compound_accrued", "计收复利", "Compound interest earned", true},
    {"loan.interest_due", "利息到期", "Interest falls due"},
    {"loan.principal_overdue", "本金转逾期", "Principal becomes overdue"},
    {"loan.disbursed", "放款", "Disbursed"},
    {"loan.cost_advanced", "垫付费用", "Costs advanced"},
    {"loan.restructured", "重组,逾期本金恢复正常",
     "Restructured: overdue principal performs again"},
    {"loan.interest_capitalised", "利息转入本金", "Interest becomes principal"},
    {"loan.waived", "减免", "Waived"},
    {"loan.repaid", "还款", "Repaid"},
    {"loan.prepaid", "提前还款", "Prepaid"},
    {"loan.recovered", "收回", "Recovered"},
    {"loan.written_off", "核销", "Written off"},
}};

const Words& words_of(What what) { return words[static_cast<std::size_t>(what)]; }

}  // namespace

std::string_view key(What what) { return words_of(what).key; }

Explanation explain(const Movement& movement) {
    const Words& of = words_of(movement.what);
    const Money size = movement.amount < Money{} ? -movement.amount : movement.amount;
    if (!of.accrual) {
        const std::string amount = with_separators(size);
        const std::string since =
            movement.since == Date{} ? "" : fmt::format(" ({})", to_string(movement.since));
        return {fmt::format("{} {}{}", of.zh, amount, since),
                fmt::format("{} {}{}", of.en, amount, since)};
    }
    const std::string base = with_separators(movement.base);
    const std::string rate = to_percent(movement.annual_rate);
    const std::string since = to_string(movement.since);
    const std::string sum = with_separators(movement.accumulated);
    return {fmt::format("{} {}:基数 {} × 年利率 {},自 {} 起累计 {}", of.zh, with_separators(size),
                        base, rate, since, sum),
            fmt::format("{} {}: {} at {} a year; {} since {}", of.en, with_separators(size), base,
                        rate, sum, since)};
}

}  // namespace zhirong::loan
