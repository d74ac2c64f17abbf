#include "features/valuation/outlier.h"

#include <algorithm>

namespace zhirong::valuation {
namespace {

Ratio ratio_of(Money a, Money b) { return {a.fen, b.fen}; }

// "1.85": two decimals, half up; for people.
std::string times(Ratio ratio) {
    const Money hundredths =
        round_fen(int128{ratio.numerator()} * 100, ratio.denominator(), Rounding::half_up);
    return to_string(hundredths);
}

template <class T>
T median(std::vector<T> values) {
    std::ranges::sort(values);
    return values[(values.size() - 1) / 2];
}

std::string yuan_text(Money money) { return with_separators(money) + " 元"; }

// Above `line` times what is expected, or below its inverse.
bool apart(Ratio ratio, Ratio line) { return ratio > line || ratio * line < Ratio::whole(1); }

Comparison published(const RightKnown& right) {
    if (right.published.size() < least_published)
        return {"published",
                {"“" + right.title + "”与已公布价格：可比价格只有 " +
                     std::to_string(right.published.size()) + " 个，不足 " +
                     std::to_string(least_published) + " 个，未比较",
                 "“" + right.title + "” and published prices: only " +
                     std::to_string(right.published.size()) + " fit, " +
                     std::to_string(least_published) + " are needed; not compared"},
                false};
    const Money middle = median(right.published);
    const Ratio ratio = ratio_of(right.value, middle);
    return {"published",
            {"“" + right.title + "”评估价值 " + yuan_text(right.value) + "，" +
                 std::to_string(right.published.size()) + " 个已公布价格的中位数 " +
                 yuan_text(middle) + "，为其 " + times(ratio) + " 倍",
             "“" + right.title + "”: " + with_separators(right.value) + " yuan, median of " +
                 std::to_string(right.published.size()) + " published prices " +
                 with_separators(middle) + ", " + times(ratio) + " times it"},
            apart(ratio, above_published)};
}

Comparison earlier(const RightKnown& right) {
    if (right.earlier.empty())
        return {"earlier",
                {"“" + right.title + "”没有此前采纳的评估，未比较",
                 "“" + right.title + "” was not valued before; not compared"},
                false};
    const Earlier& last = right.earlier.back();
    const Ratio ratio = ratio_of(right.value, last.value);
    return {"earlier",
            {"“" + right.title + "”此前于 " + to_string(last.on) + " 采纳 " +
                 yuan_text(last.value) + "，本次为其 " + times(ratio) + " 倍",
             "“" + right.title + "” was accepted at " + with_separators(last.value) + " yuan on " +
                 to_string(last.on) + "; this is " + times(ratio) + " times it"},
            apart(ratio, above_earlier)};
}

Comparison history(const Known& known) {
    const Ratio now = ratio_of(known.total, known.asked);
    if (known.own_ratios.size() < least_history)
        return {"history",
                {"评估机构此前被采纳的报告只有 " + std::to_string(known.own_ratios.size()) +
                     " 份，不足 " + std::to_string(least_history) +
                     " 份，未比较；本次价值为申请金额的 " + times(now) + " 倍",
                 "Only " + std::to_string(known.own_ratios.size()) +
                     " earlier reports of this appraiser were accepted, " +
                     std::to_string(least_history) + " are needed; this one is " + times(now) +
                     " times the amount asked"},
                false};
    const Ratio middle = median(known.own_ratios);
    return {
        "history",
        {"本次价值为申请金额的 " + times(now) + " 倍，该评估机构此前 " +
             std::to_string(known.own_ratios.size()) + " 份报告的中位数为 " + times(middle) + " 倍",
         "This value is " + times(now) + " times the amount asked; the median of " +
             std::to_string(known.own_ratios.size()) + " earlier reports is " + times(middle)},
        apart(now / middle, above_history)};
}

Comparison scored(const Known& known) {
    if (!known.scored)
        return {"score",
                {"报告没有指标得分或者未采用许可费率，未比较",
                 "The report has no score, or no royalty; not compared"},
                false};
    const ScoredRate& each = *known.scored;
    return {"score",
            {"许可费率 " + to_percent(each.rate) + "，按指标得分 " + to_string(each.score) +
                 " 在常见区间内应约为 " + to_percent(each.expected),
             "Royalty " + to_percent(each.rate) + "; by a score of " + to_string(each.score) +
                 " it would be about " + to_percent(each.expected)},
            each.rate > each.expected * above_score};
}

}  // namespace

std::vector<Comparison> compare(const Known& known) {
    std::vector<Comparison> all;
    for (const RightKnown& right : known.rights) {
        all.push_back(published(right));
        all.push_back(earlier(right));
    }
    all.push_back(history(known));
    all.push_back(scored(known));
    return all;
}

}  // namespace zhirong::valuation
