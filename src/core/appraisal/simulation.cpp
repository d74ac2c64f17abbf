#include "core/appraisal/simulation.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/appraisal/real.h"
#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

// Small enough for a core's nearest memory, large enough that calls do not count.
constexpr std::size_t block_trials = 512;

// Neumaier's sum: as if with twice the digits, so long sums of like numbers keep theirs.
class Sum {
public:
    void add(double value) {
        const double next = sum_ + value;
        lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
        sum_ = next;
    }
    double total() const { return sum_ + lost_; }

private:
    double sum_ = 0;
    double lost_ = 0;
};

// Taken from the first value on, so that equal values have exactly that mean.
double mean_of(std::span<const double> values) {
    Sum sum;
    for (const double value : values) sum.add(value - values.front());
    return values.front() + sum.total() / static_cast<double>(values.size());
}

// Of the mean, from independent values.
double standard_error_of(std::span<const double> values, double mean) {
    Sum squares;
    for (const double value : values) squares.add((value - mean) * (value - mean));
    const auto count = static_cast<double>(values.size());
    return std::sqrt(squares.total() / (count - 1) / count);
}

// A trial and its mirror are not independent; their means are.
std::vector<double> means_of_pairs(std::span<const double> values) {
    std::vector<double> means;
    means.reserve(values.size() / 2);
    for (std::size_t i = 0; i + 1 < values.size(); i += 2)
        means.push_back((values[i] + values[i + 1]) / 2);
    return means;
}

double percentile(std::span<const double> sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 == sorted.size()) return sorted[below];
    return sorted[below] +
           (sorted[below + 1] - sorted[below]) * (place - static_cast<double>(below));
}

Result<Money> rounded(double fen) { return to_money(fen, Rounding::half_up, "simulation"); }

Result<std::vector<Bin>> histogram_of(std::span<const double> sorted) {
    const double least = sorted.front();
    const double width = (sorted.back() - least) / static_cast<double>(histogram_bins);
    std::vector<Bin> bins;
    if (width <= 0) {
        const Money only = TRY(rounded(least));
        bins.push_back({only, only, std::ssize(sorted)});
        return bins;
    }
    for (std::size_t i = 0; i < histogram_bins; ++i)
        bins.push_back({TRY(rounded(least + width * static_cast<double>(i))),
                        TRY(rounded(least + width * static_cast<double>(i + 1)))});
    for (const double value : sorted)
        ++bins[std::min(static_cast<std::size_t>((value - least) / width), histogram_bins - 1)]
              .count;
    return bins;
}

Why why_of(const Outcome& outcome, std::span<const Uncertain> inputs) {
    Why why{
        .title = {"模拟均值", "Mean of the simulation"},
        .rule = "appraisal.simulation",
        .source = Phrase{"蒙特卡洛模拟；随机数 Philox4x32-10（Salmon 等，2011）",
                         "Monte Carlo; random numbers by Philox4x32-10 (Salmon et al., 2011)"},
        .formula = Phrase{"各次价值之和 ÷ 模拟次数", "Σ value of a trial ÷ trials"},
        .rounding = Rounding::half_up,
        .inputs = {{"trials", "模拟次数", "Trials", std::to_string(outcome.plan.trials),
                    Unit::count},
                   {"seed", "随机种子", "Seed", std::to_string(outcome.plan.seed), Unit::count},
                   input("sampling", "抽样方式", "Sampling", label_of(outcome.plan.sampling).zh),
                   {"version", "算法版本", "Version of the arithmetic",
                    std::to_string(outcome.version), Unit::count}},
        .result = to_string(outcome.mean)};
    for (const Uncertain& each : inputs) {
        const Label name = label_of(each.input);
        const Limit& limit = limit_of(each.input);
        why.inputs.push_back(input(name.name, name.zh, name.en,
                                   std::string(type_of(each.distribution)) + " " +
                                       text_of(limit, least(each.distribution)) + " – " +
                                       text_of(limit, greatest(each.distribution))));
    }
    return why;
}

}  // namespace

void check_uncertain(std::span<const Quantity> allowed, std::span<const Uncertain> uncertain,
                     shapes::Problems& problems) {
    std::set<Quantity> seen;
    for (std::size_t i = 0; i < uncertain.size(); ++i) {
        const Uncertain& each = uncertain[i];
        const std::string path = shapes::item_path("uncertain", i);
        const std::string name(name_of(each.input));
        if (std::ranges::find(allowed, each.input) == allowed.end()) {
            std::string names;
            for (const Quantity quantity : allowed)
                names += (names.empty() ? "" : ", ") + std::string(name_of(quantity));
            problems.add(refusals::input_unknown, path + ".input",
                         {{"found", name}, {"expected", names}});
        }
        if (!seen.insert(each.input).second)
            problems.add(refusals::twice, path + ".input", {{"found", name}});
        check(each.input, each.distribution, path + ".distribution", problems);
    }
}

Result<Simulation> Simulation::make(std::vector<Uncertain> inputs, Evaluate evaluate,
                                    const SimulationPlan& plan) {
    shapes::Problems problems;
    if (plan.trials < least_trials || plan.trials > most_trials)
        problems.add(refusals::trials_range, "plan.trials",
                     {{"low", std::to_string(least_trials)},
                      {"high", std::to_string(most_trials)},
                      {"found", std::to_string(plan.trials)}});
    if (plan.sampling == Sampling::antithetic && plan.trials % 2 != 0)
        problems.add(refusals::trials_odd, "plan.trials", {{"found", std::to_string(plan.trials)}});
    if (plan.seed < 0)
        problems.add(refusals::seed_negative, "plan.seed", {{"found", std::to_string(plan.seed)}});
    const auto count = [&](const RefusalKind& kind, std::size_t expected) {
        problems.add(kind, "uncertain",
                     {{"name", "不确定的输入"},
                      {"name_en", "Uncertain inputs"},
                      {"expected", std::to_string(expected)},
                      {"found", std::to_string(inputs.size())}});
    };
    if (inputs.empty()) count(refusals::too_few, 1);
    if (inputs.size() > most_uncertain) count(refusals::too_many, most_uncertain);
    if (!problems.none()) return std::unexpected(problems.take());
    return Simulation(std::move(inputs), std::move(evaluate), plan);
}

Simulation::Simulation(std::vector<Uncertain> inputs, Evaluate evaluate, const SimulationPlan& plan)
    : inputs_(std::move(inputs)),
      evaluate_(std::move(evaluate)),
      plan_(plan),
      worth_(static_cast<std::size_t>(plan.trials)),
      done_((worth_.size() + block_trials - 1) / block_trials) {
    for (const Uncertain& each : inputs_) quantiles_.emplace_back(each.distribution);
}

std::int64_t Simulation::trials_of(std::size_t block) const {
    return static_cast<std::int64_t>(std::min(block_trials, worth_.size() - block * block_trials));
}

void Simulation::draw(std::uint64_t first, std::size_t trials, std::vector<double>& values) const {
    values.resize(inputs_.size() * trials);
    const auto seed = static_cast<std::uint64_t>(plan_.seed);
    const PhiloxKey key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    const bool pairs = plan_.sampling == Sampling::antithetic;
    const auto fill = [&](std::size_t input, std::size_t column, double value, bool mirror) {
        if (input < inputs_.size()) values[input * trials + column] = mirror ? 1 - value : value;
    };
    // 128 bits at a time are two inputs of one trial.
    for (std::size_t input = 0; input < inputs_.size(); input += 2)
        for (std::size_t column = 0; column < trials; ++column) {
            const std::uint64_t trial = first + column;
            const std::uint64_t drawn = pairs ? trial / 2 : trial;
            const bool mirror = pairs && trial % 2 != 0;
            const PhiloxCounter bits =
                philox({static_cast<std::uint32_t>(drawn), static_cast<std::uint32_t>(drawn >> 32),
                        static_cast<std::uint32_t>(input / 2), 0},
                       key);
            fill(input, column, uniform(bits[0], bits[1]), mirror);
            fill(input + 1, column, uniform(bits[2], bits[3]), mirror);
        }
    for (std::size_t input = 0; input < inputs_.size(); ++input)
        quantiles_[input].map(std::span(values).subspan(input * trials, trials));
}

void Simulation::run(std::size_t block) {
    ensure(block < done_.size() && done_[block] == 0);
    const std::size_t first = block * block_trials;
    const auto trials = static_cast<std::size_t>(trials_of(block));
    std::vector<double> values;
    draw(first, trials, values);
    evaluate_({values, trials}, std::span(worth_).subspan(first, trials));
    done_[block] = 1;
}

Result<std::vector<Bar>> Simulation::tornado() const {
    constexpr double low = 0.1;
    constexpr double middle = 0.5;
    constexpr double high = 0.9;
    const std::size_t trials = 2 * inputs_.size();  // Each input low, then high.
    std::vector<double> values(inputs_.size() * trials);
    for (std::size_t input = 0; input < inputs_.size(); ++input)
        for (std::size_t trial = 0; trial < trials; ++trial)
            values[input * trials + trial] = quantiles_[input](trial / 2 != input ? middle
                                                               : trial % 2 == 0   ? low
                                                                                  : high);
    std::vector<double> worth(trials);
    evaluate_({values, trials}, worth);
    std::vector<Bar> bars;
    for (std::size_t input = 0; input < inputs_.size(); ++input) {
        const Money at_low = TRY(rounded(worth[2 * input]));
        const Money at_high = TRY(rounded(worth[2 * input + 1]));
        bars.push_back({.input = inputs_[input].input,
                        .low_input = decimal(quantiles_[input](low)),
                        .high_input = decimal(quantiles_[input](high)),
                        .at_low = at_low,
                        .at_high = at_high,
                        .swing = std::max(at_low, at_high) - std::min(at_low, at_high)});
    }
    std::ranges::stable_sort(bars, std::ranges::greater{}, &Bar::swing);
    return bars;
}

Result<Outcome> Simulation::outcome() const {
    ensure(std::ranges::count(done_, 1) == std::ssize(done_));
    // Before they are sorted: a NaN has no place in an order.
    for (const double worth : worth_) TRY(rounded(worth));
    std::vector<double> sorted = worth_;
    std::ranges::sort(sorted);

    Outcome made{.plan = plan_};
    const double mean = mean_of(worth_);
    const double error = plan_.sampling == Sampling::antithetic
                             ? standard_error_of(means_of_pairs(worth_), mean)
                             : standard_error_of(worth_, mean);
    made.mean = TRY(rounded(mean));
    made.standard_error = TRY(to_money(error, Rounding::up, "simulation"));
    made.least = TRY(rounded(sorted.front()));
    made.greatest = TRY(rounded(sorted.back()));
    made.percentiles = {
        TRY(rounded(percentile(sorted, 0.05))), TRY(rounded(percentile(sorted, 0.25))),
        TRY(rounded(percentile(sorted, 0.5))), TRY(rounded(percentile(sorted, 0.75))),
        TRY(rounded(percentile(sorted, 0.95)))};
    made.histogram = TRY(histogram_of(sorted));
    made.worthless = std::ranges::upper_bound(sorted, 0.0) - sorted.begin();
    made.tornado = TRY(tornado());
    made.why = why_of(made, inputs_);
    return made;
}

Result<Outcome> run_in_turn(Simulation simulation, const Progress& progress) {
    std::int64_t trials = 0;
    for (std::size_t block = 0; block < simulation.blocks(); ++block)
        trials += simulation.trials_of(block);
    std::int64_t done = 0;
    for (std::size_t block = 0; block < simulation.blocks(); ++block) {
        simulation.run(block);
        done += simulation.trials_of(block);
        if (progress && !progress(done, trials) && done < trials)
            return refuse(refusals::stopped, {},
                          {{"found", std::to_string(done)}, {"expected", std::to_string(trials)}});
    }
    return simulation.outcome();
}

Result<Value> value_of(const Outcome& outcome, PercentileRange range) {
    const Percentiles& points = outcome.percentiles;
    switch (range) {
        case PercentileRange::from_p25_to_p75:
            return checked({points.p25, points.p50, points.p75}, "value");
        case PercentileRange::from_p5_to_p95:
            return checked({points.p5, points.p50, points.p95}, "value");
    }
    ensure(false);
    return {};
}

}  // namespace zhirong::appraisal
