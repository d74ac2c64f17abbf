#pragma once
#include "features/watch/record.h"

namespace zhirong {

template <>
struct EnumNames<watch::Kind> {
    using enum watch::Kind;
    using K = watch::Kind;
    static constexpr std::array names{
        EnumName<K>{fee_due, "fee_due", "年费将到期", "Annual fee due"},
        EnumName<K>{fee_in_grace, "fee_in_grace", "年费逾期（滞纳期）", "Annual fee overdue"},
        EnumName<K>{renewal_due, "renewal_due", "应办续展", "Renewal due"},
        EnumName<K>{renewal_in_grace, "renewal_in_grace", "续展逾期（宽展期）", "Renewal overdue"},
        EnumName<K>{ended, "ended", "权利已终止", "Right has ended"},
        EnumName<K>{term_ending, "term_ending", "保护期将届满", "Term ending"},
        EnumName<K>{shorter_than_debt, "shorter_than_debt", "保护期短于债务期限",
                    "Term shorter than the debt"},
        EnumName<K>{renewal_before_debt, "renewal_before_debt", "债务期内须续展",
                    "Renewal needed before the debt ends"},
        EnumName<K>{invalidation_proceeding, "invalidation_proceeding", "无效宣告程序",
                    "Invalidation proceeding"},
        EnumName<K>{revocation_proceeding, "revocation_proceeding", "撤销程序",
                    "Revocation proceeding"},
        EnumName<K>{ownership_suspension, "ownership_suspension", "权属中止", "Suspension"},
        EnumName<K>{court_preservation, "court_preservation", "法院保全", "Court preservation"},
        EnumName<K>{ownership_dispute, "ownership_dispute", "权属纠纷", "Dispute over ownership"},
        EnumName<K>{infringement_dispute, "infringement_dispute", "侵权纠纷",
                    "Infringement dispute"},
        EnumName<K>{changed_hands, "changed_hands", "权利人变更", "Owner changed"},
        EnumName<K>{licensed_without_consent, "licensed_without_consent", "许可未见质权人同意",
                    "Licence without the pledgee's consent"}};
};
template <>
struct EnumNames<watch::Severity> {
    using enum watch::Severity;
    using S = watch::Severity;
    static constexpr std::array names{EnumName<S>{notice, "notice", "提示", "Notice"},
                                      EnumName<S>{warning, "warning", "关注", "Warning"},
                                      EnumName<S>{critical, "critical", "紧急", "Critical"}};
};

template <>
struct Shape<watch::Finding> {
    using T = watch::Finding;
    static constexpr std::array fields{field<&T::kind>("kind", "类型", "Kind"),
                                       field<&T::about>("about", "事项", "About"),
                                       field<&T::severity>("severity", "级别", "Severity"),
                                       field<&T::found>("found", "发现", "Found"),
                                       field<&T::advice>("advice", "处理建议", "What to do"),
                                       field<&T::deadline>("deadline", "期限", "By"),
                                       field<&T::source>("source", "依据", "Source")};
};
template <>
struct Shape<watch::Acknowledge> {
    static constexpr std::array fields{
        field<&watch::Acknowledge::note>("note", "处理说明", "Note", long_text)};
};
template <>
struct Shape<watch::Opened> : EventShape<"opened", "发出预警", "Warning opened"> {
    using T = watch::Opened;
    static constexpr std::array fields{
        field<&T::right>("right", "知识产权", "Right"),
        field<&T::number>("number", "号码", "Number"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::addressees>("addressees", "收件机构", "Addressees"),
        field<&T::finding>("finding", "内容", "Finding"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<watch::Updated> : EventShape<"updated", "预警有变化", "Warning updated"> {
    using T = watch::Updated;
    static constexpr std::array fields{
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::addressees>("addressees", "收件机构", "Addressees"),
        field<&T::finding>("finding", "内容", "Finding"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<watch::Closed> : EventShape<"closed", "预警解除", "Warning closed"> {
    static constexpr std::array fields{field<&watch::Closed::on>("on", "日期", "Date")};
};
template <>
struct Shape<watch::Acknowledged> : EventShape<"acknowledged", "确认预警", "Acknowledged"> {
    using T = watch::Acknowledged;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "机构", "Organisation"),
        field<&T::by>("by", "确认人", "By"), field<&T::note>("note", "处理说明", "Note"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<watch::Warning> {
    using T = watch::Warning;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::right>("right", "知识产权", "Right"),
        field<&T::number>("number", "号码", "Number"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::addressees>("addressees", "收件机构", "Addressees"),
        field<&T::finding>("finding", "内容", "Finding"),
        field<&T::opened_on>("opened_on", "发出日", "Opened on"),
        field<&T::updated_on>("updated_on", "更新日", "Updated on"),
        field<&T::closed_on>("closed_on", "解除日", "Closed on"),
        field<&T::acknowledgements>("acknowledgements", "确认", "Acknowledgements")};
};

}  // namespace zhirong
