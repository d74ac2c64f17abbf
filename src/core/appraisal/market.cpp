#include "core/appraisal/market.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "core/appraisal/real.h"
#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

void check_count(const char* path, const char* zh, const char* en, std::size_t most,
                 std::size_t found, shapes::Problems& problems) {
    if (found > most)
        problems.add(refusals::too_many, path,
                     {{"name", zh},
                      {"name_en", en},
                      {"expected", std::to_string(most)},
                      {"found", std::to_string(found)}});
}

std::string names_of(const std::vector<CorrectionRule>& rules) {
    std::string names;
    for (const CorrectionRule& rule : rules) names += (names.empty() ? "" : ", ") + rule.name;
    return names;
}

void check_rules(const std::vector<CorrectionRule>& rules, shapes::Problems& problems) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::string path = shapes::item_path("rules", i);
        if (!names.insert(rules[i].name).second)
            problems.add(refusals::twice, path + ".name", {{"found", rules[i].name}});
        check(Quantity::correction, rules[i].low, path + ".low", problems);
        check(Quantity::correction, rules[i].high, path + ".high", problems);
        if (rules[i].low > rules[i].high)
            problems.add(refusals::out_of_range, path + ".high",
                         {{"name", rules[i].zh},
                          {"name_en", rules[i].en},
                          {"expected", "不低于下限 " + to_percent(rules[i].low)},
                          {"expected_en", "at least its low end, " + to_percent(rules[i].low)},
                          {"found", to_percent(rules[i].high)}});
    }
}

void check_corrections(const Comparable& deal, const std::vector<CorrectionRule>& rules,
                       const std::string& path, shapes::Problems& problems) {
    for (const auto& [name, factor] : deal.corrections)
        if (std::ranges::find(rules, name, &CorrectionRule::name) == rules.end())
            problems.add(refusals::factor_unknown, shapes::member_path(path, name),
                         {{"found", name}, {"expected", names_of(rules)}});
    for (const CorrectionRule& rule : rules) {
        const auto found = deal.corrections.find(rule.name);
        const std::string at = shapes::member_path(path, rule.name);
        if (found == deal.corrections.end())
            problems.add(refusals::factor_missing, at,
                         {{"expected", rule.zh}, {"expected_en", rule.en}});
        else if (found->second < rule.low || found->second > rule.high)
            problems.add(refusals::out_of_range, at,
                         {{"name", rule.zh},
                          {"name_en", rule.en},
                          {"expected",
                           "在 " + to_percent(rule.low) + " 与 " + to_percent(rule.high) + " 之间"},
                          {"expected_en",
                           "between " + to_percent(rule.low) + " and " + to_percent(rule.high)},
                          {"found", to_percent(found->second)}});
    }
}

void check_comparables(const MarketInput& input, shapes::Problems& problems) {
    std::set<std::string> names;
    std::size_t counting = 0;
    for (std::size_t i = 0; i < input.comparables.size(); ++i) {
        const Comparable& deal = input.comparables[i];
        const std::string path = shapes::item_path("comparables", i);
        if (is_blank(deal.name)) problems.add(zhirong::refusals::field_blank, path + ".name");
        if (!names.insert(deal.name).second)
            problems.add(refusals::twice, path + ".name", {{"found", deal.name}});
        if (deal.price <= Money{} || deal.price > largest_input)
            problems.add(refusals::amount_range, path + ".price",
                         {{"name", "成交价"},
                          {"name_en", "The price"},
                          {"low", with_separators(Money{1})},
                          {"high", with_separators(largest_input)},
                          {"found", with_separators(deal.price)}});
        if (deal.left_out && is_blank(*deal.left_out))
            problems.add(refusals::reason_missing, path + ".left_out", {{"found", deal.name}});
        check_corrections(deal, input.rules, path + ".corrections", problems);
        if (!deal.left_out) ++counting;
    }
    if (counting < least_comparables)
        problems.add(
            refusals::too_few_comparables, "comparables",
            {{"expected", std::to_string(least_comparables)}, {"found", std::to_string(counting)}});
}

// Of an even number, the middle of the two in the middle, half up.
Money median(std::vector<Money> amounts) {
    ensure(!amounts.empty());
    std::ranges::sort(amounts);
    const std::size_t half = amounts.size() / 2;
    if (amounts.size() % 2 != 0) return amounts[half];
    return round_fen(int128{amounts[half - 1].fen} + amounts[half].fen, 2, Rounding::half_up);
}

// The one at `except` left out.
std::vector<Money> counting(const std::vector<CorrectedPrice>& prices, std::size_t except) {
    std::vector<Money> amounts;
    for (std::size_t i = 0; i < prices.size(); ++i)
        if (prices[i].counts && i != except) amounts.push_back(prices[i].corrected);
    return amounts;
}

}  // namespace

Result<MarketValue> market_value(const MarketInput& given) {
    shapes::Problems problems;
    check_count("rules", "修正因素", "Corrections", most_rules, given.rules.size(), problems);
    check_count("comparables", "可比案例", "Comparables", most_comparables,
                given.comparables.size(), problems);
    if (!problems.none()) return std::unexpected(problems.take());
    check_rules(given.rules, problems);
    check_comparables(given, problems);
    if (!problems.none()) return std::unexpected(problems.take());

    MarketValue made;
    for (std::size_t i = 0; i < given.comparables.size(); ++i) {
        const Comparable& deal = given.comparables[i];
        double factor = 1;
        for (const CorrectionRule& rule : given.rules)
            factor *= to_double(deal.corrections.at(rule.name));
        const std::string path = shapes::item_path("comparables", i);
        const Money corrected =
            TRY(to_money(to_double(deal.price) * factor, Rounding::half_up, path + ".price"));
        if (corrected <= Money{})
            return refuse(refusals::no_value, path + ".price",
                          {{"found", with_separators(corrected)}});
        made.prices.push_back({.name = deal.name,
                               .price = deal.price,
                               .factor = decimal(factor),
                               .corrected = corrected,
                               .counts = !deal.left_out});
    }
    for (std::size_t i = 0; i < made.prices.size(); ++i) {
        CorrectedPrice& price = made.prices[i];
        const Money others = median(counting(made.prices, i));
        const Ratio distance(
            std::max(price.corrected, others).fen - std::min(price.corrected, others).fen,
            std::max(others, Money{1}).fen);
        price.distance = decimal(to_double(distance), 4);
        price.outlier = distance > outlier_distance;
    }
    const std::vector<Money> amounts = counting(made.prices, made.prices.size());
    made.value = TRY(
        checked({std::ranges::min(amounts), median(amounts), std::ranges::max(amounts)}, "value"));
    made.why = {.title = {"市场法评估值", "Value by the market approach"},
                .rule = "appraisal.market",
                .source = Phrase{"资产评估通行做法：至少三个可比案例（背景知识）",
                                 "Appraisal practice: at least three comparables (background)"},
                .formula = Phrase{"中位数（成交价 × 各修正系数之积）",
                                  "median (price × product of corrections)"},
                .rounding = Rounding::half_up,
                .result = to_string(made.value.mid)};
    for (const CorrectedPrice& price : made.prices)
        if (price.counts)
            made.why.inputs.push_back(input("corrected", price.name, price.name, price.corrected));
    return made;
}

}  // namespace zhirong::appraisal
