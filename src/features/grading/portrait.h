#pragma once
// The firm's IP portrait (企业知识产权画像): what the register, the figures and the facts say of
// one firm, told whether or not it has a grade. Pure; names of organisations come from the caller.
#include <functional>
#include <string>
#include <vector>

#include "base/tree.h"
#include "features/grading/fill.h"
#include "features/grading/run.h"

namespace zhirong::gradings {

struct PortraitRight {
    RegisterRight known;
    std::optional<PatentFacts> facts;
};

using NameOf = std::function<std::string(const std::string& organisation)>;

// Counts by kind, status, filing year, class and, where there is a scorecard, field of technology.
Tree patents_tree(const std::vector<PortraitRight>& rights, const grading::Scorecard* card,
                  Date day);
// One row for each patent, what is not known left out; pledges and licences in force.
Tree rights_tree(const std::vector<PortraitRight>& rights, Date day, const NameOf& name);
Tree pledges_tree(const std::vector<PortraitRight>& rights, const NameOf& name);
Tree licences_tree(const std::vector<PortraitRight>& rights, Date day);

// Every figure: its value with its day, paper, who stated and who verified it, or that it is not
// known.
Tree figures_tree(const FirmFigures* figures, const OrganisationKnown* organisation, Date day,
                  const NameOf& name);
Tree statements_tree(const FirmFigures& figures, const NameOf& name);

// What is missing before the firm can be graded, or graded better, in sentences that say who can
// help.
Tree missing_tree(const std::vector<PortraitRight>& rights, const FirmFigures* figures,
                  const Graded* graded, Date day);

// Mean percentile of each group of dimensions, by weight; the radar.
Tree groups_tree(const grading::Scorecard& card, const grading::Explanation& explanation);

}  // namespace zhirong::gradings
