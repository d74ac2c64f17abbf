#pragma once
// What a text says of itself while it is written: its problems at their places, the reading of each
// rule beside its line, and the names that may be used in it.
#include "base/tree.h"
#include "core/programme/programme.h"
#include "features/programmes/outline.h"

namespace zhirong::programmes {

Tree words(const programme::Reading& reading);
// id, title, version, from, until?, jurisdiction, notice_case?
Tree head(const programme::Programme& programme);
Tree problems(const programme::Problems& problems);  // [{line, column, code, zh, en}]
// [{block: {zh, en}, line, zh, en}]; line 0: of the block as a whole
Tree readings(const programme::Programme& programme);
// [{name, unit, zh, en, line, open?: {why, at_least?, at_most?, choices?}}]; from the text alone
// where it cannot be read as a programme yet
Tree quantities(const ReadText& text);
// The facts of the vocabulary that the text names: [{name, unit, zh, en, choices?: [{name, zh,
// en}]}]
Tree facts_used(const Tree& text);
// The facts of its own that a programme declares, in the same form.
Tree facts_declared(const programme::Programme& programme);
Tree fact_form(const programme::FactKind& fact);
// Every name that a text may use: {facts, references, units, parties, roundings}
Tree vocabulary();

// {clean, programme?, problems, warnings, readings, rules, quantities, facts, recovery?: {parties:
// [{name, zh, en}]}}
Tree check(const ReadText& text, const programme::Problems& found);

}  // namespace zhirong::programmes
