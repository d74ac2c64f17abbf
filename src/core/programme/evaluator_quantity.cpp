#include <algorithm>

#include "base/ensure.h"
#include "core/programme/evaluator.h"

namespace zhirong::programme {

std::optional<Step> Evaluator::compute(const NamedQuantity& quantity) {
    Step step;
    step.rule = quantity.name;
    step.reading = quantity.reading;
    if (const auto known = known_.find(quantity.name); known != known_.end()) {
        if (!known->second) return std::nullopt;
        step.operation = "quantity";
        step.result = *known->second;
        return step;
    }
    std::optional<Step> computed;
    computing_.push_back(quantity.name);
    if (const auto* formula = std::get_if<Expression>(&quantity.definition)) {
        computed = compute(*formula);
        const bool names_another = formula->operation == Operation::fact ||
                                   formula->operation == Operation::quantity ||
                                   formula->operation == Operation::reference_rate;
        if (computed && names_another) {  // Its own name goes above the other's.
            Step outer;
            outer.operation = "formula";
            outer.result = computed->result;
            outer.inputs.push_back(*std::move(computed));
            computed = std::move(outer);
        }
    } else if (const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition)) {
        computed = compute_dated(quantity, *values);
    } else {
        computed = compute_open(quantity, std::get<Open>(quantity.definition));
    }
    computing_.pop_back();
    known_[quantity.name] = computed ? std::optional(computed->result) : std::nullopt;
    if (!computed) return std::nullopt;
    computed->rule = quantity.name;
    computed->reading = quantity.reading;
    if (computed->source.zh.empty()) {  // An agreed term cites its agreement.
        computed->citation = quantity.citation;
        computed->source = source_title(quantity.citation);
    }
    return computed;
}

std::optional<Step> Evaluator::compute_dated(const NamedQuantity& quantity,
                                             const std::vector<Dated>& values) {
    for (const Dated& each : values) {
        if (date_ < each.from || (each.until && *each.until < date_)) continue;
        std::optional<Step> step;
        if (const auto* tiers = std::get_if<TierTable>(&each.what)) {
            step = compute_tiers(quantity, *tiers);
        } else if (const auto* words = std::get_if<WordTable>(&each.what)) {
            step = compute_words(quantity, *words);
        } else {
            step.emplace();
            step->operation = "constant";
            step->result = std::get<Value>(each.what);
        }
        if (step) step->from = each.from;
        return step;
    }
    refuse(refusals::no_value_on_date, quantity.name,
           {{"name", quantity.name}, {"date", to_string(date_)}});
    return std::nullopt;
}

std::optional<Step> Evaluator::compute_words(const NamedQuantity& quantity,
                                             const WordTable& table) {
    auto by = compute(table.by);
    if (!by) return std::nullopt;
    const auto& word = std::get<std::string>(by->result);
    const auto row = std::ranges::find_if(table.rows, [&](const WordTable::Row& each) {
        return std::ranges::find(each.words, word) != each.words.end();
    });
    if (row == table.rows.end() && !table.otherwise) {
        refuse(refusals::no_tier, quantity.name,
               {{"name", quantity.name}, {"found", to_text(by->result, Language::en)}});
        return std::nullopt;
    }
    Step step;
    step.operation = "words";
    step.result = row == table.rows.end() ? *table.otherwise : row->value;
    step.inputs.push_back(*std::move(by));
    return step;
}

std::optional<Step> Evaluator::compute_tiers(const NamedQuantity& quantity,
                                             const TierTable& table) {
    auto by = compute(table.by);
    if (!by) return std::nullopt;
    Step step;
    step.inputs.push_back(*by);
    const Value& value = by->result;
    if (table.method == TierMethod::whole) {
        step.operation = "tiers_whole";
        for (const Tier& tier : table.tiers) {
            const auto low =
                tier.lower ? compare(value, *tier.lower) : std::strong_ordering::greater;
            const auto high = tier.upper ? compare(value, *tier.upper) : std::strong_ordering::less;
            const bool inside = table.upper_included ? low > 0 && high <= 0 : low >= 0 && high < 0;
            if (!inside) continue;
            step.result = tier.value;
            return step;
        }
        refuse(refusals::no_tier, quantity.name,
               {{"name", quantity.name}, {"found", to_text(value, Language::en)}});
        return std::nullopt;
    }
    step.operation = "tiers_slice";
    step.rounding = table.rounding;
    const Money amount = std::get<Money>(value);
    // The exact sum of the slices in fen, rounded once.
    Ratio exact;
    for (const Tier& tier : table.tiers) {
        const Money low = tier.lower ? std::get<Money>(*tier.lower) : Money{};
        const Money high = tier.upper ? std::min(amount, std::get<Money>(*tier.upper)) : amount;
        if (high <= low) continue;
        const Ratio slice = Ratio::whole((high - low).fen) * std::get<Ratio>(tier.value);
        Step part;
        part.operation = "share";
        part.result = tier.value;
        part.reading = {"其中 " + to_text(high - low, Language::zh),
                        to_text(high - low, Language::en) + " of it"};
        step.inputs.push_back(std::move(part));
        exact = exact + slice;
    }
    step.result = round_fen(exact.numerator(), exact.denominator(), *table.rounding);
    return step;
}

std::optional<Step> Evaluator::compute_open(const NamedQuantity& quantity, const Open& open) {
    const Term* term = agreement_.find(quantity.name);
    if (term == nullptr) {
        const Reading source = source_title(quantity.citation);
        refuse(open.why == Open::Why::agreed ? refusals::missing_term : refusals::unknown_parameter,
               quantity.name,
               {{"name", quantity.name},
                {"zh", quantity.reading.zh},
                {"en", quantity.reading.en},
                {"source", source.zh},
                {"source_en", source.en}});
        return std::nullopt;
    }
    ensure(unit_of(term->value) == quantity.unit);
    Step step;
    step.operation = "agreed";
    step.source = {agreement_.id + " " + term->source, agreement_.id + " " + term->source};
    step.result = term->value;
    return step;
}

}  // namespace zhirong::programme
