#pragma once
// A firm agrees that an organisation sees its records of some kinds until a day (个人信息保护法 and
// 数据安全法 ask for it where data leaves those it was given to). The keys of the record are what
// View reads when it looks whether a person sees a record (platform/desk/view.cpp).
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"

namespace zhirong::consent {

// What is agreed to, in words that a firm knows; each stands for one or more kinds of record.
enum class Matter { rights, grade, financing, insurance, licences };

// The command, and what is known afterwards.
struct Give {
    std::string to;  // the organisation that may see
    std::vector<Matter> matters;
    Date until;  // the last day
    std::string purpose;
};
struct Withdraw {
    std::optional<std::string> reason;
};

struct Given {
    std::string firm;
    std::string by;
    Date on;
    Give details;
};
struct Withdrawn {
    std::string by;
    Date on;
    std::optional<std::string> reason;
};
using Event = std::variant<Given, Withdrawn>;

struct Consent {
    static constexpr const char* kind = "consent";
    static constexpr const char* prefix = "con";
    using Event = consent::Event;
    std::string id;
    Given given;
    std::optional<Withdrawn> withdrawn;
};

// `to` is the kind of the organisation that would see. Refused: for the own firm, for another firm,
// for longer than three years, for a day that has passed, a matter twice.
Result<Given> decide(const Give& command, const Actor& actor, OrganisationKind to, Date today);
Result<Withdrawn> decide(const Consent& consent, const Withdraw& command, const Actor& actor,
                         Date today);

Consent apply(Consent consent, const Event& event);
std::vector<std::string> parties(const Consent& consent);
Label stage_words(const Consent& consent);
// "sees|<organisation>|<firm>|<kind of record>|<last day>", as long as it is not withdrawn.
std::vector<std::string> keys(const Consent& consent);

std::vector<std::string> kinds_of(Matter matter);

}  // namespace zhirong::consent

namespace zhirong {

template <>
struct EnumNames<consent::Matter> {
    using enum consent::Matter;
    using E = consent::Matter;
    static constexpr std::array names{
        EnumName<E>{rights, "rights", "知识产权清单与状态", "Rights and their state"},
        EnumName<E>{grade, "grade", "企业评级与填报数据", "Grade and stated figures"},
        EnumName<E>{financing, "financing", "融资与贷款", "Financings and loans"},
        EnumName<E>{insurance, "insurance", "保单与理赔", "Policies and claims"},
        EnumName<E>{licences, "licences", "许可合同", "Licences"}};
};
template <>
struct Shape<consent::Give> {
    using T = consent::Give;
    static constexpr std::array fields{
        field<&T::to>("to", "授权查看的机构", "Who may see", not_blank),
        field<&T::matters>("matters", "授权内容", "What may be seen",
                           {.not_blank = true, .most_items = 5}),
        field<&T::until>("until", "有效期至（当日有效）", "Until (that day included)"),
        field<&T::purpose>("purpose", "用途", "Purpose", not_blank)};
};
template <>
struct Shape<consent::Withdraw> {
    static constexpr std::array fields{
        field<&consent::Withdraw::reason>("reason", "撤回原因", "Reason", long_text)};
};
template <>
struct Shape<consent::Given> : EventShape<"consent_given", "授权查看数据", "Consent given"> {
    using T = consent::Given;
    static constexpr std::array fields{
        field<&T::firm>("firm", "企业", "Firm"), field<&T::by>("by", "经办人", "By"),
        field<&T::on>("on", "日期", "On"), field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<consent::Withdrawn>
    : EventShape<"consent_withdrawn", "撤回授权", "Consent withdrawn"> {
    using T = consent::Withdrawn;
    static constexpr std::array fields{field<&T::by>("by", "经办人", "By"),
                                       field<&T::on>("on", "日期", "On"),
                                       field<&T::reason>("reason", "原因", "Reason")};
};
template <>
struct Shape<consent::Consent> {
    using T = consent::Consent;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::given>("given", "授权", "Given"),
                                       field<&T::withdrawn>("withdrawn", "撤回", "Withdrawn")};
};

}  // namespace zhirong
