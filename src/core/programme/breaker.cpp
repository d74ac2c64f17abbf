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

std::optional<BreakerState> compute(Evaluator& evaluator, const Breaker& breaker) {
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
