#pragma once
// The papers of an application, by the table of its register.
#include <vector>

#include "features/pledge/register.h"

namespace zhirong::pledge {

// One of these must be there.
struct PaperNeeded {
    Label paper;  // of alternatives, all
    Label source;
    bool present = false;
    std::string reference;
};
// Those that a case needs by these rules, in their order.
std::vector<PaperNeeded> papers_needed(std::span<const PaperRule> rules, const Case& one);
// Those of the registration.
std::vector<PaperNeeded> papers_needed(const Pledge& pledge, const Examined& examined, Date today);
std::vector<PaperNeeded> papers_needed(const Pledge& pledge, const ProcedureForm& form,
                                       const Edition& edition, const Examined& examined,
                                       Date today);
std::vector<Label> missing(const std::vector<PaperNeeded>& papers);
// Refused with every paper that is missing.
Result<std::monostate> require_papers(const std::vector<PaperNeeded>& papers);

}  // namespace zhirong::pledge
