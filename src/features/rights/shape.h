#pragma once
#include "features/rights/record.h"

namespace zhirong {

template <>
struct EnumNames<rights::Status> {
    using enum rights::Status;
    using S = rights::Status;
    static constexpr std::array names{
        EnumName<S>{not_yet_granted, "not_yet_granted", "尚未授权", "Not yet granted"},
        EnumName<S>{granted, "granted", "有效", "In force"},
        EnumName<S>{terminated, "terminated", "已终止", "Terminated"},
        EnumName<S>{invalidated, "invalidated", "已宣告无效", "Invalidated"}};
};
template <>
struct EnumNames<rights::Notice> {
    using enum rights::Notice;
    using N = rights::Notice;
    static constexpr std::array names{
        EnumName<N>{ownership_suspension, "ownership_suspension", "权属纠纷中止程序",
                    "Suspension for an ownership dispute"},
        EnumName<N>{court_preservation, "court_preservation", "法院财产保全", "Court preservation"},
        EnumName<N>{invalidation_proceeding, "invalidation_proceeding", "无效宣告程序",
                    "Invalidation proceeding"}};
};
template <>
struct EnumNames<rights::StatusChange> {
    using enum rights::StatusChange;
    using C = rights::StatusChange;
    static constexpr std::array names{
        EnumName<C>{granted, "granted", "授予专利权", "Granted"},
        EnumName<C>{terminated, "terminated", "专利权终止", "Terminated"},
        EnumName<C>{invalidated, "invalidated", "宣告无效", "Invalidated"},
        EnumName<C>{suspension_begun, "suspension_begun", "中止程序开始",
                    "Ownership suspension begins"},
        EnumName<C>{suspension_ended, "suspension_ended", "中止程序结束",
                    "Ownership suspension ends"},
        EnumName<C>{preservation_begun, "preservation_begun", "财产保全开始",
                    "Court preservation begins"},
        EnumName<C>{preservation_ended, "preservation_ended", "财产保全解除",
                    "Court preservation ends"},
        EnumName<C>{invalidation_begun, "invalidation_begun", "启动无效宣告程序",
                    "Invalidation proceeding begins"},
        EnumName<C>{invalidation_ended, "invalidation_ended", "无效宣告程序结束（维持有效）",
                    "Invalidation proceeding ends, patent upheld"}};
};

template <>
struct Shape<rights::CoOwner> {
    using T = rights::CoOwner;
    static constexpr std::tuple fields{
        field("name", &T::name, "共有人", "Co-owner", not_blank),
        field("consent", &T::consent, "同意出质的书面文件", "Paper of consent", not_blank)};
};
template <>
struct Shape<rights::NoticeInForce> {
    using T = rights::NoticeInForce;
    static constexpr std::tuple fields{field("notice", &T::notice, "事项", "Notice"),
                                       field("since", &T::since, "自", "Since"),
                                       field("reference", &T::reference, "文号", "Reference")};
};
template <>
struct Shape<rights::RecordRight> {
    using T = rights::RecordRight;
    static constexpr std::tuple fields{
        field("number", &T::number, "专利号", "Patent number", not_blank),
        field("title", &T::title, "名称", "Title", not_blank),
        field("main_class", &T::main_class, "主分类号（IPC；外观设计为洛迦诺）",
              "Main class (IPC; of a design Locarno)", not_blank),
        field("filing_date", &T::filing_date, "申请日", "Filing date"),
        field("grant_date", &T::grant_date, "授权公告日", "Grant date"),
        field("fee_paid_through_year", &T::fee_paid_through_year, "年费已缴至第几年度",
              "Annual fees paid through patent year", not_negative),
        field("co_owners", &T::co_owners, "共有人", "Co-owners"),
        field("co_ownership_agreement", &T::co_ownership_agreement, "共有人关于行使权利的约定",
              "The co-owners' agreement on exercising the patent", not_blank),
        field("same_day_invention", &T::same_day_invention, "同日就同样的发明创造申请了发明专利",
              "An invention was applied for the same day on the same thing"),
        field("registry", &T::registry, "登记窗口", "Registration desk", not_blank)};
};
template <>
struct Shape<rights::NoteFeePaid> {
    using T = rights::NoteFeePaid;
    static constexpr std::tuple fields{
        field("through_year", &T::through_year, "年费缴至第几年度", "Paid through patent year",
              positive),
        field("on", &T::on, "缴费日", "Date of payment"),
        field("receipt", &T::receipt, "票据号", "Receipt", not_blank)};
};
template <>
struct Shape<rights::NoteConsent> {
    using T = rights::NoteConsent;
    static constexpr std::tuple fields{
        field("co_owner", &T::co_owner, "共有人", "Co-owner", not_blank),
        field("consent", &T::consent, "同意出质的书面文件", "Paper of consent", not_blank)};
};
template <>
struct Shape<rights::NoteStatus> {
    using T = rights::NoteStatus;
    static constexpr std::tuple fields{
        field("change", &T::change, "登记事项", "What is noted"),
        field("on", &T::on, "生效日", "Date of effect"),
        field("reference", &T::reference, "文号", "Reference", not_blank)};
};

template <>
struct Shape<rights::Recorded> : EventShape<"recorded", "录入专利", "Patent recorded"> {
    using T = rights::Recorded;
    static constexpr std::tuple fields{field("owner", &T::owner, "专利权人", "Owner"),
                                       field("patent", &T::patent, "专利类型", "Kind of patent"),
                                       field("details", &T::details, "内容", "Details")};
};
template <>
struct Shape<rights::FeePaid> : EventShape<"fee_paid", "缴纳年费", "Annual fee paid"> {
    using T = rights::FeePaid;
    static constexpr std::tuple fields{
        field("through_year", &T::through_year, "年费缴至第几年度", "Paid through patent year"),
        field("on", &T::on, "缴费日", "Date of payment"),
        field("receipt", &T::receipt, "票据号", "Receipt")};
};
template <>
struct Shape<rights::ConsentGiven>
    : EventShape<"consent_given", "共有人同意出质", "Co-owner consents to the pledge"> {
    using T = rights::ConsentGiven;
    static constexpr std::tuple fields{field("co_owner", &T::co_owner, "共有人", "Co-owner"),
                                       field("consent", &T::consent, "书面文件", "Paper")};
};
template <>
struct Shape<rights::StatusNoted>
    : EventShape<"status_noted", "登记专利状态", "Status noted by the registry"> {
    using T = rights::StatusNoted;
    static constexpr std::tuple fields{field("change", &T::change, "登记事项", "What is noted"),
                                       field("on", &T::on, "生效日", "Date of effect"),
                                       field("reference", &T::reference, "文号", "Reference")};
};
template <>
struct Shape<rights::Pledged> : EventShape<"pledged", "质权设立", "Pledged"> {
    using T = rights::Pledged;
    static constexpr std::tuple fields{field("pledge", &T::pledge, "质押", "Pledge"),
                                       field("pledgee", &T::pledgee, "质权人", "Pledgee"),
                                       field("on", &T::on, "登记日", "Date of registration")};
};
template <>
struct Shape<rights::Released> : EventShape<"released", "质权消灭", "Released from the pledge"> {
    using T = rights::Released;
    static constexpr std::tuple fields{field("pledge", &T::pledge, "质押", "Pledge"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<rights::Transferred> : EventShape<"transferred", "专利权转让", "Transferred"> {
    using T = rights::Transferred;
    static constexpr std::tuple fields{field("buyer", &T::buyer, "受让人", "Buyer", not_blank),
                                       field("on", &T::on, "日期", "Date")};
};

template <>
struct Shape<rights::Right> {
    using T = rights::Right;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("number", &T::number, "专利号", "Patent number"),
        field("patent", &T::patent, "专利类型", "Kind of patent"),
        field("title", &T::title, "名称", "Title"),
        field("main_class", &T::main_class, "主分类号", "Main class"),
        field("owner", &T::owner, "专利权人", "Owner"),
        field("co_owners", &T::co_owners, "共有人", "Co-owners"),
        field("co_ownership_agreement", &T::co_ownership_agreement, "共有约定",
              "Co-ownership agreement"),
        field("registry", &T::registry, "登记窗口", "Registration desk"),
        field("filing_date", &T::filing_date, "申请日", "Filing date"),
        field("grant_date", &T::grant_date, "授权公告日", "Grant date"),
        field("status", &T::status, "状态", "Status"),
        field("ended_on", &T::ended_on, "失效日", "Ended on"),
        field("fee_paid_through_year", &T::fee_paid_through_year, "年费已缴至第几年度",
              "Annual fees paid through patent year"),
        field("same_day_invention", &T::same_day_invention, "同日发明申请",
              "Same-day invention application"),
        field("notices", &T::notices, "登记事项", "Notices in force"),
        field("pledge", &T::pledge, "质押", "Pledge in force"),
        field("pledgee", &T::pledgee, "质权人", "Pledgee"),
        field("sale", &T::sale, "转让", "Sale")};
};

}  // namespace zhirong
