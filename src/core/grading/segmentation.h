#pragma once
// Customer segmentation (客户细分, case 1 of the notice) on top of grades, as data: stages of a
// firm's life ("0→1, 1→10, 10→100", domain.md §5), and segments by conditions on grade, figures and
// stage. The first rule that holds counts; where it cannot be told whether an earlier one does,
// the firm stands in no segment and the reason is named.
#include <expected>
#include <string>
#include <vector>

#include "core/grading/grades.h"

namespace zhirong::grading {

struct SegmentRule {
    std::string id;
    Reading reading;
    Citation citation;
    Conditions when;
};

struct Segmentation {
    std::string id;
    Reading title;
    Date from;
    std::string scorecard;  // the id of the scorecard whose names it uses
    std::vector<programme::Source> sources;
    std::vector<SegmentRule> stages;  // may be none
    std::vector<SegmentRule> segments;
    std::string version;
};

std::expected<Segmentation, programme::Problems> load_segmentation(const Tree& tree,
                                                                   const Scorecard& scorecard);

// By firm: the number of the rule, or no_rule or unknown_rule.
struct Segments {
    std::vector<std::uint8_t> stage;
    std::vector<std::uint8_t> segment;
};
Segments segment(const Segmentation& segmentation, const Scorecard& scorecard,
                 const Population& population, const Firms& firms, const Grades& grades,
                 const Workers& workers = in_turn);

}  // namespace zhirong::grading
