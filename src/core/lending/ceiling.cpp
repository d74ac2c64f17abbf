#include "core/lending/ceiling.h"

#include <algorithm>
#include <set>

namespace zhirong::lending {
namespace {

constexpr RefusalKind ceiling_twice{"due_diligence.ceiling_twice", 422,
                                    "{found}的质押率上限重复列出",
                                    "The ceiling for {found_en} is listed twice"};
constexpr RefusalKind ceiling_range{
    "due_diligence.ceiling_range", 422,
    "质押率上限“{found}”应大于 0、不超过 100%，精确到万分之一，例如 \"25%\"",
    "Ceiling “{found}” must be above 0, at most 100 % and in whole basis points, such as \"25%\""};
constexpr RefusalKind no_ceiling{
    "due_diligence.no_ceiling", 422, "质押率上限表没有{found}（{right}）：请在本行的上限表中列明",
    "The table has no ceiling for {found_en} ({right}): give the bank's own table with one"};

constexpr RefusalKind above_hard{
    "due_diligence.ceiling_above_hard", 422, "{kind}的质押率上限 {found} 超过硬上限 {expected}",
    "The ceiling of {found} for {kind_en} is above the hard ceiling of {expected}"};

constexpr std::int64_t basis_points_in_one = 10'000;

std::int64_t in_basis_points(Ratio ceiling) {
    ensure(basis_points_in_one % ceiling.denominator() == 0);
    return ceiling.numerator() * (basis_points_in_one / ceiling.denominator());
}

// Each right's value and the ceiling of its kind: what all three figures are made of.
std::vector<WhyInput> explained(const CeilingTable& table, std::span<const Pledged> rights) {
    std::vector<WhyInput> inputs;
    for (const Pledged& right : rights) {
        const Label kind = label_of(right.kind);
        inputs.push_back(input("value:" + right.right, "“" + right.title + "”价值",
                               "Value of “" + right.title + "”", right.value));
        inputs.push_back(input("ceiling:" + right.right, kind.zh + "质押率上限",
                               "Ceiling for " + kind.en, *ceiling_of(table, right.kind)));
    }
    return inputs;
}

}  // namespace

CeilingTable example_table() {
    using enum RightKind;
    return {.source = {"示例：交通银行公开数据，发明专利≤25%、实用新型≤15%、商标≤50%"
                       "（soudai8.com/171483948.html，商业中介转载）；请换成本行的上限表",
                       "Example: public figures of BoComm, invention ≤ 25 %, utility model ≤ 15 %, "
                       "trademark ≤ 50 % (soudai8.com/171483948.html, a commercial intermediary); "
                       "replace by the bank's own table"},
            .example = true,
            .ceilings = {{invention, Ratio::percent(25)},
                         {utility_model, Ratio::percent(15)},
                         {trademark, Ratio::percent(50)}}};
}

std::optional<Ratio> ceiling_of(const CeilingTable& table, RightKind kind) {
    const auto found = std::ranges::find(table.ceilings, kind, &Ceiling::kind);
    if (found == table.ceilings.end()) return std::nullopt;
    return found->ceiling;
}

Result<std::monostate> check_ceilings(std::span<const Ceiling> ceilings, const std::string& field,
                                      const std::optional<Ratio>& hard) {
    std::set<RightKind> seen;
    for (std::size_t i = 0; i < ceilings.size(); ++i) {
        const Ratio ceiling = ceilings[i].ceiling;
        if (ceiling <= Ratio{} || ceiling > Ratio::whole(1) ||
            basis_points_in_one % ceiling.denominator() != 0)
            return refuse(ceiling_range, shapes::item_path(field, i) + ".ceiling",
                          {{"found", to_string(ceiling)}});
        if (hard && ceiling > *hard) {
            const Label kind = label_of(ceilings[i].kind);
            return refuse(above_hard, shapes::item_path(field, i) + ".ceiling",
                          {{"kind", kind.zh},
                           {"kind_en", kind.en},
                           {"found", to_percent(ceiling)},
                           {"expected", to_percent(*hard)}});
        }
        if (!seen.insert(ceilings[i].kind).second) {
            const Label kind = label_of(ceilings[i].kind);
            return refuse(ceiling_twice, shapes::item_path(field, i) + ".kind",
                          {{"found", kind.zh}, {"found_en", kind.en}});
        }
    }
    return {};
}

Result<std::monostate> require_ceilings(const CeilingTable& table,
                                        std::span<const Pledged> rights) {
    for (const Pledged& right : rights) {
        if (ceiling_of(table, right.kind)) continue;
        const Label kind = label_of(right.kind);
        return refuse(no_ceiling, "table",
                      {{"found", kind.zh}, {"found_en", kind.en}, {"right", right.right}});
    }
    return {};
}

Allowance allowance(const CeilingTable& table, std::span<const Pledged> rights) {
    Money value;
    std::int64_t weighted = 0;
    for (const Pledged& right : rights) {
        value += right.value;
        ensure(value <= largest_input);
        weighted += right.value.fen * in_basis_points(*ceiling_of(table, right.kind));
    }
    // largest_input is 10^14 fen, so both terms stay below 10^18 + 1 and fit 64 bits.
    return {.value = value,
            .ceiling = Ratio{weighted, value.fen * basis_points_in_one},
            .most = round_fen(weighted, basis_points_in_one, Rounding::down)};
}

std::optional<Money> hard_most(const CeilingTable& table, std::span<const Pledged> rights) {
    if (!table.hard) return std::nullopt;
    Money value;
    for (const Pledged& right : rights) value += right.value;
    return apply(value, *table.hard, Rounding::down);
}

Ratio loan_to_value(Money amount, Money value) { return {amount.fen, value.fen}; }

Why why_ceiling(const CeilingTable& table, std::span<const Pledged> rights) {
    return {.title = {"质押率上限", "Ceiling of the loan to value"},
            .rule = "due_diligence.ceiling",
            .source = table.source,
            .formula = Phrase{"Σ（各项价值 × 该类上限）÷ Σ 各项价值",
                              "Σ (value × ceiling of its kind) / Σ value"},
            .unit = Unit::rate,
            .inputs = explained(table, rights),
            .result = to_string(allowance(table, rights).ceiling)};
}

Why why_most(const CeilingTable& table, std::span<const Pledged> rights) {
    return {.title = {"上限内最高金额", "Most within the ceiling"},
            .rule = "due_diligence.most",
            .source = table.source,
            .formula = Phrase{"Σ（各项价值 × 该类上限），舍去不足一分",
                              "Σ (value × ceiling of its kind), rounded down to the fen"},
            .rounding = Rounding::down,
            .inputs = explained(table, rights),
            .result = to_string(allowance(table, rights).most)};
}

Why why_loan_to_value(Money amount, const CeilingTable& table, std::span<const Pledged> rights) {
    const Allowance allowed = allowance(table, rights);
    return {.title = {"质押率", "Loan to value"},
            .rule = "due_diligence.loan_to_value",
            .source = table.source,
            .formula = Phrase{"建议金额 ÷ 采纳的评估价值；不得超过上限",
                              "Recommended amount / accepted value; not above the ceiling"},
            .unit = Unit::rate,
            .inputs = {input("recommended", "建议金额", "Recommended amount", amount),
                       input("value", "采纳的评估价值", "Accepted value", allowed.value),
                       input("ceiling", "质押率上限", "Ceiling", allowed.ceiling)},
            .result = to_string(loan_to_value(amount, allowed.value)),
            .steps = {why_ceiling(table, rights), why_most(table, rights)}};
}

}  // namespace zhirong::lending
