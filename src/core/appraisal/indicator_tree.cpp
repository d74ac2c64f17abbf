#include "core/appraisal/indicator_tree.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

constexpr int levels = 3;

// So that three weights and a score multiply in 64 bits: 0.01 % steps, scores to hundredths.
constexpr std::int64_t weight_steps = 10'000;
constexpr std::int64_t score_steps = 100;

const Indicator* find(const IndicatorTree& tree, const std::string& id) {
    const auto found = std::ranges::find(tree.indicators, id, &Indicator::id);
    return found == tree.indicators.end() ? nullptr : &*found;
}

// From 1; 0: the way up ends nowhere or turns in a circle.
int level_of(const IndicatorTree& tree, const Indicator& indicator) {
    const Indicator* at = &indicator;
    for (std::size_t steps = 1; steps <= tree.indicators.size(); ++steps) {
        if (!at->parent) return static_cast<int>(steps);
        at = find(tree, *at->parent);
        if (at == nullptr) return 0;
    }
    return 0;
}

bool has_children(const IndicatorTree& tree, const std::string& id) {
    return std::ranges::any_of(tree.indicators,
                               [&](const Indicator& each) { return each.parent == id; });
}

bool is_fine(Ratio value, std::int64_t steps) { return steps % value.denominator() == 0; }

void add_too_fine(Ratio value, int places, const Label& name, const std::string& path,
                  shapes::Problems& problems) {
    problems.add(refusals::too_fine, path,
                 {{"name", name.zh},
                  {"name_en", name.en},
                  {"places", std::to_string(places)},
                  {"found", to_string(value)}});
}

// Answers whether the weights can be summed.
bool check_indicators(const IndicatorTree& tree, shapes::Problems& problems) {
    std::set<std::string> ids;
    bool exact = true;
    for (std::size_t i = 0; i < tree.indicators.size(); ++i) {
        const Indicator& each = tree.indicators[i];
        const std::string path = shapes::item_path("indicators", i);
        if (!ids.insert(each.id).second)
            problems.add(refusals::twice, path + ".id", {{"found", each.id}});
        const bool inside = check(Quantity::weight, each.weight, path + ".weight", problems);
        if (!is_fine(each.weight, weight_steps))
            add_too_fine(each.weight, 4, label_of(Quantity::weight), path + ".weight", problems);
        exact = exact && inside && is_fine(each.weight, weight_steps);
        if (each.parent && find(tree, *each.parent) == nullptr) {
            problems.add(refusals::tree_parent, path + ".parent",
                         {{"found", each.id}, {"expected", *each.parent}});
            continue;
        }
        const int level = level_of(tree, each);
        if (level == 0)
            problems.add(refusals::tree_circle, path + ".parent", {{"found", each.id}});
        else if (level > levels || (level < levels && !has_children(tree, each.id)))
            problems.add(refusals::tree_depth, path,
                         {{"found", each.id}, {"depth", std::to_string(level)}});
    }
    return exact;
}

void check_counts(const IndicatorTree& tree, shapes::Problems& problems) {
    struct Row {
        int level;
        int expected;
        const char* path;
    };
    for (const Row& row :
         {Row{1, tree.counts.first, "counts.first"}, Row{2, tree.counts.second, "counts.second"},
          Row{3, tree.counts.third, "counts.third"}}) {
        const auto found = std::ranges::count_if(tree.indicators, [&](const Indicator& each) {
            return level_of(tree, each) == row.level;
        });
        if (found != row.expected)
            problems.add(refusals::tree_count, row.path,
                         {{"level", std::to_string(row.level)},
                          {"expected", std::to_string(row.expected)},
                          {"found", std::to_string(found)}});
    }
}

void check_weights(const IndicatorTree& tree, shapes::Problems& problems) {
    std::map<std::string, Ratio> sums;  // "" for the first level: ids are not blank
    for (const Indicator& each : tree.indicators) {
        Ratio& sum = sums[each.parent.value_or("")];
        sum = sum + each.weight;
    }
    for (const auto& [parent, sum] : sums) {
        if (sum == Ratio::whole(1)) continue;
        const Indicator* node = find(tree, parent);
        problems.add(
            refusals::weights_sum, "indicators",
            {{"name", node == nullptr ? "一级指标" : "“" + node->zh + "”各下级指标"},
             {"name_en", node == nullptr ? "the first level" : "what is below " + node->en},
             {"found", to_percent(sum)}});
    }
}

void check_scores(const IndicatorTree& tree, const std::map<std::string, Ratio>& scores,
                  shapes::Problems& problems) {
    for (const auto& [id, value] : scores) {
        const Indicator* indicator = find(tree, id);
        const std::string path = shapes::member_path("scores", id);
        if (indicator == nullptr || has_children(tree, id)) {
            problems.add(refusals::score_unknown, path, {{"found", id}});
            continue;
        }
        if (check(Quantity::score, value, path, problems) && !is_fine(value, score_steps))
            add_too_fine(value, 2, label_of(Quantity::score), path, problems);
    }
    for (const Indicator& each : tree.indicators)
        if (!has_children(tree, each.id) && !scores.contains(each.id))
            problems.add(refusals::score_missing, shapes::member_path("scores", each.id),
                         {{"expected", each.zh}, {"expected_en", each.en}});
}

class Scorer {
public:
    Scorer(const IndicatorTree& tree, const std::map<std::string, Ratio>& scores)
        : tree_(tree), scores_(scores) {}

    // Of what is below `parent`, with the working of it. Depth is that of the tree: three.
    Ratio below(const std::optional<std::string>& parent, Why& why) const {
        Ratio total;
        why.formula = Phrase{"Σ 下级得分 × 权重", "Σ score × weight"};
        why.unit = Unit::text;
        for (const Indicator& each : tree_.indicators) {
            if (each.parent != parent) continue;
            Why part{.title = {each.zh, each.en},
                     .rule = "appraisal.indicator." + each.id,
                     .source = each.provenance.source,
                     .unit = Unit::text};
            const auto scored = scores_.find(each.id);
            const Ratio score = scored == scores_.end() ? below(each.id, part) : scored->second;
            part.result = to_string(score);
            why.inputs.push_back(input(each.id, each.zh, each.en, part.result));
            why.inputs.push_back(
                input(each.id + ".weight", each.zh + "权重", "Its weight", each.weight));
            if (!part.inputs.empty()) why.steps.push_back(std::move(part));
            total = total + score * each.weight;
        }
        why.result = to_string(total);
        return total;
    }

    Ratio share_of(const Indicator& indicator) const {
        Ratio share = indicator.weight;
        for (const Indicator* at = &indicator; at->parent;) {
            at = find(tree_, *at->parent);
            share = share * at->weight;
        }
        return share;
    }

private:
    const IndicatorTree& tree_;
    const std::map<std::string, Ratio>& scores_;
};

}  // namespace

Result<IndicatorTree> load_indicators(const Tree& data) {
    IndicatorTree tree = TRY(read<IndicatorTree>(data));
    shapes::Problems problems;
    const bool exact = check_indicators(tree, problems);
    check_counts(tree, problems);
    if (exact) check_weights(tree, problems);
    if (!problems.none()) return std::unexpected(problems.take());
    return tree;
}

Result<Score> score(const IndicatorTree& tree, const std::map<std::string, Ratio>& scores) {
    shapes::Problems problems;
    check_scores(tree, scores, problems);
    if (!problems.none()) return std::unexpected(problems.take());
    const Scorer scorer(tree, scores);
    Score made;
    made.why = {.title = tree.title,
                .rule = "appraisal.score",
                .programme = tree.name,
                .version = std::to_string(tree.version),
                .source = tree.provenance.source};
    made.total = scorer.below(std::nullopt, made.why);
    for (const Indicator& each : tree.indicators) {
        Why unused;
        const auto scored = scores.find(each.id);
        made.scores.push_back(
            {each.id, level_of(tree, each),
             scored == scores.end() ? scorer.below(each.id, unused) : scored->second,
             scorer.share_of(each)});
    }
    return made;
}

Result<Ratio> rate_by_score(Ratio low, Ratio high, Ratio score) {
    shapes::Problems problems;
    check_exact(Quantity::share, low, "low", problems);
    check_exact(Quantity::share, high, "high", problems);
    check(Quantity::score, score, "score", problems);
    if (problems.none() && low > high)
        problems.add(refusals::distribution_order, "high",
                     {{"name", "费率"},
                      {"name_en", "the rate"},
                      {"found", to_percent(low) + ", " + to_percent(high)}});
    if (!problems.none()) return std::unexpected(problems.take());
    const Ratio span = high - low;
    constexpr std::int64_t steps = 1'000'000;  // as fine as an input may be
    static_assert(most_decimals == 6);
    const Money whole =
        round_fen(int128{span.numerator()} * score.numerator() * steps,
                  int128{span.denominator()} * score.denominator() * 100, Rounding::half_up);
    return low + Ratio(whole.fen, steps);
}

}  // namespace zhirong::appraisal
