#pragma once
// Why a firm has its grade: each dimension's value, group, percentile, weight and points, each
// correction with its reason, and what the grade gives. Written for one firm by itself, by the
// words of the scorecard and without the columns' short cuts; grade() must agree with it exactly.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/tree.h"
#include "core/grading/segmentation.h"

namespace zhirong::grading {

struct GroupTried {
    Reading group;
    std::optional<std::int64_t> size;  // firms with a known value; absent: the region is not known
};

struct DimensionStep {
    std::size_t dimension = 0;
    std::int64_t value = 0;         // as in Population
    std::int64_t counted = 0;       // patents
    std::int64_t left_out = 0;      // patents of which something needed is not known
    std::vector<GroupTried> tried;  // the last one compared, the ones before too small
    std::optional<std::size_t> level;
    std::int64_t percentile = 0;  // in millionths
    std::int64_t weight = 0;      // in millionths
    std::int64_t points = 0;      // weight × percentile
    std::optional<Lack> lack;
};

// What is known of one condition of a rule.
struct ConditionStep {
    std::string condition;  // "group.conversion below 20%"
    Truth truth = Truth::no;
};
struct RuleStep {
    Reading reading;
    Truth truth = Truth::no;
    std::vector<ConditionStep> conditions;
};

struct CorrectionStep {
    std::size_t correction = 0;
    std::vector<RuleStep> rules;  // up to the one that decided
    std::uint8_t rule = no_rule;
    std::size_t before = 0;
    std::size_t after = 0;
};

struct Explanation {
    std::size_t firm = 0;
    Date day;
    std::vector<std::int64_t> patents_of_field;  // those that decide, by field
    std::uint8_t field = no_field;
    std::vector<DimensionStep> dimensions;
    Outcome outcome = Outcome::graded;
    std::vector<Refusal> refusals;  // why it is not graded
    std::int64_t score = no_score;  // of full_score
    std::uint8_t by_score = no_grade;
    std::vector<CorrectionStep> corrections;
    std::uint8_t grade = no_grade;
};

// The population is the one measured from the same tables.
Explanation explain(const Scorecard& scorecard, const Portfolios& portfolios, const Firms& firms,
                    const Population& population, std::size_t firm);

struct SegmentExplanation {
    std::vector<RuleStep> stage_rules;
    std::uint8_t stage = no_rule;
    std::vector<RuleStep> segment_rules;
    std::uint8_t segment = no_rule;
    Reading reason;  // of the segment, or why there is none
};
SegmentExplanation explain_segment(const Segmentation& segmentation, const Scorecard& scorecard,
                                   const Firms& firms, const Explanation& explanation);

// Points out of a hundred, exactly: "4.0625".
std::string points_text(std::int64_t points);
// A dimension's value as its unit says: "12", "37.5%", "3.25 年".
std::string value_text(const Scorecard& scorecard, const DimensionStep& step, Language language);

Tree to_tree(const Scorecard& scorecard, const Explanation& explanation);
// Lines for a terminal or a report.
std::string render(const Scorecard& scorecard, const Explanation& explanation, Language language);

namespace refusals {
inline constexpr RefusalKind without_field{
    "grading.without_field", 422, "没有可判断技术领域的专利，不能评分",
    "No patent tells the field of technology, so the firm cannot be graded"};
inline constexpr RefusalKind dimension_lacking{
    "grading.dimension_lacking", 422, "维度「{zh}」无法得出：{reason}；评分卡规定不得缺少",
    "The dimension {en} says nothing: {reason_en}; the scorecard does not do without it"};
inline constexpr RefusalKind correction_unknown{
    "grading.correction_unknown", 422, "修正「{zh}」无法判断，所缺数据：{missing}",
    "The correction {en} cannot be decided; not known: {missing}"};
}  // namespace refusals

}  // namespace zhirong::grading
