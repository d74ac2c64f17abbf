#include "core/programme/breaker.h"

#include <array>

#include "core/programme/evaluator.h"

namespace zhirong::programme {
namespace {

// In the order of Level.
constexpr std::array<Word, 3> levels{{
    {"normal", "正常", "normal"},
    {"warning", "预警", "warning"},
    {"stopped", "已熔断", "stopped"},
}};

// A share of what is not there yet: where nothing was taken in and nothing lost, nothing is wrong.
// Something lost of nothing taken in is refused by the evaluator: no source says what that means.
bool is_nothing_of_nothing(Evaluator& evaluator, const Expression& measure) {
    if (measure.operation != Operation::ratio) return false;
    for (const Expression& operand : measure.operands) {
        const auto step = evaluator.compute(operand);
        const auto* amount = step ? std::get_if<Money>(&step->result) : nullptr;
        if (amount == nullptr || *amount != Money{}) return false;
    }
    return true;
}

std::optional<BreakerState> compute(Evaluator& evaluator, const Breaker& breaker) {
    if (is_nothing_of_nothing(evaluator, breaker.measure)) {
        BreakerState state;
        state.id = breaker.id;
        state.reading = breaker.reading;
        state.per = breaker.per;
        state.strict = breaker.strict;
        Step root;
        root.rule = breaker.id;
        root.reading = {"尚无业务，不触发：" + breaker.reading.zh,
                        "Nothing to measure yet: " + breaker.reading.en};
        root.citation = breaker.citation;
        root.source = evaluator.source_title(breaker.citation);
        root.operation = "breaker";
        root.result = std::string(code(state.level));
        state.trace = evaluator.trace(std::move(root));
        return state;
    }
    auto measure = evaluator.compute(breaker.measure);
    std::optional<Step> warn;
    if (breaker.warn) warn = evaluator.compute(breaker.warn->level);
    auto stop = evaluator.compute(breaker.stop.level);
    if (!measure || !stop || (breaker.warn && !warn)) return std::nullopt;
    BreakerState state;
    state.id = breaker.id;
    state.reading = breaker.reading;
    state.per = breaker.per;
    state.strict = breaker.strict;
    state.measure = std::get<Ratio>(measure->result);
    const auto reached = [&](const Breaker::Threshold& threshold, const Step& step) {
        const Ratio level = std::get<Ratio>(step.result);
        return threshold.above ? state.measure > level : state.measure >= level;
    };
    if (reached(breaker.stop, *stop))
        state.level = BreakerState::Level::stopped;
    else if (warn && reached(*breaker.warn, *warn))
        state.level = BreakerState::Level::warning;
    Step root;
    root.rule = breaker.id;
    root.reading = breaker.reading;
    root.citation = breaker.citation;
    root.source = evaluator.source_title(breaker.citation);
    root.operation = "breaker";
    root.result = std::string(code(state.level));
    root.inputs.push_back(*std::move(measure));
    if (warn) root.inputs.push_back(*std::move(warn));
    root.inputs.push_back(*std::move(stop));
    state.trace = evaluator.trace(std::move(root));
    return state;
}

}  // namespace

Reading level_name(BreakerState::Level level) {
    const Word& word = levels[static_cast<std::size_t>(level)];
    return {word.zh, word.en};
}

std::string_view code(BreakerState::Level level) {
    return levels[static_cast<std::size_t>(level)].code;
}

Result<std::vector<BreakerState>> breakers(const Programme& programme, const Facts& facts,
                                           const Agreement& agreement, Date date) {
    return guarded([&]() -> Result<std::vector<BreakerState>> {
        Evaluator evaluator(programme, facts, agreement, date);
        std::vector<BreakerState> states;
        for (const Breaker& breaker : programme.breakers)
            if (auto state = compute(evaluator, breaker)) states.push_back(*std::move(state));
        if (evaluator.refused()) return evaluator.take_refusals();
        return states;
    });
}

}  // namespace zhirong::programme
