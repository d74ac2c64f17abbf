#include "core/programme/evaluate.h"

#include "core/programme/evaluator.h"

namespace zhirong::programme {

namespace refusals {
const RefusalKind no_such_name{"programme.no_such_name", 404, "方案中没有名为 {name} 的数量{near}",
                               "The programme has no quantity called {name}{near_en}"};
const RefusalKind not_in_force{"programme.not_in_force", 422,
                               "方案 {programme} 的此版本在 {date} 无效（自 {from} 起至 {until}）",
                               "This version of {programme} is not in force on {date} (from {from} "
                               "until {until})"};
const RefusalKind missing_fact{"programme.missing_fact", 422, "缺少事实 {name}（{zh}）",
                               "The fact {name} is missing: {en}"};
const RefusalKind missing_term{"programme.missing_agreement_term", 422,
                               "方案未规定 {name}（{zh}），应由合作协议约定；来源：{source}",
                               "The programme leaves {name} open ({en}); the cooperation "
                               "agreement must state it; source: {source_en}"};
const RefusalKind unknown_parameter{
    "programme.unknown_parameter", 422,
    "现有来源没有给出 {name}（{zh}）；在查到原文之前须由合作协议写明；已查来源：{source}",
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
const RefusalKind no_choice{"programme.no_choice", 422,
                            "{name}：所列情形都不符合，方案没有规定其他情形",
                            "{name}: none of the cases holds, and the programme states no other"};
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
