#pragma once
// The register of subsidised rights: in one line of insurance, for which days of which right a
// premium was subsidised, so that the same days are not subsidised again through another policy.
// The register of expenses knows policies; this one what they insure.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/insurance/coverage.h"
#include "core/programme/library.h"

namespace zhirong::subsidy {

// One right for some days in one line. Without days: a policy that was typed does not tell them.
struct RightDays {
    std::string line;    // the programmes' word
    std::string number;  // of the right, as its register writes it
    std::vector<insurance::Span> days;
    friend bool operator==(const RightDays&, const RightDays&) = default;
};

// What an application that stands was granted for.
struct RightGrant {
    std::string application;
    std::string programme;
    std::string version;
    std::string policy;  // its number, as people know it
    std::vector<insurance::Span> days;
    friend bool operator==(const RightGrant&, const RightGrant&) = default;
};
struct RightGranted {
    RightGrant grant;
};
struct RightFreed {
    std::string application;
    std::string reason;
};
struct SubsidisedRight {
    static constexpr const char* kind = "subsidised_right";
    static constexpr const char* prefix = "";
    using Event = std::variant<RightGranted, RightFreed>;
    std::string id;  // "subsidised:<line>:<number>"
    std::vector<RightGrant> grants;
};

SubsidisedRight apply(SubsidisedRight right, const SubsidisedRight::Event& event);
// Nobody: an application's page shows its parties what concerns them.
std::vector<std::string> parties(const SubsidisedRight& right);
Label stage_words(const SubsidisedRight& right);
std::string subsidised_right_id(const RightDays& right);

// Refused by the application that was first, and its days in common; one without days has them all
// in common. Not by `except`, nor by a programme that stacks with the one that claims.
Result<std::monostate> may_subsidise(const SubsidisedRight& there, const RightDays& asked,
                                     const std::string& except,
                                     const programme::Programme& claiming,
                                     const programme::Library& programmes);

}  // namespace zhirong::subsidy

namespace zhirong {

template <>
struct Shape<subsidy::RightDays> {
    using T = subsidy::RightDays;
    static constexpr std::array fields{field<&T::line>("line", "险种", "Line"),
                                       field<&T::number>("number", "权利号码", "Number"),
                                       field<&T::days>("days", "期间", "Days")};
};
template <>
struct Shape<subsidy::RightGrant> {
    using T = subsidy::RightGrant;
    static constexpr std::array fields{field<&T::application>("application", "申请", "Application"),
                                       field<&T::programme>("programme", "政策", "Programme"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::policy>("policy", "保单号", "Policy"),
                                       field<&T::days>("days", "期间", "Days")};
};
template <>
struct Shape<subsidy::RightGranted> : EventShape<"granted", "登记补贴", "Subsidy put down"> {
    static constexpr std::array fields{
        field<&subsidy::RightGranted::grant>("grant", "补贴", "Subsidy")};
};
template <>
struct Shape<subsidy::RightFreed> : EventShape<"freed", "注销", "Taken out"> {
    using T = subsidy::RightFreed;
    static constexpr std::array fields{field<&T::application>("application", "申请", "Application"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<subsidy::SubsidisedRight> {
    using T = subsidy::SubsidisedRight;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::grants>("grants", "补贴", "Subsidies")};
};

}  // namespace zhirong
