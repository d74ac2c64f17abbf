#pragma once
// The papers of a joint application, by the operating guide of the registry.
#include <vector>

#include "base/shape.h"
#include "features/pledge/record.h"

namespace zhirong::pledge {

// One of these must be there.
struct PaperNeeded {
    Label paper;  // of alternatives, all
    Label source;
    bool present = false;
    std::string reference;
};
// Those that this application needs, in the guide's order.
std::vector<PaperNeeded> papers_needed(const Prepare& application);
std::vector<Label> missing_papers(const Prepare& application);

}  // namespace zhirong::pledge
