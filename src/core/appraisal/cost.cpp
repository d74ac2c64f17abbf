#include "core/appraisal/cost.h"

#include <set>

#include "base/text.h"
#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

void check_months(int months, int low, const char* zh, const char* en, const char* path,
                  shapes::Problems& problems) {
    if (months >= low && months <= most_months) return;
    const std::string most = std::to_string(most_months);
    problems.add(refusals::out_of_range, path,
                 {{"name", zh},
                  {"name_en", en},
                  {"expected", "在 " + std::to_string(low) + " 与 " + most + " 之间"},
                  {"expected_en", "between " + std::to_string(low) + " and " + most},
                  {"found", std::to_string(months)}});
}

void check_items(const std::vector<CostItem>& items, shapes::Problems& problems) {
    const auto count = [&](const RefusalKind& kind, std::size_t expected) {
        problems.add(kind, "items",
                     {{"name", "成本项目"},
                      {"name_en", "Costs"},
                      {"expected", std::to_string(expected)},
                      {"found", std::to_string(items.size())}});
    };
    if (items.empty()) count(refusals::too_few, 1);
    if (items.size() > most_cost_items) return count(refusals::too_many, most_cost_items);
    std::set<std::string> names;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string path = shapes::item_path("items", i);
        if (is_blank(items[i].name)) problems.add(zhirong::refusals::field_blank, path + ".name");
        if (!names.insert(items[i].name).second)
            problems.add(refusals::twice, path + ".name", {{"found", items[i].name}});
        if (items[i].amount <= Money{} || items[i].amount > largest_input)
            problems.add(refusals::amount_range, path + ".amount",
                         {{"name", "成本"},
                          {"name_en", "A cost"},
                          {"low", with_separators(Money{1})},
                          {"high", with_separators(largest_input)},
                          {"found", with_separators(items[i].amount)}});
    }
}

}  // namespace

Result<CostValue> cost_value(const CostInput& given) {
    shapes::Problems problems;
    check_items(given.items, problems);
    check_months(given.used_months, 0, "已使用月数", "Months used", "used_months", problems);
    check_months(given.remaining_months, 1, "剩余月数", "Months remaining", "remaining_months",
                 problems);
    check_exact(Quantity::functional, given.functional, "functional", problems);
    check_exact(Quantity::economic, given.economic, "economic", problems);
    if (!problems.none()) return std::unexpected(problems.take());

    CostValue made;
    for (const CostItem& item : given.items) made.cost += item.amount;
    made.physical = Ratio(given.used_months, given.used_months + given.remaining_months);
    made.depreciation = made.physical + given.functional + given.economic;
    const Ratio one = Ratio::whole(1);
    if (made.depreciation >= one)
        return refuse(refusals::worn_out, "economic", {{"found", to_percent(made.depreciation)}});
    made.value = apply(made.cost, one - made.depreciation, Rounding::half_up);
    if (made.value <= Money{})
        return refuse(refusals::no_value, "items", {{"found", with_separators(made.value)}});
    if (made.value > largest_input)
        return refuse(
            refusals::too_large, "items",
            {{"found", with_separators(made.value)}, {"expected", with_separators(largest_input)}});
    const Label basis = label_of(given.basis);
    made.why = {
        .title = {"成本法评估值", "Value by the cost approach"},
        .rule = "appraisal.cost",
        .source = Phrase{"资产评估通行做法（背景知识）", "Appraisal practice (background)"},
        .formula = Phrase{"重置成本 × (1 − 使用年限贬值率 − 功能性贬值率 − 经济性贬值率)",
                          "cost × (1 − physical − functional − economic)"},
        .rounding = Rounding::half_up,
        .inputs = {input("cost", basis.zh, basis.en, made.cost),
                   input("physical", "使用年限贬值率", "Depreciation by life used", made.physical),
                   input("functional", "功能性贬值率", "Functional obsolescence", given.functional),
                   input("economic", "经济性贬值率", "Economic obsolescence", given.economic)},
        .result = to_string(made.value),
        .steps = {{.title = {"使用年限贬值率", "Depreciation by life used"},
                   .rule = "appraisal.physical",
                   .formula = Phrase{"已使用月数 ÷ (已使用月数 + 剩余月数)",
                                     "used_months ÷ (used_months + remaining_months)"},
                   .unit = Unit::rate,
                   .inputs = {input("used_months", "已使用月数", "Months used",
                                    std::to_string(given.used_months)),
                              input("remaining_months", "剩余月数", "Months remaining",
                                    std::to_string(given.remaining_months))},
                   .result = to_string(made.physical)}}};
    for (const CostItem& item : given.items)
        made.why.inputs.push_back(input("item", item.name, item.name, item.amount));
    return made;
}

}  // namespace zhirong::appraisal
