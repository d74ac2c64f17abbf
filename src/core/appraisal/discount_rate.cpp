#include "core/appraisal/discount_rate.h"

#include <set>

#include "base/text.h"
#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

Ratio sum_of(const std::vector<Premium>& premiums, Why& why, shapes::Problems& problems) {
    if (premiums.size() > most_premiums)
        problems.add(refusals::too_many, "premiums",
                     {{"name", "风险溢价"},
                      {"name_en", "Risk premiums"},
                      {"expected", std::to_string(most_premiums)},
                      {"found", std::to_string(premiums.size())}});
    Ratio sum;
    std::set<std::string> names;
    for (std::size_t i = 0; i < premiums.size() && i < most_premiums; ++i) {
        const Premium& premium = premiums[i];
        const std::string path = shapes::item_path("premiums", i);
        check_exact(Quantity::premium, premium.rate, path + ".rate", problems);
        if (is_blank(premium.name)) problems.add(zhirong::refusals::field_blank, path + ".name");
        if (is_blank(premium.reason))
            problems.add(refusals::reason_missing, path + ".reason", {{"found", premium.name}});
        if (!names.insert(premium.name).second)
            problems.add(refusals::twice, path + ".name", {{"found", premium.name}});
        if (!problems.none()) continue;
        sum = sum + premium.rate;
        why.inputs.push_back(input("premium", premium.name, premium.name, premium.rate));
    }
    return sum;
}

Ratio rate_of(const BuildUp& method, Why& why, shapes::Problems& problems) {
    check_exact(Quantity::risk_free, method.risk_free, "risk_free", problems);
    if (method.premiums.empty())
        problems.add(refusals::too_few, "premiums",
                     {{"name", "风险溢价"},
                      {"name_en", "Risk premiums"},
                      {"expected", "1"},
                      {"found", "0"}});
    why.formula = {"无风险利率 + Σ 风险溢价", "risk_free + Σ premium"};
    why.inputs = {input("risk_free", "无风险利率", "Risk-free rate", method.risk_free)};
    const Ratio premiums = sum_of(method.premiums, why, problems);
    return problems.none() ? method.risk_free + premiums : Ratio{};
}

Ratio rate_of(const CapitalMarket& method, Why& why, shapes::Problems& problems) {
    check_exact(Quantity::risk_free, method.risk_free, "risk_free", problems);
    check_exact(Quantity::beta, method.beta, "beta", problems);
    check_exact(Quantity::equity_premium, method.equity_premium, "equity_premium", problems);
    why.formula = {"无风险利率 + 贝塔系数 × 市场风险溢价 + Σ 其他溢价",
                   "risk_free + beta × equity_premium + Σ premium"};
    why.inputs = {
        input("risk_free", "无风险利率", "Risk-free rate", method.risk_free),
        input("beta", "贝塔系数", "Beta", to_string(method.beta)),
        input("equity_premium", "市场风险溢价", "Equity risk premium", method.equity_premium)};
    const Ratio premiums = sum_of(method.premiums, why, problems);
    return problems.none() ? method.risk_free + method.beta * method.equity_premium + premiums
                           : Ratio{};
}

Ratio rate_of(const WeightedCost& method, Why& why, shapes::Problems& problems) {
    check_exact(Quantity::equity_weight, method.equity_weight, "equity_weight", problems);
    check_exact(Quantity::discount_rate, method.equity_rate, "equity_rate", problems);
    check_exact(Quantity::debt_rate, method.debt_rate, "debt_rate", problems);
    check_exact(Quantity::tax, method.tax, "tax", problems);
    why.formula = {"权益比重 × 权益成本 + (1 − 权益比重) × 债务成本 × (1 − 所得税率)",
                   "equity_weight × equity_rate + (1 − equity_weight) × debt_rate × (1 − tax)"};
    why.inputs = {input("equity_weight", "权益比重", "Weight of equity", method.equity_weight),
                  input("equity_rate", "权益成本", "Cost of equity", method.equity_rate),
                  input("debt_rate", "债务成本", "Cost of debt", method.debt_rate),
                  input("tax", "所得税率", "Tax rate", method.tax)};
    if (!problems.none()) return {};
    const Ratio one = Ratio::whole(1);
    return method.equity_weight * method.equity_rate +
           (one - method.equity_weight) * method.debt_rate * (one - method.tax);
}

}  // namespace

Result<DiscountRate> discount_rate(const RateMethod& method) {
    shapes::Problems problems;
    DiscountRate made;
    made.why = {.title = {"折现率", "Discount rate"},
                .rule = std::string("appraisal.") + type_of(method),
                .source = Phrase{"资产评估通行做法（背景知识）", "Appraisal practice (background)"},
                .unit = Unit::rate};
    made.rate =
        std::visit([&](const auto& each) { return rate_of(each, made.why, problems); }, method);
    // Exact, so it may have more decimals than an input.
    const Limit& limit = limit_of(Quantity::discount_rate);
    if (problems.none() && !within(limit, made.rate)) {
        const Label words = words_of(limit);
        problems.add(refusals::out_of_range, "",
                     {{"name", "折现率"},
                      {"name_en", "Discount rate"},
                      {"expected", words.zh},
                      {"expected_en", words.en},
                      {"found", to_percent(made.rate)}});
    }
    if (!problems.none()) return std::unexpected(problems.take());
    made.why.result = to_string(made.rate);
    return made;
}

}  // namespace zhirong::appraisal
