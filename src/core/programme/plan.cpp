#include "core/programme/plan.h"

#include "core/programme/evaluator.h"

namespace zhirong::programme {
namespace {

void add(Evaluator& evaluator, const Workflow& workflow, const StageRule& rule,
         std::vector<PlannedStage>& stages) {
    const bool again = !stages.empty() && stages.back().stage == rule.stage;
    if (again && stages.back().needed) return;
    PlannedStage planned;
    planned.stage = rule.stage;
    const Word& word = stage_words()[static_cast<std::size_t>(rule.stage)];
    Requirement requirement;
    requirement.id = word.code;
    requirement.reading = {word.zh, word.en};
    requirement.citation = workflow.citation;
    if (rule.when) {
        requirement.condition = *rule.when;
        auto decided = evaluator.decide(requirement);
        if (!decided) return;
        planned.needed = decided->holds;
        planned.why = std::move(decided->step);
    } else {
        planned.why.rule = requirement.id;
        planned.why.reading = requirement.reading;
        planned.why.citation = workflow.citation;
        planned.why.source = evaluator.source_title(workflow.citation);
        planned.why.operation = "constant";
        planned.why.result = true;
    }
    if (planned.needed) {
        planned.by = rule.by;
        planned.papers = rule.papers;
    }
    if (again)
        stages.back() = std::move(planned);
    else
        stages.push_back(std::move(planned));
}

}  // namespace

Result<std::vector<PlannedStage>> plan(const Programme& programme, const Facts& facts,
                                       const Agreement& agreement, Date date) {
    if (!programme.workflow) return refuse(refusals::no_block, "workflow", {{"name", "workflow"}});
    return guarded([&]() -> Result<std::vector<PlannedStage>> {
        Evaluator evaluator(programme, facts, agreement, date);
        std::vector<PlannedStage> stages;
        for (const StageRule& rule : programme.workflow->stages)
            add(evaluator, *programme.workflow, rule, stages);
        if (evaluator.refused()) return evaluator.take_refusals();
        return stages;
    });
}

}  // namespace zhirong::programme
