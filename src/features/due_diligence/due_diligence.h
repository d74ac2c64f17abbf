#pragma once
// What may be done with a due diligence, and what comes of it.
#include <string>
#include <vector>

#include "features/due_diligence/record.h"
#include "features/due_diligence/shape.h"
#include "features/financing/financing.h"

namespace zhirong::due_diligence {

DueDiligence apply(DueDiligence due_diligence, const Event& event);
// The bank alone: what it found out about the firm is not for the other parties.
std::vector<std::string> parties(const DueDiligence& due_diligence);
Label stage_words(const DueDiligence& due_diligence);

// The contract may be signed, for at most the recommended amount.
bool passed(const DueDiligence& due_diligence);
// BrokenInvariant before the report.
Money recommended(const DueDiligence& due_diligence);
// Of the report's answers. Empty before it.
std::vector<Answer> answers_with(const DueDiligence& due_diligence, Finding finding);

// ---- decisions
// `rights`: the financing's, with the values that the bank accepted. `own`: the bank's table in
// force today, used unless the command brings another.
Result<Opened> decide(const financing::Financing& financing, const Open& command,
                      std::vector<Pledged> rights, const Actor& actor, Date today,
                      std::optional<CeilingTable> own = {});
Result<Reported> decide(const DueDiligence& due_diligence, const financing::Financing& financing,
                        const Report& command, const Actor& actor, Date today);
Result<Event> decide(const DueDiligence& due_diligence, const financing::Financing& financing,
                     const Decide& command, const Actor& actor, Date today);

}  // namespace zhirong::due_diligence
