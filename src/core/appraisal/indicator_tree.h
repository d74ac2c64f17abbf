#pragma once
// What a patent is judged by: values (legal, technical, economic), their second-level and
// third-level indicators, and what each weighs. GB/T 42748-2023 专利评估指引 has 3, 14 and 27; its
// names and weights are not public in a form that could be read, so the tree that comes with the
// product is an example, versioned, to be replaced by the user's own, and never the standard's.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/tree.h"
#include "core/appraisal/provenance.h"
#include "core/appraisal/quantity.h"

namespace zhirong::appraisal {

struct Indicator {
    std::string id;
    std::optional<std::string> parent;  // absent: first level
    std::string zh;
    std::string en;
    Ratio weight;  // among those with the same parent, 100 % together
    Provenance provenance;
    std::optional<Phrase> guide;  // what the scorer looks at
};

struct IndicatorCounts {
    int first = 0;
    int second = 0;
    int third = 0;
};

struct IndicatorTree {
    std::string name;
    int version = 0;
    Date from;
    Phrase title;
    Provenance provenance;
    IndicatorCounts counts;
    std::vector<Indicator> indicators;
};

constexpr std::size_t most_indicators = 200;

// From read data. Refused, each at its field: what the shape refuses; ids twice, parents that are
// not there or in a circle; branches that do not end on the third level; counts unlike the stated;
// weights of a node that do not sum to 100 %.
Result<IndicatorTree> load_indicators(const Tree& data);

struct IndicatorScore {
    std::string id;
    int level = 0;  // from 1
    Ratio score;    // 0 to 100
    Ratio share;    // of the whole: product of the weights down to here
};

struct Score {
    Ratio total;                         // 0 to 100, exact
    std::vector<IndicatorScore> scores;  // every indicator, in the tree's order
    Why why;                             // three levels deep
};

// `scores` by third-level id, 0 to 100. Refused: one missing, unknown, outside or too fine.
Result<Score> score(const IndicatorTree& tree, const std::map<std::string, Ratio>& scores);

// A rate inside a range by a score: low + (high − low) × score / 100, the way from a comprehensive
// assessment to a royalty or profit share (综合评价法; appraisal practice, background). Half up to
// most_decimals.
Result<Ratio> rate_by_score(Ratio low, Ratio high, Ratio score);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct Shape<appraisal::Indicator> {
    using I = appraisal::Indicator;
    static constexpr std::array fields{field<&I::id>("id", "编号", "Id", not_blank),
                                       field<&I::parent>("parent", "上级", "Parent"),
                                       field<&I::zh>("zh", "中文", "Chinese", not_blank),
                                       field<&I::en>("en", "英文", "English", not_blank),
                                       field<&I::weight>("weight", "权重", "Weight"),
                                       field<&I::provenance>("provenance", "出处", "Provenance"),
                                       field<&I::guide>("guide", "评分要点", "What to look at")};
};
template <>
struct Shape<appraisal::IndicatorCounts> {
    using C = appraisal::IndicatorCounts;
    static constexpr std::array fields{
        field<&C::first>("first", "一级指标数", "First-level indicators", positive),
        field<&C::second>("second", "二级指标数", "Second-level indicators", positive),
        field<&C::third>("third", "三级指标数", "Third-level indicators", positive)};
};
template <>
struct Shape<appraisal::IndicatorTree> {
    using T = appraisal::IndicatorTree;
    static constexpr std::array fields{
        field<&T::name>("name", "名称", "Name", not_blank),
        field<&T::version>("version", "版本", "Version", positive),
        field<&T::from>("from", "生效日", "In force from"),
        field<&T::title>("title", "标题", "Title"),
        field<&T::provenance>("provenance", "出处", "Provenance"),
        field<&T::counts>("counts", "指标数", "Counts"),
        field<&T::indicators>("indicators", "指标", "Indicators",
                              Limits{.not_blank = true, .most_items = appraisal::most_indicators})};
};
template <>
struct Shape<appraisal::IndicatorScore> {
    using S = appraisal::IndicatorScore;
    static constexpr std::array fields{
        field<&S::id>("id", "编号", "Id"), field<&S::level>("level", "级", "Level"),
        field<&S::score>("score", "得分", "Score"),
        field<&S::share>("share", "占总分比重", "Share of the whole")};
};
template <>
struct Shape<appraisal::Score> {
    using S = appraisal::Score;
    static constexpr std::array fields{field<&S::total>("total", "总分", "Total"),
                                       field<&S::scores>("scores", "各级得分", "Scores"),
                                       field<&S::why>("why", "说明", "Why")};
};

}  // namespace zhirong
