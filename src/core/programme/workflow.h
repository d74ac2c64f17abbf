#pragma once
// The stages through which a programme leads an application, in its own order and with its own
// papers, within the order that the law demands: a pledge needs a written contract (Civil Code
// 427), exists from its registration on (444), and secures nothing that was paid out before.
#include <optional>
#include <string>
#include <vector>

#include "core/programme/condition.h"

namespace zhirong::programme {

enum class Stage {
    application,
    valuation,
    due_diligence,
    contract,
    pledge_registration,
    credit,
    disbursement,
    servicing,
    disposal,
};
std::span<const Word> stage_words();

struct StageRule {
    Stage stage = Stage::application;
    // How, or by whom, where the stage knows several ways (stage_ways()); empty: not said.
    std::string by;
    std::optional<Condition> when;    // needed only if this holds; absent: always
    std::vector<std::string> papers;  // declared papers
    Position position;
};
// third_party_appraisal, internal_evaluation, agreed_value, insurer_evaluation, … with the stage
// they belong to.
struct StageWay {
    Stage stage;
    Word word;
};
std::span<const StageWay> stage_ways();

// One stage may stand several times with different `when`: the first that holds counts.
struct Workflow {
    std::vector<StageRule> stages;
    Citation citation;
};

}  // namespace zhirong::programme
