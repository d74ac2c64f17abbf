#pragma once
#include "features/insurance_policy/record.h"

namespace zhirong {

template <>
struct EnumNames<insurance_policy::Stage> {
    using enum insurance_policy::Stage;
    using S = insurance_policy::Stage;
    static constexpr std::array names{
        EnumName<S>{applied, "applied", "待核保", "To be underwritten"},
        EnumName<S>{referred, "referred", "转审批", "Referred"},
        EnumName<S>{accepted, "accepted", "同意承保", "Accepted"},
        EnumName<S>{declined, "declined", "不予承保", "Declined"},
        EnumName<S>{withdrawn, "withdrawn", "已撤回", "Withdrawn"},
        EnumName<S>{in_force, "in_force", "已出单", "Bound"},
        EnumName<S>{cancelled, "cancelled", "已退保", "Cancelled"}};
};
template <>
struct EnumNames<insurance_policy::Act> {
    using enum insurance_policy::Act;
    using A = insurance_policy::Act;
    static constexpr std::array names{
        EnumName<A>{revise, "revise", "修改投保内容", "Revise the application"},
        EnumName<A>{underwrite, "underwrite", "核保", "Underwrite"},
        EnumName<A>{decide_referral, "decide_referral", "审批核保", "Decide the referral"},
        EnumName<A>{withdraw, "withdraw", "撤回投保", "Withdraw"},
        EnumName<A>{bind, "bind", "出具保单", "Bind"},
        EnumName<A>{endorse, "endorse", "批改", "Endorse"},
        EnumName<A>{request_endorsement, "request_endorsement", "申请批改",
                    "Ask for an endorsement"},
        EnumName<A>{answer_request, "answer_request", "不予批改", "Refuse the request"},
        EnumName<A>{cancel, "cancel", "退保", "Cancel"},
        EnumName<A>{reinstate, "reinstate", "恢复效力", "Reinstate"},
        EnumName<A>{note_payment, "note_payment", "登记收到保费", "Note a premium paid"},
        EnumName<A>{note_refund, "note_refund", "登记退还保费", "Note a premium returned"},
        EnumName<A>{renew, "renew", "续保", "Renew"}};
};
template <>
struct EnumNames<insurance_policy::Verdict> {
    using enum insurance_policy::Verdict;
    using V = insurance_policy::Verdict;
    static constexpr std::array names{EnumName<V>{accept, "accept", "同意承保", "Accept"},
                                      EnumName<V>{refer, "refer", "转审批", "Refer"},
                                      EnumName<V>{decline, "decline", "不予承保", "Decline"}};
};
template <>
struct EnumNames<insurance_policy::CancelledBy> {
    using enum insurance_policy::CancelledBy;
    using C = insurance_policy::CancelledBy;
    static constexpr std::array names{EnumName<C>{insured, "insured", "投保人", "The insured"},
                                      EnumName<C>{insurer, "insurer", "保险人", "The insurer"}};
};

// ---- commands
template <>
struct Shape<insurance_policy::Apply> {
    using T = insurance_policy::Apply;
    static constexpr std::array fields{
        field<&T::product>("product", "保险产品", "Product", not_blank),
        field<&T::insurer>("insurer", "保险人", "Insurer", not_blank),
        field<&T::holder>("holder", "投保人（保险人代录时填写）",
                          "Policyholder, where the insurer writes it down", not_blank),
        field<&T::insured>("insured", "被保险人身份", "Insured as"),
        field<&T::zone>("zone", "地域", "Territory"),
        field<&T::sum>("sum", "保险金额", "Sum insured", positive),
        field<&T::from>("from", "起保日", "First day of cover"),
        field<&T::months>("months", "保险期间（月）", "Term, months", positive),
        field<&T::claims>("claims", "近三年赔案数", "Claims of the last three years", not_negative),
        field<&T::rights>("rights", "已登记的知识产权", "Rights on the record", not_blank),
        field<&T::items>("items", "其他保险标的", "Other items insured", not_blank),
        field<&T::known_disputes>("known_disputes", "已知纠纷（没有填“无”）",
                                  "Known disputes (“none” where there are none)", long_text),
        field<&T::financing>("financing", "所担保的融资项目", "Financing that it secures",
                             not_blank)};
};
template <>
struct Shape<insurance_policy::Revise> {
    using T = insurance_policy::Revise;
    static constexpr std::array fields{
        field<&T::zone>("zone", "地域", "Territory"),
        field<&T::sum>("sum", "保险金额", "Sum insured", positive),
        field<&T::from>("from", "起保日", "First day of cover"),
        field<&T::months>("months", "保险期间（月）", "Term, months", positive),
        field<&T::claims>("claims", "近三年赔案数", "Claims of the last three years", not_negative),
        field<&T::add>("add", "增加标的", "Added", not_blank),
        field<&T::remove>("remove", "减少标的（号码）", "Removed, by number", not_blank),
        field<&T::known_disputes>("known_disputes", "已知纠纷", "Known disputes", long_text)};
};
template <>
struct Shape<insurance_policy::Underwrite> {
    using T = insurance_policy::Underwrite;
    static constexpr std::array fields{
        field<&T::verdict>("verdict", "核保结论", "Verdict"),
        field<&T::opinion>("opinion", "核保意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_policy::DecideReferral> {
    using T = insurance_policy::DecideReferral;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意承保", "Accepted"),
        field<&T::opinion>("opinion", "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_policy::Withdraw> {
    static constexpr std::array fields{
        field<&insurance_policy::Withdraw::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::Bind> {
    static constexpr std::array fields{field<&insurance_policy::Bind::signatory>(
        "signatory", "保险人签署人", "Signed for the insurer by", not_blank)};
};
template <>
struct Shape<insurance_policy::Endorse> {
    using T = insurance_policy::Endorse;
    static constexpr std::array fields{
        field<&T::from>("from", "批改生效日", "Effective from"),
        field<&T::add>("add", "增加标的", "Added", not_blank),
        field<&T::remove>("remove", "减少标的（号码）", "Removed, by number", not_blank),
        field<&T::sum>("sum", "保险金额改为", "Sum insured now", positive),
        field<&T::zone>("zone", "地域改为", "Territory now"),
        field<&T::reason>("reason", "批改事由", "Reason", long_text),
        field<&T::request>("request", "所答复的申请序号", "Answers request number", positive)};
};
template <>
struct Shape<insurance_policy::RequestEndorsement> {
    using T = insurance_policy::RequestEndorsement;
    static constexpr std::array fields{
        field<&T::from>("from", "批改生效日", "Effective from"),
        field<&T::add>("add", "增加标的", "Added", not_blank),
        field<&T::remove>("remove", "减少标的（号码）", "Removed, by number", not_blank),
        field<&T::sum>("sum", "保险金额改为", "Sum insured now", positive),
        field<&T::zone>("zone", "地域改为", "Territory now"),
        field<&T::reason>("reason", "申请事由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::RefuseRequest> {
    using T = insurance_policy::RefuseRequest;
    static constexpr std::array fields{
        field<&T::request>("request", "申请序号", "Request", positive),
        field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::Cancel> {
    using T = insurance_policy::Cancel;
    static constexpr std::array fields{
        field<&T::from>("from", "终止日（自当日零时起不再承保）", "First day without cover"),
        field<&T::by>("by", "提出方", "Asked by"),
        field<&T::manner>("manner", "退费方式", "Manner"),
        field<&T::reason>("reason", "事由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::Reinstate> {
    using T = insurance_policy::Reinstate;
    static constexpr std::array fields{field<&T::from>("from", "恢复日", "Covered again from"),
                                       field<&T::reason>("reason", "事由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::NotePayment> {
    using T = insurance_policy::NotePayment;
    static constexpr std::array fields{
        field<&T::amount>("amount", "金额", "Amount", positive),
        field<&T::reference>("reference", "凭证号", "Reference", not_blank)};
};
template <>
struct Shape<insurance_policy::NoteRefund> {
    using T = insurance_policy::NoteRefund;
    static constexpr std::array fields{
        field<&T::amount>("amount", "金额", "Amount", positive),
        field<&T::reference>("reference", "凭证号", "Reference", not_blank)};
};
template <>
struct Shape<insurance_policy::Renew> {
    using T = insurance_policy::Renew;
    static constexpr std::array fields{
        field<&T::months>("months", "保险期间（月）", "Term, months", positive),
        field<&T::sum>("sum", "保险金额", "Sum insured", positive),
        field<&T::known_disputes>("known_disputes", "已知纠纷（没有填“无”）",
                                  "Known disputes (“none” where there are none)", long_text)};
};

// ---- events
template <>
struct Shape<insurance_policy::Finding> {
    using T = insurance_policy::Finding;
    static constexpr std::array fields{field<&T::words>("words", "核保事项", "Finding"),
                                       field<&T::verdict>("verdict", "结论", "Verdict"),
                                       field<&T::found>("found", "实际", "Found"),
                                       field<&T::expected>("expected", "要求", "Expected"),
                                       field<&T::source>("source", "依据", "Source")};
};
template <>
struct Shape<insurance_policy::Applied> : EventShape<"applied", "投保", "Applied for"> {
    using T = insurance_policy::Applied;
    static constexpr std::array fields{
        field<&T::product>("product", "保险产品", "Product"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::line>("line", "险种", "Line"),
        field<&T::insurer>("insurer", "保险人", "Insurer"),
        field<&T::holder>("holder", "投保人", "Policyholder"),
        field<&T::inception>("inception", "投保内容", "Terms"),
        field<&T::known_disputes>("known_disputes", "已知纠纷", "Known disputes"),
        field<&T::renews>("renews", "续保自", "Renews"),
        field<&T::financing>("financing", "融资项目", "Financing"),
        field<&T::beneficiary>("beneficiary", "被保险银行", "Bank that is insured"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::maker>("maker", "经办人", "By")};
};
template <>
struct Shape<insurance_policy::Revised> : EventShape<"revised", "修改投保内容", "Revised"> {
    using T = insurance_policy::Revised;
    static constexpr std::array fields{
        field<&T::inception>("inception", "投保内容", "Terms"),
        field<&T::known_disputes>("known_disputes", "已知纠纷", "Known disputes"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Referred> : EventShape<"referred", "转审批", "Referred"> {
    using T = insurance_policy::Referred;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "意见", "Opinion"), field<&T::maker>("maker", "经办人", "By"),
        field<&T::findings>("findings", "核保事项", "Findings"),
        field<&T::premium>("premium", "保险费", "Premium"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Accepted> : EventShape<"accepted", "同意承保", "Accepted"> {
    using T = insurance_policy::Accepted;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "意见", "Opinion"), field<&T::maker>("maker", "经办人", "By"),
        field<&T::findings>("findings", "核保事项", "Findings"),
        field<&T::premium>("premium", "保险费", "Premium"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Declined> : EventShape<"declined", "不予承保", "Declined"> {
    using T = insurance_policy::Declined;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::findings>("findings", "核保事项", "Findings"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Withdrawn> : EventShape<"withdrawn", "撤回投保", "Withdrawn"> {
    using T = insurance_policy::Withdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Bound> : EventShape<"bound", "出具保单", "Bound"> {
    using T = insurance_policy::Bound;
    static constexpr std::array fields{field<&T::number>("number", "保单号", "Policy number"),
                                       field<&T::signatory>("signatory", "签署人", "Signed by"),
                                       field<&T::premium>("premium", "保险费", "Premium"),
                                       field<&T::on>("on", "出单日", "Date")};
};
template <>
struct Shape<insurance_policy::Premium> {
    using T = insurance_policy::Premium;
    static constexpr std::array fields{field<&T::before>("before", "变更前", "Before"),
                                       field<&T::after>("after", "变更后", "After")};
};
template <>
struct Shape<insurance_policy::Endorsed> : EventShape<"endorsed", "批改", "Endorsed"> {
    using T = insurance_policy::Endorsed;
    static constexpr std::array fields{field<&T::number>("number", "批单序号", "Number"),
                                       field<&T::change>("change", "批改内容", "Change"),
                                       field<&T::reason>("reason", "事由", "Reason"),
                                       field<&T::request>("request", "申请序号", "Request"),
                                       field<&T::premium>("premium", "保险费", "Premium"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::EndorsementRequested>
    : EventShape<"endorsement_requested", "申请批改", "Endorsement asked for"> {
    using T = insurance_policy::EndorsementRequested;
    static constexpr std::array fields{field<&T::number>("number", "申请序号", "Number"),
                                       field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::RequestRefused>
    : EventShape<"request_refused", "不予批改", "Request refused"> {
    using T = insurance_policy::RequestRefused;
    static constexpr std::array fields{field<&T::request>("request", "申请序号", "Request"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Cancelled> : EventShape<"cancelled", "退保", "Cancelled"> {
    using T = insurance_policy::Cancelled;
    static constexpr std::array fields{field<&T::number>("number", "批单序号", "Number"),
                                       field<&T::content>("content", "内容", "Content"),
                                       field<&T::premium>("premium", "保险费", "Premium"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Reinstated> : EventShape<"reinstated", "恢复效力", "Reinstated"> {
    using T = insurance_policy::Reinstated;
    static constexpr std::array fields{field<&T::number>("number", "批单序号", "Number"),
                                       field<&T::content>("content", "内容", "Content"),
                                       field<&T::premium>("premium", "保险费", "Premium"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::PremiumPaid>
    : EventShape<"premium_paid", "收到保费", "Premium paid"> {
    using T = insurance_policy::PremiumPaid;
    static constexpr std::array fields{field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::reference>("reference", "凭证号", "Reference"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::PremiumRefunded>
    : EventShape<"premium_refunded", "退还保费", "Premium returned"> {
    using T = insurance_policy::PremiumRefunded;
    static constexpr std::array fields{field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::reference>("reference", "凭证号", "Reference"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::PremiumEarned>
    : EventShape<"premium_earned", "确认满期保费", "Premium earned"> {
    using T = insurance_policy::PremiumEarned;
    static constexpr bool routine = true;
    static constexpr std::array fields{field<&T::through>("through", "截至", "Through"),
                                       field<&T::earned>("earned", "满期保费", "Earned")};
};
template <>
struct Shape<insurance_policy::LimitTaken> : EventShape<"limit_taken", "占用限额", "Limit taken"> {
    using T = insurance_policy::LimitTaken;
    static constexpr std::array fields{field<&T::claim>("claim", "赔案", "Claim"),
                                       field<&T::amount>("amount", "累计赔款", "Paid in all"),
                                       field<&T::on>("on", "日期", "Date")};
};

// ---- records
template <>
struct Shape<insurance_policy::Dated> {
    using T = insurance_policy::Dated;
    static constexpr std::array fields{field<&T::number>("number", "批单序号", "Number"),
                                       field<&T::movement>("movement", "变更", "Movement"),
                                       field<&T::reason>("reason", "事由", "Reason"),
                                       field<&T::premium>("premium", "保险费", "Premium"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_policy::AskedEndorsement> {
    using T = insurance_policy::AskedEndorsement;
    static constexpr std::array fields{field<&T::number>("number", "序号", "Number"),
                                       field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date"),
                                       field<&T::open>("open", "待答复", "Open")};
};
template <>
struct Shape<insurance_policy::Policy> {
    using T = insurance_policy::Policy;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::application>("application", "投保", "Application"),
        field<&T::referral>("referral", "转审批", "Referral"),
        field<&T::acceptance>("acceptance", "同意承保", "Acceptance"),
        field<&T::declined>("declined", "不予承保", "Declined"),
        field<&T::bound>("bound", "出单", "Bound"),
        field<&T::movements>("movements", "批改", "Movements"),
        field<&T::requests>("requests", "批改申请", "Requests"),
        field<&T::premium>("premium", "保险费", "Premium"),
        field<&T::paid>("paid", "已收保费", "Paid"),
        field<&T::paid_on>("paid_on", "最近缴费日", "Last paid on"),
        field<&T::earned>("earned", "满期保费", "Earned"),
        field<&T::earned_through>("earned_through", "满期截至", "Earned through"),
        field<&T::taken>("taken", "已用限额", "Limit taken")};
};
template <>
struct Shape<insurance_policy::CoverSet> : EventShape<"cover_set", "承保期间", "Cover"> {
    using T = insurance_policy::CoverSet;
    static constexpr std::array fields{field<&T::policy>("policy", "保单", "Policy"),
                                       field<&T::number>("number", "保单号", "Policy number"),
                                       field<&T::spans>("spans", "期间", "Days")};
};
template <>
struct Shape<insurance_policy::InsuredCover> {
    using T = insurance_policy::InsuredCover;
    static constexpr std::array fields{field<&T::policy>("policy", "保单", "Policy"),
                                       field<&T::number>("number", "保单号", "Policy number"),
                                       field<&T::spans>("spans", "期间", "Days")};
};
template <>
struct Shape<insurance_policy::InsuredItem> {
    using T = insurance_policy::InsuredItem;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::covers>("covers", "承保", "Covers")};
};
template <>
struct Shape<insurance_policy::Taken> : EventShape<"taken", "取号", "Number taken"> {
    static constexpr std::array fields{
        field<&insurance_policy::Taken::last>("last", "序号", "Number")};
};
template <>
struct Shape<insurance_policy::Numbering> {
    using T = insurance_policy::Numbering;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::last>("last", "最后序号", "Last")};
};

}  // namespace zhirong
