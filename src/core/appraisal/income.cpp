#include "core/appraisal/income.h"

#include <set>

#include "base/text.h"
#include "core/appraisal/real.h"
#include "core/appraisal/refusals.h"
#include "core/appraisal/value.h"

namespace zhirong::appraisal {
namespace {

constexpr std::string_view method_path = "method";

std::string in_method(std::string_view name) {
    return shapes::member_path(std::string(method_path), name);
}

void check_method(const RoyaltyRelief& method, shapes::Problems& problems) {
    check(Quantity::royalty, method.royalty, in_method("royalty"), problems);
    check(Quantity::decay, method.decay, in_method("decay"), problems);
}
void check_method(const ProfitShare& method, shapes::Problems& problems) {
    check(Quantity::margin, method.margin, in_method("margin"), problems);
    check(Quantity::share, method.share, in_method("share"), problems);
    check(Quantity::decay, method.decay, in_method("decay"), problems);
}
void check_method(const ExcessEarnings& method, shapes::Problems& problems) {
    if (method.assets.size() > most_assets)
        problems.add(refusals::too_many, in_method("assets"),
                     {{"name", "贡献资产"},
                      {"name_en", "Contributory assets"},
                      {"expected", std::to_string(most_assets)},
                      {"found", std::to_string(method.assets.size())}});
    std::set<std::string> names;
    for (std::size_t i = 0; i < method.assets.size() && i < most_assets; ++i) {
        const ContributoryAsset& asset = method.assets[i];
        const std::string path = shapes::item_path(in_method("assets"), i);
        if (is_blank(asset.name)) problems.add(zhirong::refusals::field_blank, path + ".name");
        if (!names.insert(asset.name).second)
            problems.add(refusals::twice, path + ".name", {{"found", asset.name}});
        if (asset.value <= Money{} || asset.value > largest_input)
            problems.add(refusals::amount_range, path + ".value",
                         {{"name", "贡献资产价值"},
                          {"name_en", "The value of a contributory asset"},
                          {"low", with_separators(Money{1})},
                          {"high", with_separators(largest_input)},
                          {"found", with_separators(asset.value)}});
        check(Quantity::return_on_asset, asset.required_return, path + ".required_return",
              problems);
    }
}

void check_forecast(const IncomeInput& input, shapes::Problems& problems) {
    if (input.forecast.empty())
        problems.add(refusals::too_few, "forecast",
                     {{"name", "预测期"},
                      {"name_en", "Years of the forecast"},
                      {"expected", "1"},
                      {"found", "0"}});
    if (input.forecast.size() > most_forecast_years)
        problems.add(refusals::too_many, "forecast",
                     {{"name", "预测期"},
                      {"name_en", "Years of the forecast"},
                      {"expected", std::to_string(most_forecast_years)},
                      {"found", std::to_string(input.forecast.size())}});
    const bool earnings = std::holds_alternative<ExcessEarnings>(input.method);
    const Money low = earnings ? -largest_input : Money{};
    for (std::size_t i = 0; i < input.forecast.size() && i < most_forecast_years; ++i)
        if (input.forecast[i] < low || input.forecast[i] > largest_input)
            problems.add(refusals::amount_range, shapes::item_path("forecast", i),
                         {{"name", earnings ? "息税前利润" : "收入"},
                          {"name_en", earnings ? "Earnings before interest and tax" : "Revenue"},
                          {"low", with_separators(low)},
                          {"high", with_separators(largest_input)},
                          {"found", with_separators(input.forecast[i])}});
}

// Those that may only be compared once the life is known to be one.
void check_growth(const IncomeInput& given, shapes::Problems& problems) {
    if (given.growth) {
        check(Quantity::growth, *given.growth, "growth", problems);
        if (given.discount_rate <= *given.growth)
            problems.add(refusals::rate_not_above_growth, "discount_rate",
                         {{"found", to_percent(given.discount_rate)},
                          {"growth", to_percent(*given.growth)}});
        return;
    }
    const auto life = remaining_life(given.base_date, given.life);
    if (life && life->years > Ratio::whole(static_cast<std::int64_t>(given.forecast.size())))
        problems.add(refusals::growth_missing, "growth",
                     {{"found", std::to_string(given.forecast.size())},
                      {"expected", decimal(to_double(life->years), 2)}});
}

double portion_of(const IncomeMethod& method) {
    if (const auto* royalty = std::get_if<RoyaltyRelief>(&method))
        return to_double(royalty->royalty);
    if (const auto* profit = std::get_if<ProfitShare>(&method))
        return to_double(profit->margin) * to_double(profit->share);
    return 1;
}

double decay_of(const IncomeMethod& method) {
    if (const auto* royalty = std::get_if<RoyaltyRelief>(&method)) return to_double(royalty->decay);
    if (const auto* profit = std::get_if<ProfitShare>(&method)) return to_double(profit->decay);
    return 0;
}

double charges_of(const IncomeMethod& method) {
    double sum = 0;
    if (const auto* earnings = std::get_if<ExcessEarnings>(&method))
        for (const ContributoryAsset& asset : earnings->assets)
            sum += to_double(asset.value) * to_double(asset.required_return);
    return sum;
}

void explain(const RoyaltyRelief& method, Why& why) {
    why.title = {"许可费节省法评估值", "Value by relief from royalty"};
    why.formula = {"Σ 收入 × 许可费率 × (1 − 衰减率)^(t−1) × (1 − 所得税率) × 折现系数",
                   "Σ revenue × royalty × (1 − decay)^(t−1) × (1 − tax) × discount factor"};
    why.inputs.push_back(input("royalty", "许可费率", "Royalty rate", method.royalty));
    why.inputs.push_back(input("decay", "年衰减率", "Decay a year", method.decay));
}
void explain(const ProfitShare& method, Why& why) {
    why.title = {"利润分成法评估值", "Value by profit share"};
    why.formula = {"Σ 收入 × 利润率 × 分成率 × (1 − 衰减率)^(t−1) × (1 − 所得税率) × 折现系数",
                   "Σ revenue × margin × share × (1 − decay)^(t−1) × (1 − tax) × discount factor"};
    why.inputs.push_back(input("margin", "利润率", "Profit margin", method.margin));
    why.inputs.push_back(input("share", "利润分成率", "Share of profit", method.share));
    why.inputs.push_back(input("decay", "年衰减率", "Decay a year", method.decay));
}
void explain(const ExcessEarnings& method, Why& why) {
    why.title = {"超额收益法评估值", "Value by excess earnings"};
    why.formula = {"Σ [息税前利润 × (1 − 所得税率) − Σ 贡献资产 × 要求回报率] × 折现系数",
                   "Σ [EBIT × (1 − tax) − Σ asset × required return] × discount factor"};
    for (const ContributoryAsset& asset : method.assets) {
        why.inputs.push_back(input("asset", asset.name, asset.name, asset.value));
        why.inputs.push_back(
            input("required_return", "要求回报率", "Required return", asset.required_return));
    }
}

Why why_of(const IncomeInput& given, const RemainingLife& life, Money value) {
    Why why{.rule = std::string("appraisal.") + type_of(given.method),
            .source = Phrase{"资产评估执业准则——无形资产、知识产权资产评估指南（背景知识）",
                             "Practice standards on intangible assets and guidance on intellectual "
                             "property, China Appraisal Society (background)"},
            .rounding = Rounding::half_up,
            .inputs = {input("forecast", "第一年预测额", "Forecast of the first year",
                             given.forecast.front())},
            .result = to_string(value),
            .steps = {life.why}};
    std::visit([&](const auto& method) { explain(method, why); }, given.method);
    if (given.growth)
        why.inputs.push_back(
            input("growth", "预测期后增长率", "Growth after the forecast", *given.growth));
    why.inputs.push_back(input("tax", "所得税率", "Tax rate", given.tax));
    why.inputs.push_back(input("discount_rate", "折现率", "Discount rate", given.discount_rate));
    why.inputs.push_back(
        input("convention", "折现约定", "Convention", label_of(given.convention).zh));
    why.inputs.push_back(input("years", "收益年限", "Years of income", to_string(life.years)));
    return why;
}

}  // namespace

Result<std::monostate> check(const IncomeInput& input) {
    shapes::Problems problems;
    check_life(input.base_date, input.life, "life", problems);
    check_forecast(input, problems);
    std::visit([&](const auto& method) { check_method(method, problems); }, input.method);
    check(Quantity::tax, input.tax, "tax", problems);
    check(Quantity::discount_rate, input.discount_rate, "discount_rate", problems);
    check_growth(input, problems);
    if (!problems.none()) return std::unexpected(problems.take());
    return std::monostate{};
}

CashFlow cash_flow(const IncomeInput& input, const RemainingLife& life,
                   std::vector<double>& forecast) {
    forecast.clear();
    for (const Money amount : input.forecast) forecast.push_back(to_double(amount));
    return {.forecast = forecast,
            .growth = to_double(input.growth.value_or(Ratio{})),
            .portion = portion_of(input.method),
            .decay = decay_of(input.method),
            .tax = to_double(input.tax),
            .charges = charges_of(input.method),
            .rate = to_double(input.discount_rate),
            .years = to_double(life.years),
            .mid_year = input.convention == Convention::mid_year};
}

Result<IncomeValue> income_value(const IncomeInput& input) {
    CHECKED(check(input));
    IncomeValue made;
    made.life = TRY(remaining_life(input.base_date, input.life));
    std::vector<double> forecast;
    std::vector<CashFlowYear> years;
    const CashFlow flow = cash_flow(input, made.life, forecast);
    const double total =
        present_value(flow, [&](const CashFlowYear& year) { years.push_back(year); });
    made.value = TRY(to_money(total, Rounding::half_up, "value"));

    double running = 0;
    Money so_far;
    for (const CashFlowYear& year : years) {
        const int index = static_cast<int>(year.index);
        const Date from = anniversary(input.base_date, index);
        const Date next = anniversary(input.base_date, index + 1);
        running += year.present;
        const Money now = TRY(to_money(running, Rounding::half_up, "value"));
        const auto days = static_cast<int>(
            std::lround(year.fraction * static_cast<double>((next - from).count())));
        made.years.push_back({.year = index + 1,
                              .from = from,
                              .until = from + Days{days},
                              .fraction = decimal(year.fraction),
                              .amount = TRY(to_money(year.amount, Rounding::half_up, "forecast")),
                              .portion = decimal(year.portion),
                              .benefit = TRY(to_money(year.benefit, Rounding::half_up, "value")),
                              .factor = decimal(year.factor),
                              .present = now - so_far});
        so_far = now;
    }
    ensure(so_far == made.value);
    if (made.value <= Money{})
        return refuse(refusals::no_value, "value", {{"found", with_separators(made.value)}});
    made.why = why_of(input, made.life, made.value);
    return made;
}

}  // namespace zhirong::appraisal
