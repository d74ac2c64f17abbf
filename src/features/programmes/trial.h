#pragma once
// One application, loan or claim tried against a programme: every condition with its answer, every
// figure with its working. What cannot be told is told to be missing, by name, and stops nothing
// else.
#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/tree.h"
#include "core/programme/compensation.h"

namespace zhirong::programmes {

// As a form sends them, by name, each value as a file would have it; null: not known. Each that is
// wrong is refused at its field: "facts.loan.principal", "agreement.fund_share". With a programme
// its declared facts are known too.
Result<programme::Facts> facts_of(const std::map<std::string, Tree>& given,
                                  const programme::Programme* programme,
                                  const programme::Published& published, const std::string& field);
Result<programme::Agreement> agreement_of(const programme::Programme& programme,
                                          const std::map<std::string, Tree>& given);
// {gross, costs, owed, paid: {party: amount}}; refused at "proceeds.gross", "proceeds.paid.bank"
Result<std::optional<programme::Proceeds>> proceeds_of(const programme::Programme& programme,
                                                       const std::optional<Tree>& given);

struct Tried {
    const programme::Programme& programme;
    const programme::Facts& facts;
    const programme::Agreement& agreement;
    Date date;
    const std::optional<programme::Proceeds>& proceeds;
};

// Of eligibility, then of the controls. [{id, title, reading, holds?, found?, needed?, refused?:
// [{code, zh, en, name?}], source?, article?, why?}]; `holds` is absent where something is missing.
Tree conditions(const Tried& tried);
// Of conditions(): "yes", "no" or "unknown". One that fails decides, whatever else is missing.
std::string eligible(const Tree& conditions);
// [{block: {zh, en}, name, zh, en, unit, value?, why?, refused?}] of all blocks that give one; a
// value of words is {zh, en}
Tree figures(const Tried& tried);
// The same of each named quantity.
Tree quantity_figures(const Tried& tried);

}  // namespace zhirong::programmes
