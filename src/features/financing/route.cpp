#include "features/financing/route.h"

#include <algorithm>

#include "base/ensure.h"
#include "core/programme/plan.h"

namespace zhirong::financing {
namespace {

constexpr RefusalKind no_value{
    "financing.no_value", 422,
    "方案「{found}」对本笔申请不要求价值评估；授信上限以价值为据，请选择写明评价方式的方案",
    "Programme “{found_en}” asks for no value here; the bank's ceiling rests on one: choose a "
    "programme that says who gives it"};

constexpr RefusalKind value_ceiling{
    "financing.value_ceiling", 422,
    "方案「{found}」给出的评价方式须满足：{expected}，本笔为 "
    "{actual}；请改选由第三方评估的方案，或者"
    "调整申请",
    "Programme “{found_en}” has a value given only where: {expected_en}; here it is {actual_en}. "
    "Choose a programme with an appraisal by a third party, or change the application"};

const programme::Word& word(programme::Stage stage) {
    return programme::stage_words()[static_cast<std::size_t>(stage)];
}

std::vector<std::string> names_of(const programme::Programme& programme,
                                  const std::vector<std::string>& papers) {
    std::vector<std::string> names;
    for (const std::string& paper : papers)
        if (const auto* declared =
                programme.find_declaration(programme::fact_name(programme::Declared::paper, paper)))
            names.push_back(declared->reading.zh);
    return names;
}

// The comparison that failed, deepest: "贷款本金 不超过 10,000,000.00 元", found in its first
// input.
const programme::Step* failed(const programme::Step& step) {
    for (const programme::Step& each : step.inputs)
        if (const bool* holds = std::get_if<bool>(&each.result); holds != nullptr && !*holds)
            if (const programme::Step* deeper = failed(each)) return deeper;
    const bool compared = !step.inputs.empty() && !step.reading.zh.empty() &&
                          !std::holds_alternative<bool>(step.inputs.front().result);
    return compared ? &step : nullptr;
}

}  // namespace

const RouteStage* Route::find(programme::Stage stage) const {
    const auto found = std::ranges::find(stages, word(stage).code, &RouteStage::stage);
    return found == stages.end() ? nullptr : &*found;
}

Result<Route> route_of(const programme::Programme& programme, const programme::Facts& facts,
                       Date today) {
    Route route{programme.id, programme.version, {}};
    const auto planned_stages = TRY(programme::plan(programme, facts, {}, today));
    for (const programme::PlannedStage& planned : planned_stages)
        route.stages.push_back({word(planned.stage).code, planned.needed, planned.by,
                                names_of(programme, planned.papers)});
    const RouteStage* valuation = route.find(programme::Stage::valuation);
    const auto planned = std::ranges::find(planned_stages, programme::Stage::valuation,
                                           &programme::PlannedStage::stage);
    if (planned != planned_stages.end() && !planned->needed)
        if (const programme::Step* step = failed(planned->why)) {
            using enum programme::Language;
            const programme::Value& actual = step->inputs.front().result;
            return refuse(value_ceiling, "programme",
                          {{"found", programme.title.zh},
                           {"found_en", programme.title.en},
                           {"expected", step->reading.zh},
                           {"expected_en", step->reading.en},
                           {"actual", programme::to_text(actual, zh)},
                           {"actual_en", programme::to_text(actual, en)}});
        }
    if (valuation == nullptr || !valuation->needed)
        return refuse(no_value, "programme",
                      {{"found", programme.title.zh}, {"found_en", programme.title.en}});
    return route;
}

ValuationWay valuation_way(const std::optional<Route>& route) {
    const RouteStage* stage = route ? route->find(programme::Stage::valuation) : nullptr;
    if (stage == nullptr || stage->by.empty()) return ValuationWay::third_party_appraisal;
    for (const auto& each : EnumNames<ValuationWay>::names)
        if (each.name == stage->by) return each.value;
    ensure(false);  // route_of() took it from the language's own words.
    return ValuationWay::third_party_appraisal;
}

Registrant registrant(const std::optional<Route>& route) {
    const RouteStage* stage = route ? route->find(programme::Stage::pledge_registration) : nullptr;
    if (stage == nullptr) return Registrant::pledgor;
    if (stage->by == "bank_registers") return Registrant::bank;
    if (stage->by == "insurer_registers" || stage->by == "guarantor_registers")
        return Registrant::guarantor_or_insurer;
    return Registrant::pledgor;
}

}  // namespace zhirong::financing
