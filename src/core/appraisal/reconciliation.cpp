#include "core/appraisal/reconciliation.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "core/appraisal/real.h"
#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

// Adds everything wrong with the values; with weights only where they count.
void check_values(const std::vector<WeightedValue>& values, bool weighted,
                  shapes::Problems& problems) {
    if (values.empty())
        problems.add(
            refusals::too_few, "values",
            {{"name", "评估方法"}, {"name_en", "Approaches"}, {"expected", "1"}, {"found", "0"}});
    std::set<Approach> seen;
    Ratio sum;
    bool exact = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const WeightedValue& each = values[i];
        const std::string path = shapes::item_path("values", i);
        const Label name = label_of(each.approach);
        if (!seen.insert(each.approach).second)
            problems.add(refusals::twice, path + ".approach", {{"found", name.zh}});
        if (const auto fit = checked(each.value, path + ".value"); !fit)
            for (const Refusal& refusal : fit.error().all)
                problems.add(*refusal.kind, refusal.field, refusal.facts);
        if (is_blank(each.reason))
            problems.add(refusals::reason_missing, path + ".reason", {{"found", name.zh}});
        if (!weighted) continue;
        exact &= check_exact(Quantity::weight, each.weight, path + ".weight", problems);
        if (exact) sum = sum + each.weight;
    }
    if (weighted && exact && !values.empty() && sum != Ratio::whole(1))
        problems.add(
            refusals::weights_sum, "values",
            {{"name", "各评估方法"}, {"name_en", "the approaches"}, {"found", to_percent(sum)}});
}

// Weights are decimals of at most six places, so all have this denominator.
Money weighted_sum(const std::vector<WeightedValue>& values, Money Value::* part) {
    constexpr std::int64_t parts = 1'000'000;
    int128 sum = 0;
    for (const WeightedValue& each : values)
        sum += int128{(each.value.*part).fen} * each.weight.numerator() *
               (parts / each.weight.denominator());
    return round_fen(sum, parts, Rounding::half_up);
}

Result<Value> overlap_of(const std::vector<WeightedValue>& values) {
    const auto& lowest = *std::ranges::max_element(
        values, {}, [](const WeightedValue& each) { return each.value.low; });
    const auto& highest = *std::ranges::min_element(
        values, {}, [](const WeightedValue& each) { return each.value.high; });
    const Money low = lowest.value.low;
    const Money high = highest.value.high;
    if (low > high)
        return refuse(refusals::ranges_apart, "values",
                      {{"low", label_of(lowest.approach).zh},
                       {"low_en", label_of(lowest.approach).en},
                       {"low_amount", with_separators(low)},
                       {"high", label_of(highest.approach).zh},
                       {"high_en", label_of(highest.approach).en},
                       {"high_amount", with_separators(high)}});
    return Value{low, round_fen(int128{low.fen} + high.fen, 2, Rounding::half_up), high};
}

}  // namespace

Result<Reconciliation> reconcile(const std::vector<WeightedValue>& values, ReconciliationWay way) {
    const bool weighted = way == ReconciliationWay::weights;
    shapes::Problems problems;
    check_values(values, weighted, problems);
    if (!problems.none()) return std::unexpected(problems.take());

    Reconciliation made;
    made.value = weighted
                     ? Value{weighted_sum(values, &Value::low), weighted_sum(values, &Value::mid),
                             weighted_sum(values, &Value::high)}
                     : TRY(overlap_of(values));
    CHECKED(checked(made.value, "value"));

    const auto mid = [](const WeightedValue& each) { return each.value.mid; };
    const Money least = mid(std::ranges::min(values, {}, mid));
    const Money greatest = mid(std::ranges::max(values, {}, mid));
    const Ratio spread((greatest - least).fen, least.fen);
    made.spread = decimal(to_double(spread), 4);
    if (spread > wide_spread) {
        const std::string found = decimal(to_double(spread) * 100, 1) + "%";
        const std::string line = to_percent(wide_spread);
        made.warning = Phrase{"各方法结果相差 " + found + "，超过 " + line + "，请说明差异原因",
                              "The approaches lie " + found + " apart, more than " + line +
                                  "; explain the difference"};
    }
    made.why = {.title = {"评估结论", "Conclusion"},
                .rule = std::string("appraisal.reconciliation.") + std::string(name_of(way)),
                .source = Phrase{"资产评估通行做法（背景知识）", "Appraisal practice (background)"},
                .formula = weighted ? Phrase{"Σ 各方法评估值 × 权重", "Σ value × weight"}
                                    : Phrase{"(各方法下限的最大值 + 各方法上限的最小值) ÷ 2",
                                             "(greatest low + least high) ÷ 2"},
                .rounding = Rounding::half_up,
                .result = to_string(made.value.mid)};
    for (const WeightedValue& each : values) {
        const Label name = label_of(each.approach);
        if (weighted) {
            made.why.inputs.push_back(input(name.name, name.zh, name.en, each.value.mid));
            made.why.inputs.push_back(
                input(name.name + "_weight", name.zh + "权重", "Its weight", each.weight));
        } else {
            made.why.inputs.push_back(
                input(name.name + "_low", name.zh + "下限", name.en + ", low", each.value.low));
            made.why.inputs.push_back(
                input(name.name + "_high", name.zh + "上限", name.en + ", high", each.value.high));
        }
        made.why.inputs.push_back(
            input(name.name + "_reason", name.zh + "理由", "Reason", each.reason));
    }
    return made;
}

}  // namespace zhirong::appraisal
