#pragma once
// A value as a range: its inputs are drawn again and again, and the results counted. Inputs are
// drawn independently of each other. Trial by trial the draws depend on the seed alone, and sums
// are taken in the order of trials: the same seed and trials give the same bytes, whatever the
// number of workers, on the same machine and library of mathematics.
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/appraisal/distribution.h"
#include "core/appraisal/philox.h"
#include "core/appraisal/value.h"
#include "core/explanation/why.h"

namespace zhirong::appraisal {

struct Uncertain {
    Quantity input;
    Distribution distribution;
};

// Adds a refusal for an input that is not among those allowed, one that stands twice, and whatever
// is wrong with a distribution; at "uncertain[i]".
void check_uncertain(std::span<const Quantity> allowed, std::span<const Uncertain> uncertain,
                     shapes::Problems& problems);

enum class Sampling {
    independent,
    antithetic,  // every second trial mirrors the one before it; for models that rise or fall
};

struct SimulationPlan {
    std::int64_t trials = 10'000;
    std::int64_t seed = 0;
    Sampling sampling = Sampling::independent;
};

constexpr std::int64_t least_trials = 1'000;
constexpr std::int64_t most_trials = 1'000'000;
constexpr std::size_t most_uncertain = 20;
constexpr std::size_t histogram_bins = 40;
// Part of what a replay needs: a change of the arithmetic that moves figures raises it.
constexpr int simulation_version = 1;

// Drawn values: a row for each input, in the order of the uncertain ones, a column for each trial.
struct Draws {
    std::span<const double> values;
    std::size_t trials;
    std::span<const double> row(std::size_t input) const {
        return values.subspan(input * trials, trials);
    }
};
// Fills in what each trial is worth, in fen. Called from several threads at once; must be pure.
using Evaluate = std::function<void(const Draws& draws, std::span<double> worth)>;

struct Percentiles {
    Money p5, p25, p50, p75, p95;
};
struct Bin {
    Money from;
    Money until;  // the last bin's belongs to it
    std::int64_t count = 0;
};
// What one input moves: the value with it at its 10th and its 90th percentile, the others at their
// medians.
struct Bar {
    Quantity input = Quantity::forecast;
    std::string low_input;
    std::string high_input;
    Money at_low;
    Money at_high;
    Money swing;  // between the two, without sign
};

struct Outcome {
    SimulationPlan plan;
    int version = simulation_version;
    Money mean;
    Money standard_error;  // of the mean, rounded up
    Money least;
    Money greatest;
    Percentiles percentiles;     // between neighbours by their distance (Hyndman and Fan, type 7)
    std::vector<Bin> histogram;  // of equal width, rising
    std::int64_t worthless = 0;  // trials at or below zero
    std::vector<Bar> tornado;    // the greatest swing first; of equals, as given
    Why why;
};

// Low and high end of the value, the median between them. Refused if the low end is not above zero.
enum class PercentileRange { from_p25_to_p75, from_p5_to_p95 };
Result<Value> value_of(const Outcome& outcome, PercentileRange range);

class Simulation {
public:
    // The inputs' distributions must have been checked.
    static Result<Simulation> make(std::vector<Uncertain> inputs, Evaluate evaluate,
                                   const SimulationPlan& plan);

    // Blocks may be run in any order and at once by several threads, each once.
    std::size_t blocks() const { return done_.size(); }
    void run(std::size_t block);
    std::int64_t trials_of(std::size_t block) const;

    // After all blocks. Refused: a trial that gave no number or more than can be booked.
    Result<Outcome> outcome() const;

private:
    Simulation(std::vector<Uncertain> inputs, Evaluate evaluate, const SimulationPlan& plan);
    void draw(std::uint64_t first, std::size_t trials, std::vector<double>& values) const;
    Result<std::vector<Bar>> tornado() const;

    std::vector<Uncertain> inputs_;
    std::vector<Quantile> quantiles_;
    Evaluate evaluate_;
    SimulationPlan plan_;
    std::vector<double> worth_;
    std::vector<char> done_;
};

// Asked after every block; false stops.
using Progress = std::function<bool(std::int64_t done, std::int64_t trials)>;

// All blocks by one worker. Refused with appraisal.stopped if `progress` says so before the last.
Result<Outcome> run_in_turn(Simulation simulation, const Progress& progress = {});

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct EnumNames<appraisal::Sampling> {
    using enum appraisal::Sampling;
    using S = appraisal::Sampling;
    static constexpr std::array names{
        EnumName<S>{independent, "independent", "独立抽样", "Independent"},
        EnumName<S>{antithetic, "antithetic", "对偶抽样", "Antithetic"}};
};
template <>
struct EnumNames<appraisal::PercentileRange> {
    using enum appraisal::PercentileRange;
    using R = appraisal::PercentileRange;
    static constexpr std::array names{
        EnumName<R>{from_p25_to_p75, "from_p25_to_p75", "第25至第75百分位",
                    "25th to 75th percentile"},
        EnumName<R>{from_p5_to_p95, "from_p5_to_p95", "第5至第95百分位", "5th to 95th percentile"}};
};
template <>
struct Shape<appraisal::Uncertain> {
    using U = appraisal::Uncertain;
    static constexpr std::array fields{
        field<&U::input>("input", "输入", "Input"),
        field<&U::distribution>("distribution", "分布", "Distribution")};
};
template <>
struct Shape<appraisal::SimulationPlan> {
    using P = appraisal::SimulationPlan;
    static constexpr std::array fields{field<&P::trials>("trials", "模拟次数", "Trials"),
                                       field<&P::seed>("seed", "随机种子", "Seed"),
                                       field<&P::sampling>("sampling", "抽样方式", "Sampling")};
};
template <>
struct Shape<appraisal::Percentiles> {
    using P = appraisal::Percentiles;
    static constexpr std::array fields{field<&P::p5>("p5", "第5百分位", "5th percentile"),
                                       field<&P::p25>("p25", "第25百分位", "25th percentile"),
                                       field<&P::p50>("p50", "中位数", "Median"),
                                       field<&P::p75>("p75", "第75百分位", "75th percentile"),
                                       field<&P::p95>("p95", "第95百分位", "95th percentile")};
};
template <>
struct Shape<appraisal::Bin> {
    using B = appraisal::Bin;
    static constexpr std::array fields{field<&B::from>("from", "起", "From"),
                                       field<&B::until>("until", "止", "Until"),
                                       field<&B::count>("count", "次数", "Trials")};
};
template <>
struct Shape<appraisal::Bar> {
    using B = appraisal::Bar;
    static constexpr std::array fields{
        field<&B::input>("input", "输入", "Input"),
        field<&B::low_input>("low_input", "第10百分位取值", "Its 10th percentile"),
        field<&B::high_input>("high_input", "第90百分位取值", "Its 90th percentile"),
        field<&B::at_low>("at_low", "取低时的价值", "Value at the low"),
        field<&B::at_high>("at_high", "取高时的价值", "Value at the high"),
        field<&B::swing>("swing", "变动幅度", "Swing")};
};
template <>
struct Shape<appraisal::Outcome> {
    using O = appraisal::Outcome;
    static constexpr std::array fields{
        field<&O::plan>("plan", "模拟设置", "Plan"),
        field<&O::version>("version", "算法版本", "Version of the arithmetic"),
        field<&O::mean>("mean", "均值", "Mean"),
        field<&O::standard_error>("standard_error", "均值的标准误", "Standard error of the mean"),
        field<&O::least>("least", "最小值", "Least"),
        field<&O::greatest>("greatest", "最大值", "Greatest"),
        field<&O::percentiles>("percentiles", "百分位数", "Percentiles"),
        field<&O::histogram>("histogram", "直方图", "Histogram"),
        field<&O::worthless>("worthless", "价值不大于零的次数", "Trials at or below zero"),
        field<&O::tornado>("tornado", "敏感性", "What moves it"),
        field<&O::why>("why", "说明", "Why")};
};

}  // namespace zhirong
