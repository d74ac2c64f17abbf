#pragma once
// What may be done with a financing, and what comes of it.
#include <optional>
#include <string>
#include <vector>

#include "core/lifecycle/lifecycle.h"
#include "features/financing/page.h"
#include "features/financing/record.h"
#include "features/financing/shape.h"

namespace zhirong::financing {

Financing apply(Financing financing, const Event& event);
Label stage_words(const Financing& financing);

// The organisations of the stages: firm, bank, appraiser, guarantor, fund operator, registry.
std::vector<std::string> parties(const Financing& financing);

// ---- decisions
Result<Applied> decide(const Apply& command, const std::optional<std::string>& fund_operator,
                       std::optional<Route> route, const Actor& actor, Date today);
Result<Accepted> decide(const Financing& financing, const Accept& command, const Actor& actor,
                        Date today);
Result<Declined> decide(const Financing& financing, const Decline& command, const Actor& actor,
                        Date today);
Result<Withdrawn> decide(const Financing& financing, const Withdraw& command, const Actor& actor,
                         Date today);

// Refused unless the way stands at `phase`.
Result<std::monostate> require_phase(const Financing& financing, Phase phase);

struct PhaseMove {
    Phase from;
    Act act;
    Role who;
};
// What may be done with the financing itself at that phase; the stages offer their own acts.
std::vector<PhaseMove> moves_from(Phase phase);

}  // namespace zhirong::financing
