#include "core/programme/why.h"

namespace zhirong::programme {
namespace {

zhirong::Unit unit_in_why(Unit unit) {
    switch (unit) {
        case Unit::money: return zhirong::Unit::money;
        case Unit::rate: return zhirong::Unit::rate;
        case Unit::days: return zhirong::Unit::days;
        case Unit::count: return zhirong::Unit::count;
        case Unit::date: return zhirong::Unit::date;
        case Unit::flag:
        case Unit::text: return zhirong::Unit::text;
    }
    ensure(false);
    return zhirong::Unit::text;
}

std::string wire_value(const Value& value) {
    const Tree tree = to_tree(value);
    if (const std::string* text = tree.text()) return *text;
    if (const std::int64_t* number = tree.integer()) return std::to_string(*number);
    return to_text(value, Language::zh);  // a flag: 是, 否
}

Phrase words_of(const Step& step) {
    const Reading reading = step.reading.zh.empty() ? operation_name(step.operation) : step.reading;
    return {reading.zh, reading.en};
}

}  // namespace

Why why(const Step& step, const Trace& trace) {
    Why why;
    why.title = words_of(step);
    why.rule = step.rule.empty() ? step.operation : step.rule;
    why.programme = trace.programme;
    why.version = trace.version;
    if (!step.source.zh.empty()) {
        const bool article = !step.citation.article.empty();
        why.source = Phrase{step.source.zh + (article ? " " + step.citation.article : ""),
                            step.source.en + (article ? ", " + step.citation.article : "")};
    }
    const Reading operation = operation_name(step.operation);
    why.formula = Phrase{operation.zh, operation.en};
    why.rounding = step.rounding;
    why.unit = unit_in_why(unit_of(step.result));
    why.result = wire_value(step.result);
    for (const Step& input : step.inputs) {
        const Phrase words = words_of(input);
        why.inputs.push_back({input.rule.empty() ? input.operation : input.rule, words.zh, words.en,
                              wire_value(input.result), unit_in_why(unit_of(input.result))});
        if (!input.inputs.empty() || !input.source.zh.empty())
            why.steps.push_back(programme::why(input, trace));
    }
    return why;
}

Why why(const Trace& trace) { return why(trace.root, trace); }

}  // namespace zhirong::programme
