#include "core/programme/evaluate.h"

#include <algorithm>
#include <array>
#include <stdexcept>

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
const RefusalKind ratio_to_nothing{"programme.ratio_to_nothing", 422,
                                   "{name} 为零，不能作除数；请核对",
                                   "{name_en} is nothing, so nothing can be measured by it"};
const RefusalKind dates_upside_down{"programme.dates_upside_down", 422,
                                    "{until} 早于 {from}，不能计算天数",
                                    "{until} is before {from}; no days lie between"};
const RefusalKind no_choice{"programme.no_choice", 422, "所列情形都不符合，方案没有规定其他情形",
                            "None of the cases holds, and the programme states no other"};
const RefusalKind no_calendar{"programme.no_calendar", 422, "未载入{year}年工作日历",
                              "The working days of {year} are not loaded"};
const RefusalKind no_size_table{"programme.no_size_table", 422, "未载入企业划型标准 {name}",
                                "The table of enterprise sizes {name} is not loaded"};
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

// In the order of Operation.
constexpr std::array<const char*, 17> operation_codes{"fact",
                                                      "quantity",
                                                      "nothing",
                                                      "share",
                                                      "least",
                                                      "greatest",
                                                      "sum",
                                                      "remaining",
                                                      "ratio",
                                                      "interest",
                                                      "reference_rate",
                                                      "choose",
                                                      "date_moved",
                                                      "end_of_year",
                                                      "days_between",
                                                      "working_days_between",
                                                      "enterprise_size"};

Value nothing_of(Unit unit) {
    switch (unit) {
        case Unit::rate: return Ratio{};
        case Unit::days: return DayCount{};
        case Unit::count: return Count{};
        default: return Money{};
    }
}

// The exact product, then one rounding.
Money interest(Money principal, Ratio rate, DayCount days, int days_in_year, Rounding rounding) {
    int128 numerator = int128{principal.fen} * rate.numerator();
    if (__builtin_mul_overflow(numerator, int128{days.days}, &numerator))
        throw std::overflow_error("interest");
    return round_fen(numerator, int128{rate.denominator()} * days_in_year, rounding);
}

Date moved(Date date, const std::string& move, std::int64_t by) {
    constexpr std::int64_t most_days = 100'000;
    constexpr std::int64_t most_months = 3'000;
    constexpr std::int64_t months_in_year = 12;
    const bool days = move.starts_with("days");
    const std::int64_t amount = move.starts_with("years") ? by * months_in_year : by;
    if (amount > (days ? most_days : most_months)) throw std::overflow_error("date");
    const int signed_amount = static_cast<int>(move.ends_with("earlier") ? -amount : amount);
    return days ? date + Days{signed_amount} : add_months(date, signed_amount);
}

Ratio quotient(const Value& a, const Value& b) {
    if (const auto* rate = std::get_if<Ratio>(&a)) return *rate / std::get<Ratio>(b);
    if (const auto* days = std::get_if<DayCount>(&a))
        return {days->days, std::get<DayCount>(b).days};
    if (const auto* count = std::get_if<Count>(&a))
        return {count->number, std::get<Count>(b).number};
    return {std::get<Money>(a).fen, std::get<Money>(b).fen};
}

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
        case Operation::ratio: return quotient(at(0), at(1));
        case Operation::interest:
            return interest(std::get<Money>(at(0)), std::get<Ratio>(at(1)),
                            std::get<DayCount>(at(2)), expression.days_in_year,
                            *expression.rounding);
        case Operation::end_of_year:
            return date_of(static_cast<int>(civil(std::get<Date>(at(0))).year()), 12, 31);
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
    if (const Declaration* declared = programme.find_declaration(expression.name))
        return declared->reading;
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
    if (expression.operation == Operation::choose) return compute_choice(expression);
    if (expression.operation == Operation::enterprise_size) return compute_size(expression);
    Step step;
    step.operation = operation_codes[static_cast<std::size_t>(expression.operation)];
    step.rounding = expression.rounding;
    if (expression.operation == Operation::nothing) {
        step.result = nothing_of(expression.unit);
        return step;
    }
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
    if (expression.operation == Operation::date_moved ||
        expression.operation == Operation::days_between ||
        expression.operation == Operation::working_days_between)
        return compute_date(expression, std::move(step));
    if (expression.operation == Operation::ratio &&
        compare(step.inputs[1].result, nothing_of(expression.operands[1].unit)) == 0) {
        const Reading of = quantity_reading(programme_, expression.operands[1]);
        refuse(refusals::ratio_to_nothing, expression.operands[1].name,
               {{"name", of.zh}, {"name_en", of.en}});
        return std::nullopt;
    }
    step.result = combine(expression, step.inputs);
    return step;
}

std::optional<Step> Evaluator::compute_date(const Expression& expression, Step step) {
    const Date first = std::get<Date>(step.inputs[0].result);
    if (expression.operation == Operation::date_moved) {
        const Value& by = step.inputs[1].result;
        if (expression.name == "working_days_later") {
            const auto last = working_day_after(first, std::get<DayCount>(by).days);
            if (!last) return std::nullopt;
            step.result = *last;
        } else {
            const auto* days = std::get_if<DayCount>(&by);
            step.result = moved(first, expression.name,
                                days != nullptr ? days->days : std::get<Count>(by).number);
        }
        return step;
    }
    const Date second = std::get<Date>(step.inputs[1].result);
    if (second < first) {
        refuse(refusals::dates_upside_down, expression.operands[1].name,
               {{"from", to_string(first)}, {"until", to_string(second)}});
        return std::nullopt;
    }
    if (expression.operation == Operation::days_between) {
        step.result = DayCount{(second - first).count()};
        return step;
    }
    const auto between =
        facts_.published.days == nullptr
            ? std::nullopt
            : std::optional(facts_.published.days->working_days_between(first, second));
    if (!between || !*between) {
        refuse(refusals::no_calendar, "", {{"year", to_string(second).substr(0, 4)}});
        return std::nullopt;
    }
    step.result = DayCount{**between};
    return step;
}

std::optional<Date> Evaluator::working_day_after(Date date, std::int64_t days) {
    constexpr std::int64_t most = 10'000;
    if (days > most) throw std::overflow_error("working days");
    if (facts_.published.days != nullptr)
        if (const auto found =
                facts_.published.days->add_working_days(date, static_cast<int>(days)))
            return *found;
    refuse(refusals::no_calendar, "", {{"year", to_string(date).substr(0, 4)}});
    return std::nullopt;
}

// Cases after the first that holds are not looked at: what they need need not be known.
std::optional<Step> Evaluator::compute_choice(const Expression& expression) {
    Step step;
    step.operation = "choose";
    for (std::size_t i = 0; i < expression.conditions.size(); ++i) {
        auto decision = decide(expression.conditions[i], true);
        if (!decision) return std::nullopt;
        const bool holds = decision->holds;
        step.inputs.push_back(std::move(decision->step));
        if (!holds) continue;
        auto taken = compute(expression.operands[i]);
        if (!taken) return std::nullopt;
        step.result = taken->result;
        step.inputs.push_back(*std::move(taken));
        return step;
    }
    if (expression.operands.size() == expression.conditions.size()) {
        refuse(refusals::no_choice, "");
        return std::nullopt;
    }
    auto taken = compute(expression.operands.back());
    if (!taken) return std::nullopt;
    step.result = taken->result;
    step.inputs.push_back(*std::move(taken));
    return step;
}

std::optional<Step> Evaluator::compute_size(const Expression& expression) {
    if (facts_.published.sizes == nullptr) {
        refuse(refusals::no_size_table, "", {{"name", expression.name}});
        return std::nullopt;
    }
    Step step;
    step.operation = "enterprise_size";
    const auto fact = [&](const char* name) -> const Value* {
        const Value* value = facts_.find(name);
        if (value == nullptr) return nullptr;
        Step input;
        input.rule = name;
        input.reading = {find_fact(name)->zh, find_fact(name)->en};
        input.operation = "fact";
        input.result = *value;
        step.inputs.push_back(std::move(input));
        return value;
    };
    const Value* industry = fact("borrower.industry");
    if (industry == nullptr) {
        refuse_missing_fact("borrower.industry");
        return std::nullopt;
    }
    const auto* found = facts_.published.sizes->find(std::get<std::string>(*industry));
    if (found == nullptr) {
        refuse(refusals::no_size_table, "borrower.industry", {{"name", expression.name}});
        return std::nullopt;
    }
    EnterpriseFigures figures;
    bool whole = true;
    for (const EnterpriseSizes::Line& line : found->lines) {
        const char* name = line.measure == "staff"     ? "borrower.employees"
                           : line.measure == "revenue" ? "borrower.annual_revenue"
                                                       : "borrower.total_assets";
        const Value* value = fact(name);
        if (value == nullptr) {
            refuse_missing_fact(name);
            whole = false;
        } else if (line.measure == "staff") {
            figures.staff = std::get<Count>(*value).number;
        } else {
            (line.measure == "revenue" ? figures.revenue : figures.assets) =
                std::get<Money>(*value);
        }
    }
    if (!whole) return std::nullopt;
    const auto size = facts_.published.sizes->of(found->code, figures);
    ensure(size.has_value());
    step.result = size->code;
    return step;
}

std::optional<Step> Evaluator::last_day(const Submission& submission) {
    auto after = compute(submission.after);
    auto within = compute(submission.within);
    if (!after || !within) return std::nullopt;
    const Date first = std::get<Date>(after->result);
    const std::int64_t days = std::get<DayCount>(within->result).days;
    Step step;
    step.rule = "submission";
    step.reading = {"申请截止日", "Last day for applying"};
    step.operation = submission.working_days ? "working_days_later" : "date_moved";
    step.citation = submission.citation;
    step.source = source_title(submission.citation);
    if (submission.working_days) {
        const auto last = working_day_after(first, days);
        if (!last) return std::nullopt;
        step.result = *last;
    } else {
        step.result = moved(first, "days_later", days);
    }
    step.inputs = {*std::move(after), *std::move(within)};
    return step;
}

void Evaluator::refuse_missing_fact(const std::string& name) {
    const FactKind* kind = find_fact(name);
    const Declaration* declared = programme_.find_declaration(name);
    refuse(refusals::missing_fact, name,
           {{"name", name},
            {"zh", kind != nullptr ? kind->zh : declared->reading.zh},
            {"en", kind != nullptr ? kind->en : declared->reading.en}});
}

std::optional<Step> Evaluator::compute_fact(const Expression& expression) {
    const Value* value = facts_.find(expression.name);
    if (value == nullptr) {
        refuse_missing_fact(expression.name);
        return std::nullopt;
    }
    Step step;
    step.rule = expression.name;
    step.reading = quantity_reading(programme_, expression);
    step.operation = "fact";
    step.result = *value;
    return step;
}

std::optional<Step> Evaluator::compute_reference(const Expression& expression, Step step) {
    const Date on = std::get<Date>(step.inputs.front().result);
    const ReferenceKind* kind = find_reference(expression.name);
    const Published& published = facts_.published;
    if (published.rates != nullptr && published.today && on <= *published.today)
        if (const auto rate = published.rates->at(kind->tenor, on)) {
            step.rule = expression.name;
            step.reading = {kind->zh, kind->en};
            step.result = *rate;
            return step;
        }
    refuse(refusals::no_reference_rate, expression.name,
           {{"name", kind->zh}, {"date", to_string(on)}});
    return std::nullopt;
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
        } else if (programme.credit_line && name == "credit_line") {
            step = evaluator.compute(programme.credit_line->amount);
        } else {
            std::vector<std::string> known{"exposure.covered", "exposure.reserved", "credit_line"};
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

Result<std::vector<ConditionResult>> decide_all(const Programme& programme,
                                                std::span<const Requirement* const> requirements,
                                                const Facts& facts, const Agreement& agreement,
                                                Date date) {
    return guarded([&]() -> Result<std::vector<ConditionResult>> {
        Evaluator evaluator(programme, facts, agreement, date);
        std::vector<ConditionResult> results;
        for (const Requirement* requirement : requirements)
            if (auto result = evaluator.decide(*requirement)) results.push_back(*std::move(result));
        if (evaluator.refused()) return evaluator.take_refusals();
        return results;
    });
}

Result<std::vector<ConditionResult>> eligibility(const Programme& programme, const Facts& facts,
                                                 const Agreement& agreement, Date date) {
    std::vector<const Requirement*> all;
    for (const Requirement& each : programme.eligibility) all.push_back(&each);
    for (const Requirement& each : programme.controls) all.push_back(&each);
    return decide_all(programme, all, facts, agreement, date);
}

}  // namespace zhirong::programme
