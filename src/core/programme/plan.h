#pragma once
// The stages that one application goes through under a programme's workflow.
#include <string>
#include <vector>

#include "core/programme/evaluate.h"

namespace zhirong::programme {

struct PlannedStage {
    Stage stage = Stage::application;
    bool needed = true;
    std::string by;  // a word of stage_ways(); empty: not said
    std::vector<std::string> papers;
    Step why;  // the condition that decided, or where the programme says so
};

// Each stage of the workflow once, in its order: of alternatives, the first whose condition holds;
// not needed if none does. Refused without a workflow.
Result<std::vector<PlannedStage>> plan(const Programme& programme, const Facts& facts,
                                       const Agreement& agreement, Date date);

}  // namespace zhirong::programme
