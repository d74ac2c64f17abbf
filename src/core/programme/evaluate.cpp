#include "core/programme/evaluate.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "core/programme/evaluator.h"

namespace zhirong::programme {

namespace refusals {
const RefusalKind no_such_name{"programme.no_such_name", 404, "方案中没有名为 {name} 的数量{near}",
                               "The programme has no quantity called {name}{near_en}"};
const RefusalKind not_in_force{"programme.not_in_force", 422,
                               "方案 {programme} 的此版本在 {date} 无效（自 {from} 起至 {until}）",
                               "This version of {programme} is not in force on {date} (from {from} "
                               "until {until})"};
const RefusalKind missing_fact{"programme.missing_fact", 422, "缺少事实 {name}({zh})",
                               "The fact {name} is missing: {en}"};
const RefusalKind missing_term{"programme.missing_agreement_term", 422,
                               "方案未规定 {name}({zh})，应由合作协议约定；来源：{source}",
                               "The programme leaves {name} open ({en}); the cooperation "
                               "agreement must state it; source: {source_en}"};
const RefusalKind unknown_parameter{
    "programme.unknown_parameter", 422,
    "现有来源没有给出 {name}({zh})；在查到原文之前须由合作协议写明；已查来源：{source}",
    "The source at hand does not give {name} ({en}); until it does, the agreement must state it; "
    "source consulted: {source_en}"};
const RefusalKind no_value_on_date{"programme.no_value_on_date", 422,
                                   "{name} 在 {date} 没有规定的值",
                                   "{name} has no value on {date}"};
const RefusalKind no_reference_rate{"programme.no_reference_rate", 422,
                                    "{name} 在 {date} 的值未公布或未载入",
                                    "{name} of {date} is not published or not loaded"};
const RefusalKind no_tier{"programme.no_tier", 422, "{found} 不在 {name} 的任何一档内",
                          "{found} is in no tier of {name}"};
const RefusalKind trigger_not_met{"programme.trigger_not_met", 422,
                                  "尚未达到补偿条件「{zh}」：现为 {found}，应为 {needed}",
                                  "The trigger is not met ({en}): found {found_en}; needed "
                                  "{needed_en}"};
const RefusalKind shares_not_whole{"programme.shares_not_whole", 422,
                                   "各方份额合计 {sum}，应为 100%；请检查协议约定的份额",
                                   "The shares make {sum}, not 100%; check the shares in the "
                                   "agreement"};
const RefusalKind no_block{"programme.no_block", 422, "方案没有 {name} 部分",
                           "The programme has no {name} block"};
const RefusalKind out_of_range{"programme.out_of_range", 422, "计算结果超出可表示的范围",
                               "The result is out of range"};
}  // namespace refusals

namespace {

constexpr std::array<const char*, 8> operation_codes{
    "fact", "quantity", "share", "least", "greatest", "sum", "remaining", "reference_rate"};

Value plus(const Value& a, const Value& b) {
    if (const auto* rate = std::get_if<Ratio>(&a)) return *rate + std::get<Ratio>(b);
    if (const auto* days = std::get_if<DayCount>(&a))
        return DayCount{days->days + std::get<DayCount>(b).days};
    if (const auto* count = std::get_if<Count>(&a))
        return Count{count->number + std::get<Count>(b).number};
    return std::get<Money>(a) + std::get<Money>(b);
}

Value minus_not_below_nothing(const Value& a, const Value& b) {
    if (const auto* rate = std::get_if<Ratio>(&a))
        return std::max(Ratio{}, *rate - std::get<Ratio>(b));
    if (const auto* days = std::get_if<DayCount>(&a))
        return DayCount{std::max<std::int64_t>(0, days->days - std::get<DayCount>(b).days)};
    if (const auto* count = std::get_if<Count>(&a))
        return Count{std::max<std::int64_t>(0, count->number - std::get<Count>(b).number)};
    return std::max(Money{}, std::get<Money>(a) - std::get<Money>(b));
}

Value combine(const Expression& expression, const std::vector<Step>& inputs) {
    const auto at = [&](std::size_t i) -> const Value& { return inputs[i].result; };
    switch (expression.operation) {
        case Operation::share:
            if (expression.unit == Unit::rate)
                return std::get<Ratio>(at(0)) * std::get<Ratio>(at(1));
            return apply(std::get<Money>(at(1)), std::get<Ratio>(at(0)), *expression.rounding);
        case Operation::remaining: return minus_not_below_nothing(at(0), at(1));
        default: break;
    }
    Value result = at(0);
    for (std::size_t i = 1; i < inputs.size(); ++i) {
        if (expression.operation == Operation::sum)
            result = plus(result, at(i));
        else if ((compare(at(i), result) < 0) == (expression.operation == Operation::least))
            result = at(i);
    }
    return result;
}

bool compares(Comparison comparison, const Value& left, const std::vector<Value>& right) {
    const auto order = compare(left, right.front());
    switch (comparison) {
        case Comparison::at_least: return order >= 0;
        case Comparison::at_most: return order <= 0;
        case Comparison::above: return order > 0;
        case Comparison::below: return order < 0;
        case Comparison::equals: return order == 0;
        case Comparison::one_of:
            return std::ranges::any_of(right,
                                       [&](const Value& each) { return compare(left, each) == 0; });
    }
    ensure(false);
    return false;
}

Reading quantity_reading(const Programme& programme, const Expression& expression) {
    if (const FactKind* fact = find_fact(expression.name)) return {fact->zh, fact->en};
    if (const NamedQuantity* quantity = programme.find_quantity(expression.name))
        return quantity->reading;
    return operation_name(operation_codes[static_cast<std::size_t>(expression.operation)]);
}

}  // namespace

Evaluator::Evaluator(const Programme& programme, const Facts& facts, const Agreement& agreement,
                     Date date)
    : programme_(programme), facts_(facts), agreement_(agreement), date_(date) {
    if (!programme.in_force(date))
        refuse(refusals::not_in_force, "date",
               {{"programme", programme.id},
                {"date", to_string(date)},
                {"from", to_string(programme.from)},
                {"until", programme.until ? to_string(*programme.until) : "-"}});
}

void Evaluator::refuse(const RefusalKind& kind, std::string field, std::vector<Fact> facts) {
    const bool told = std::ranges::any_of(
        refusals_, [&](const Refusal& each) { return each.kind == &kind && each.field == field; });
    if (!told) refusals_.push_back({&kind, std::move(field), std::move(facts)});
}

std::unexpected<Refusals> Evaluator::take_refusals() {
    ensure(refused());
    return std::unexpected(Refusals{std::move(refusals_)});
}

Trace Evaluator::trace(Step root) const {
    return {programme_.id, programme_.version, date_, agreement_.id, std::move(root)};
}

Reading Evaluator::source_title(const Citation& citation) const {
    const Source* source = programme_.find_source(citation.source);
    return source == nullptr ? Reading{} : source->title;
}

std::optional<Step> Evaluator::compute(const Expression& expression) {
    if (expression.operation == Operation::fact) return compute_fact(expression);
    if (expression.operation == Operation::quantity) {
        const NamedQuantity* quantity = programme_.find_quantity(expression.name);
        ensure(quantity != nullptr);
        return compute(*quantity);
    }
    Step step;
    step.operation = operation_codes[static_cast<std::size_t>(expression.operation)];
    step.rounding = expression.rounding;
    bool whole = true;
    for (const Expression& operand : expression.operands) {
        auto input = compute(operand);
        if (input)
            step.inputs.push_back(*std::move(input));
        else
            whole = false;  // The others are still computed, to name all that is missing.
    }
    if (!whole) return std::nullopt;
    if (expression.operation == Operation::reference_rate)
        return compute_reference(expression, std::move(step));
    step.result = combine(expression, step.inputs);
    return step;
}

std::optional<Step> Evaluator::compute_fact(const Expression& expression) {
    const FactKind* kind = find_fact(expression.name);
    ensure(kind != nullptr);
    const Value* value = facts_.find(expression.name);
    if (value == nullptr) {
        refuse(refusals::missing_fact, expression.name,
               {{"name", expression.name}, {"zh", kind->zh}, {"en", kind->en}});
        return std::nullopt;
    }
    Step step;
    step.rule = expression.name;
    step.reading = {kind->zh, kind->en};
    step.operation = "fact";
    step.result = *value;
    return step;
}

std::optional<Step> Evaluator::compute_reference(const Expression& expression, Step step) {
    const Date on = std::get<Date>(step.inputs.front().result);
    const ReferenceKind* kind = find_reference(expression.name);
    const auto series = facts_.references.find(expression.name);
    const std::pair<Date, Ratio>* in_force = nullptr;
    if (series != facts_.references.end() && on <= series->second.known_until)
        for (const auto& each : series->second.values)
            if (each.first <= on) in_force = &each;
    if (in_force == nullptr) {
        refuse(refusals::no_reference_rate, expression.name,
               {{"name", expression.name}, {"date", to_string(on)}});
        return std::nullopt;
    }
    step.rule = expression.name;
    step.reading = {kind->zh, kind->en};
    step.from = in_force->first;
    step.result = in_force->second;
    return step;
}

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
        if (const auto* table = std::get_if<TierTable>(&each.what)) {
            step = compute_tiers(quantity, *table);
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

std::optional<ConditionResult> Evaluator::decide(const Requirement& requirement) {
    auto decision = decide(requirement.condition, true);
    if (!decision) return std::nullopt;
    ConditionResult result{
        requirement.id, requirement.reading, requirement.citation, decision->holds, {}, {}, {}};
    for (const Leaf& leaf : decision->leaves) {
        const bool first = &leaf == &decision->leaves.front();
        result.found.zh += (first ? "" : ";") + leaf.found.zh;
        result.found.en += (first ? "" : "; ") + leaf.found.en;
        result.needed.zh += (first ? "" : ";") + leaf.needed.zh;
        result.needed.en += (first ? "" : "; ") + leaf.needed.en;
    }
    Step step;
    step.rule = requirement.id;
    step.reading = requirement.reading;
    step.citation = requirement.citation;
    step.source = source_title(requirement.citation);
    step.operation = "condition";
    step.result = decision->holds;
    step.inputs.push_back(std::move(decision->step));
    result.step = std::move(step);
    return result;
}

// `wanted` is false below a `not`: then a comparison that holds is what must change.
std::optional<Evaluator::Decision> Evaluator::decide(const Condition& condition, bool wanted) {
    if (condition.kind == Condition::Kind::comparison) return decide_comparison(condition, wanted);
    const bool negation = condition.kind == Condition::Kind::negation;
    const bool all = condition.kind == Condition::Kind::all;
    Decision decision;
    decision.step.operation = negation ? "not" : all ? "all" : "any";
    bool whole = true;
    bool every = true;
    bool some = false;
    for (const Condition& part : condition.parts) {
        auto decided = decide(part, negation ? !wanted : wanted);
        if (!decided) {
            whole = false;
            continue;
        }
        every = every && decided->holds;
        some = some || decided->holds;
        decision.step.inputs.push_back(std::move(decided->step));
        for (Leaf& leaf : decided->leaves) decision.leaves.push_back(std::move(leaf));
    }
    if (!whole) return std::nullopt;
    decision.holds = negation ? !some : all ? every : some;
    if (decision.holds == wanted) decision.leaves.clear();
    decision.step.result = decision.holds;
    return decision;
}

std::optional<Evaluator::Decision> Evaluator::decide_comparison(const Condition& condition,
                                                                bool wanted) {
    auto left = compute(condition.left);
    std::vector<Value> right = condition.literals;
    std::vector<Step> steps;
    bool whole = left.has_value();
    for (const Expression& expression : condition.right) {
        auto step = compute(expression);
        if (!step) {
            whole = false;
            continue;
        }
        right.push_back(step->result);
        steps.push_back(*std::move(step));
    }
    if (!whole) return std::nullopt;
    Decision decision;
    decision.holds = compares(condition.comparison, left->result, right);
    const Reading of = quantity_reading(programme_, condition.left);
    const Reading how = comparison_name(condition.comparison);
    Reading needed{how.zh, how.en};
    for (const Value& value : right) {
        const bool first = &value == &right.front();
        needed.zh += (first ? " " : "、") + to_text(value, Language::zh);
        needed.en += (first ? " " : ", ") + to_text(value, Language::en);
    }
    decision.step.operation = "condition";
    decision.step.reading = {of.zh + " " + needed.zh, of.en + " " + needed.en};
    decision.step.result = decision.holds;
    if (decision.holds != wanted)
        decision.leaves.push_back({{of.zh + " " + to_text(left->result, Language::zh),
                                    of.en + " " + to_text(left->result, Language::en)},
                                   {of.zh + (wanted ? " " : " 不得") + needed.zh,
                                    of.en + (wanted ? " " : " not ") + needed.en}});
    decision.step.inputs.push_back(*std::move(left));
    for (Step& step : steps) decision.step.inputs.push_back(std::move(step));
    return decision;
}

Result<Evaluated> evaluate(const Programme& programme, std::string_view name, const Facts& facts,
                           const Agreement& agreement, Date date) {
    return guarded([&]() -> Result<Evaluated> {
        Evaluator evaluator(programme, facts, agreement, date);
        if (evaluator.refused()) return evaluator.take_refusals();
        std::optional<Step> step;
        if (const NamedQuantity* quantity = programme.find_quantity(name)) {
            step = evaluator.compute(*quantity);
        } else if (programme.exposure && name == "exposure.covered") {
            step = evaluator.compute(programme.exposure->covered);
        } else if (programme.exposure && name == "exposure.reserved") {
            step = evaluator.compute(programme.exposure->reserved);
        } else {
            std::vector<std::string> known{"exposure.covered", "exposure.reserved"};
            for (const NamedQuantity& each : programme.quantities) known.push_back(each.name);
            const Hint near = hint(name, known);
            return refuse(refusals::no_such_name, "name",
                          {{"name", std::string(name)}, {"near", near.zh}, {"near_en", near.en}});
        }
        if (!step) return evaluator.take_refusals();
        Value value = step->result;
        return Evaluated{std::move(value), evaluator.trace(*std::move(step))};
    });
}

Result<std::vector<ConditionResult>> eligibility(const Programme& programme, const Facts& facts,
                                                 const Agreement& agreement, Date date) {
    return guarded([&]() -> Result<std::vector<ConditionResult>> {
        Evaluator evaluator(programme, facts, agreement, date);
        std::vector<ConditionResult> results;
        for (const Requirement& requirement : programme.eligibility)
            if (auto result = evaluator.decide(requirement)) results.push_back(*std::move(result));
        if (evaluator.refused()) return evaluator.take_refusals();
        return results;
    });
}

}  // namespace zhirong::programme
