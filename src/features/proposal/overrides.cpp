#include "features/proposal/overrides.h"

#include <algorithm>

namespace zhirong::proposal {
namespace {

template <class Name, class Title>
std::vector<Tally> tallied(const std::vector<Overridden>& all, Name name, Title title) {
    std::vector<Tally> tallies;
    for (const Overridden& each : all) {
        const std::string key = name(each);
        auto found = std::ranges::find(tallies, key, &Tally::name);
        if (found == tallies.end()) {
            tallies.push_back({.name = key, .title = title(each)});
            found = std::prev(tallies.end());
        }
        ++found->count;
        if (each.outcome.name == "approved" || each.outcome.name == "passed" ||
            each.outcome.name == "ended")
            ++found->approved;
    }
    std::ranges::stable_sort(tallies, std::greater{}, &Tally::count);
    return tallies;
}

}  // namespace

std::vector<Overridden> overrides_of(const Proposal& proposal) {
    std::vector<Overridden> all;
    const Proposed& proposed = proposal.proposed;
    for (const lending::Passed& each : proposed.passed)
        all.push_back({.record = proposal.id,
                       .of_proposal = true,
                       .firm = proposed.inputs.firm_name,
                       .on = proposed.on,
                       .officer = proposed.maker,
                       .checker = proposal.approved ? proposal.approved->checker : "",
                       .outcome = stage_words(proposal),
                       .bound = each.bound,
                       .title = each.title,
                       .limit = each.limit,
                       .chosen = each.chosen,
                       .unit = each.unit,
                       .reason = proposed.reason.value_or("")});
    return all;
}

std::vector<Overridden> overrides_of(const due_diligence::DueDiligence& due_diligence,
                                     const std::string& firm) {
    if (!due_diligence.reported || !due_diligence.reported->override) return {};
    const due_diligence::Override& override = *due_diligence.reported->override;
    std::string checker;
    if (due_diligence.passed) checker = due_diligence.passed->by;
    if (due_diligence.failed) checker = due_diligence.failed->by;
    return {{.record = due_diligence.id,
             .of_proposal = false,
             .firm = firm,
             .on = override.on,
             .officer = override.by,
             .checker = checker,
             .outcome = stage_words(due_diligence),
             .bound = "due_diligence_ceiling",
             .title = {"尽职调查质押率上限", "Ceiling of the due diligence"},
             .limit = to_string(override.ceiling),
             .chosen = to_string(override.loan_to_value),
             .unit = Unit::rate,
             .reason = override.reason}};
}

bool Filter::takes(const Overridden& each) const {
    return (officer.empty() || each.officer == officer) && (bound.empty() || each.bound == bound) &&
           (!from || *from <= each.on) && (!to || each.on <= *to);
}

std::vector<Tally> by_officer(const std::vector<Overridden>& all) {
    return tallied(
        all, [](const Overridden& each) { return each.officer; },
        [](const Overridden& each) { return Phrase{each.officer, each.officer}; });
}

std::vector<Tally> by_bound(const std::vector<Overridden>& all) {
    return tallied(
        all, [](const Overridden& each) { return each.bound; },
        [](const Overridden& each) { return each.title; });
}

}  // namespace zhirong::proposal
