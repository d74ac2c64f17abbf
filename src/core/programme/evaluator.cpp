#include "core/programme/evaluator.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/ensure.h"
#include "core/programme/arithmetic.h"

namespace zhirong::programme {
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
                            std::get<DayCount>(at(2)),
                            expression.days_in_year != 0 ? expression.days_in_year
                                                         : std::get<Count>(at(3)).number,
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

}  // namespace

Reading quantity_reading(const Programme& programme, const Expression& expression) {
    if (const FactKind* fact = find_fact(expression.name)) return {fact->zh, fact->en};
    if (const Declaration* declared = programme.find_declaration(expression.name))
        return declared->reading;
    if (const NamedQuantity* quantity = programme.find_quantity(expression.name))
        return quantity->reading;
    return operation_name(operation_codes[static_cast<std::size_t>(expression.operation)]);
}

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

void Evaluator::forget_refusals(std::size_t told_before) {
    refusals_.erase(refusals_.begin() + static_cast<std::ptrdiff_t>(told_before), refusals_.end());
    std::erase_if(known_, [](const auto& each) { return !each.second; });
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
    const std::size_t divisor = expression.operation == Operation::ratio      ? 1
                                : expression.operation == Operation::interest ? 3
                                                                              : step.inputs.size();
    if (divisor < step.inputs.size() &&
        compare(step.inputs[divisor].result, nothing_of(expression.operands[divisor].unit)) == 0) {
        const Reading of = quantity_reading(programme_, expression.operands[divisor]);
        refuse(refusals::ratio_to_nothing, expression.operands[divisor].name,
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
        refuse(refusals::no_choice, computing_.empty() ? "" : computing_.back(),
               {{"name", computing_.empty() ? "" : computing_.back()}});
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

}  // namespace zhirong::programme
