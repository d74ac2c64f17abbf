#pragma once
// The way that a programme's workflow chooses for one application, frozen when it is made: later
// versions of the programme do not touch it.
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/shape.h"
#include "core/programme/programme.h"

namespace zhirong::financing {

// Who or what says what the rights are worth.
enum class ValuationWay {
    third_party_appraisal,
    internal_evaluation,
    agreed_value,
    insurer_evaluation,
    enterprise_score,
};
// Who prepares the registration of the pledge.
enum class Registrant { pledgor, bank, guarantor_or_insurer };

struct RouteStage {
    std::string stage;  // a word of programme::stage_words()
    bool needed = true;
    std::string by;                   // a word of programme::stage_ways(), or empty
    std::vector<std::string> papers;  // their names in Chinese
};
struct Route {
    std::string programme;
    std::string version;
    std::vector<RouteStage> stages;

    const RouteStage* find(programme::Stage stage) const;
};

// Refused where the programme has no workflow, a fact that decides is missing, or it leads past a
// valuation: the bank's ceiling rests on a value, whoever gives it.
Result<Route> route_of(const programme::Programme& programme, const programme::Facts& facts,
                       Date today);

ValuationWay valuation_way(const std::optional<Route>& route);
Registrant registrant(const std::optional<Route>& route);

}  // namespace zhirong::financing

namespace zhirong {

template <>
struct EnumNames<financing::ValuationWay> {
    using enum financing::ValuationWay;
    using W = financing::ValuationWay;
    static constexpr std::array names{
        EnumName<W>{third_party_appraisal, "third_party_appraisal", "第三方评估",
                    "Appraisal by a third party"},
        EnumName<W>{internal_evaluation, "internal_evaluation", "贷款人内部评价",
                    "The lender's own evaluation"},
        EnumName<W>{agreed_value, "agreed_value", "双方协商定值", "A value agreed by both sides"},
        EnumName<W>{insurer_evaluation, "insurer_evaluation", "保险机构评价",
                    "Evaluation by the insurer"},
        EnumName<W>{enterprise_score, "enterprise_score", "企业整体评分",
                    "Score of the whole enterprise"}};
};
template <>
struct Shape<financing::RouteStage> {
    using T = financing::RouteStage;
    static constexpr std::array fields{field<&T::stage>("stage", "环节", "Stage"),
                                       field<&T::needed>("needed", "是否需要", "Needed"),
                                       field<&T::by>("by", "方式", "Way"),
                                       field<&T::papers>("papers", "材料", "Papers")};
};
template <>
struct Shape<financing::Route> {
    using T = financing::Route;
    static constexpr std::array fields{field<&T::programme>("programme", "政策方案", "Programme"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::stages>("stages", "环节", "Stages")};
};

}  // namespace zhirong
