#include "core/programme/subsidy.h"

#include "core/programme/splitter.h"

namespace zhirong::programme {

namespace refusals {
const RefusalKind no_such_subsidy{"programme.no_such_subsidy", 404,
                                  "方案中没有名为 {name} 的补贴{near}",
                                  "The programme has no subsidy called {name}{near_en}"};
const RefusalKind condition_failed{"programme.condition_failed", 422,
                                   "不符合「{zh}」：现为 {found}，应为 {needed}",
                                   "Not met: {en}; found {found_en}; needed {needed_en}"};
const RefusalKind too_late{"programme.too_late", 422, "申请已过截止日：{filed} 提交，截止 {last}",
                           "Too late: filed on {filed}, the last day was {last}"};
}  // namespace refusals

namespace {

std::unexpected<Refusals> unknown(const Programme& programme, std::string_view name) {
    std::vector<std::string> known;
    for (const Subsidy& each : programme.subsidies) known.push_back(each.id);
    const Hint near = hint(name, known);
    return refuse(refusals::no_such_subsidy, "subsidy",
                  {{"name", std::string(name)}, {"near", near.zh}, {"near_en", near.en}});
}

std::vector<const Requirement*> requirements(const Programme& programme, const Subsidy& subsidy) {
    std::vector<const Requirement*> all;
    for (const auto* list : {&programme.eligibility, &programme.controls, &subsidy.conditions})
        for (const Requirement& each : *list) all.push_back(&each);
    return all;
}

void refuse_condition(Evaluator& evaluator, const ConditionResult& failed) {
    evaluator.refuse(refusals::condition_failed, failed.id,
                     {{"zh", failed.reading.zh},
                      {"en", failed.reading.en},
                      {"found", failed.found.zh},
                      {"found_en", failed.found.en},
                      {"needed", failed.needed.zh},
                      {"needed_en", failed.needed.en}});
}

// Without payers named, the treasury alone.
std::vector<Step> share(Evaluator& evaluator, const Subsidy& subsidy, Money amount,
                        std::vector<PartyAmount>& payers) {
    if (!subsidy.payers) {
        const Party* treasury = find_party("treasury");
        payers = {{treasury->name, {treasury->zh, treasury->en}, amount}};
        return {amount_step(treasury->name, {treasury->zh, treasury->en}, "constant", amount)};
    }
    Splitter splitter(evaluator, *subsidy.payers);
    std::vector<Step> parts = splitter.split(amount);
    payers = std::move(splitter.parties);
    return parts;
}

Result<Subsidised> compute(const Programme& programme, const Subsidy& subsidy,
                           Evaluator& evaluator) {
    Subsidised result;
    result.subsidy = subsidy.id;
    result.payee = subsidy.payee;
    result.expense = subsidy.expense;
    result.timing = subsidy.timing;
    Step conditions;
    conditions.reading = {"条件", "Conditions"};
    conditions.operation = "all";
    conditions.result = true;
    for (const Requirement* requirement : requirements(programme, subsidy)) {
        auto decided = evaluator.decide(*requirement);
        if (!decided) continue;
        if (!decided->holds) refuse_condition(evaluator, *decided);
        conditions.inputs.push_back(std::move(decided->step));
    }
    if (subsidy.trigger) {
        auto trigger = evaluator.decide(*subsidy.trigger);
        if (trigger && !trigger->holds) {
            auto refused = trigger_refusal(*subsidy.trigger, *trigger).error().all.front();
            evaluator.refuse(*refused.kind, refused.field, refused.facts);
        }
        if (trigger) conditions.inputs.push_back(std::move(trigger->step));
    }
    std::optional<Step> last;
    if (subsidy.submission) {
        last = evaluator.last_day(*subsidy.submission);
        Expression filed;
        filed.name = "application.filed_on";
        const auto filed_on = evaluator.compute(filed);
        if (last && filed_on) {
            result.last_day = std::get<Date>(last->result);
            const Date day = std::get<Date>(filed_on->result);
            if (day > *result.last_day)
                evaluator.refuse(
                    refusals::too_late, "application.filed_on",
                    {{"filed", to_string(day)}, {"last", to_string(*result.last_day)}});
        }
    }
    Limited limited = limit(evaluator, {"granted",
                                        {"补贴金额", "Subsidy"},
                                        subsidy.base,
                                        subsidy.rate,
                                        subsidy.rounding,
                                        subsidy.caps});
    std::vector<Step> parts = share(evaluator, subsidy, limited.granted, result.payers);
    if (evaluator.refused()) return evaluator.take_refusals();
    result.base = limited.base;
    result.entitled = limited.entitled;
    result.granted = limited.granted;
    result.caps = std::move(limited.caps);
    Step root = amount_step(subsidy.id, subsidy.reading, "subsidy", result.granted);
    root.citation = subsidy.citation;
    root.source = evaluator.source_title(subsidy.citation);
    if (!conditions.inputs.empty()) root.inputs.push_back(std::move(conditions));
    if (last) root.inputs.push_back(*std::move(last));
    root.inputs.push_back(std::move(limited.step));
    for (Step& part : parts) root.inputs.push_back(std::move(part));
    result.trace = evaluator.trace(std::move(root));
    return result;
}

}  // namespace

Result<Subsidised> subsidise(const Programme& programme, std::string_view name, const Facts& facts,
                             const Agreement& agreement, Date date) {
    const Subsidy* subsidy = programme.find_subsidy(name);
    if (subsidy == nullptr) return unknown(programme, name);
    return guarded([&]() -> Result<Subsidised> {
        Evaluator evaluator(programme, facts, agreement, date);
        return compute(programme, *subsidy, evaluator);
    });
}

Result<std::vector<ConditionResult>> subsidy_conditions(const Programme& programme,
                                                        std::string_view name, const Facts& facts,
                                                        const Agreement& agreement, Date date) {
    const Subsidy* subsidy = programme.find_subsidy(name);
    if (subsidy == nullptr) return unknown(programme, name);
    return decide_all(programme, requirements(programme, *subsidy), facts, agreement, date);
}

Result<std::vector<PartyAmount>> share_payers(const Programme& programme, std::string_view name,
                                              Money amount, const Facts& facts,
                                              const Agreement& agreement, Date date) {
    const Subsidy* subsidy = programme.find_subsidy(name);
    if (subsidy == nullptr) return unknown(programme, name);
    return guarded([&]() -> Result<std::vector<PartyAmount>> {
        Evaluator evaluator(programme, facts, agreement, date);
        std::vector<PartyAmount> payers;
        share(evaluator, *subsidy, amount, payers);
        if (evaluator.refused()) return evaluator.take_refusals();
        return payers;
    });
}

}  // namespace zhirong::programme
