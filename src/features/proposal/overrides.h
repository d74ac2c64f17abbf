#pragma once
// The override log: every time a bound of a line, price or tenor, or a ceiling of the loan to
// value, was passed with a reason, by whom, past what, and what became of it.
#include <string>
#include <vector>

#include "features/due_diligence/due_diligence.h"
#include "features/proposal/proposal.h"

namespace zhirong::proposal {

struct Overridden {
    std::string record;  // the proposal or the due diligence
    bool of_proposal = true;
    std::string firm;  // its name
    Date on;
    std::string officer;
    std::string checker;  // empty: not decided
    Label outcome;
    std::string bound;
    Phrase title;
    std::string limit;
    std::string chosen;
    Unit unit = Unit::money;
    std::string reason;
};

std::vector<Overridden> overrides_of(const Proposal& proposal);
// `firm`: the applicant's name.
std::vector<Overridden> overrides_of(const due_diligence::DueDiligence& due_diligence,
                                     const std::string& firm);

struct Filter {
    std::string officer;
    std::string bound;
    std::optional<Date> from;
    std::optional<Date> to;
    bool takes(const Overridden& each) const;
};

// How many times, and of those how many were approved.
struct Tally {
    std::string name;
    Phrase title;
    std::int64_t count = 0;
    std::int64_t approved = 0;
};
std::vector<Tally> by_officer(const std::vector<Overridden>& all);
std::vector<Tally> by_bound(const std::vector<Overridden>& all);

}  // namespace zhirong::proposal
