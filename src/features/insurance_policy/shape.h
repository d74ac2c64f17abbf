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
    static constexpr std::tuple fields{
        field("product", &T::product, "保险产品", "Product", not_blank),
        field("insurer", &T::insurer, "保险人", "Insurer", not_blank),
        field("holder", &T::holder, "投保人（保险人代录时填写）",
              "Policyholder, where the insurer writes it down", not_blank),
        field("insured", &T::insured, "被保险人身份", "Insured as"),
        field("zone", &T::zone, "地域", "Territory"),
        field("sum", &T::sum, "保险金额", "Sum insured", positive),
        field("from", &T::from, "起保日", "First day of cover"),
        field("months", &T::months, "保险期间（月）", "Term, months", positive),
        field("claims", &T::claims, "近三年赔案数", "Claims of the last three years", not_negative),
        field("rights", &T::rights, "已登记的知识产权", "Rights on the record", not_blank),
        field("items", &T::items, "其他保险标的", "Other items insured", not_blank),
        field("known_disputes", &T::known_disputes, "已知纠纷（没有填“无”）",
              "Known disputes (“none” where there are none)", long_text),
        field("financing", &T::financing, "所担保的融资项目", "Financing that it secures",
              not_blank)};
};
template <>
struct Shape<insurance_policy::Revise> {
    using T = insurance_policy::Revise;
    static constexpr std::tuple fields{
        field("zone", &T::zone, "地域", "Territory"),
        field("sum", &T::sum, "保险金额", "Sum insured", positive),
        field("from", &T::from, "起保日", "First day of cover"),
        field("months", &T::months, "保险期间（月）", "Term, months", positive),
        field("claims", &T::claims, "近三年赔案数", "Claims of the last three years", not_negative),
        field("add", &T::add, "增加标的", "Added", not_blank),
        field("remove", &T::remove, "减少标的（号码）", "Removed, by number", not_blank),
        field("known_disputes", &T::known_disputes, "已知纠纷", "Known disputes", long_text)};
};
template <>
struct Shape<insurance_policy::Underwrite> {
    using T = insurance_policy::Underwrite;
    static constexpr std::tuple fields{
        field("verdict", &T::verdict, "核保结论", "Verdict"),
        field("opinion", &T::opinion, "核保意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_policy::DecideReferral> {
    using T = insurance_policy::DecideReferral;
    static constexpr std::tuple fields{
        field("approved", &T::approved, "同意承保", "Accepted"),
        field("opinion", &T::opinion, "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_policy::Withdraw> {
    static constexpr std::tuple fields{
        field("reason", &insurance_policy::Withdraw::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::Bind> {
    static constexpr std::tuple fields{field("signatory", &insurance_policy::Bind::signatory,
                                             "保险人签署人", "Signed for the insurer by",
                                             not_blank)};
};
template <>
struct Shape<insurance_policy::Endorse> {
    using T = insurance_policy::Endorse;
    static constexpr std::tuple fields{
        field("from", &T::from, "批改生效日", "Effective from"),
        field("add", &T::add, "增加标的", "Added", not_blank),
        field("remove", &T::remove, "减少标的（号码）", "Removed, by number", not_blank),
        field("sum", &T::sum, "保险金额改为", "Sum insured now", positive),
        field("zone", &T::zone, "地域改为", "Territory now"),
        field("reason", &T::reason, "批改事由", "Reason", long_text),
        field("request", &T::request, "所答复的申请序号", "Answers request number", positive)};
};
template <>
struct Shape<insurance_policy::RequestEndorsement> {
    using T = insurance_policy::RequestEndorsement;
    static constexpr std::tuple fields{
        field("from", &T::from, "批改生效日", "Effective from"),
        field("add", &T::add, "增加标的", "Added", not_blank),
        field("remove", &T::remove, "减少标的（号码）", "Removed, by number", not_blank),
        field("sum", &T::sum, "保险金额改为", "Sum insured now", positive),
        field("zone", &T::zone, "地域改为", "Territory now"),
        field("reason", &T::reason, "申请事由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::RefuseRequest> {
    using T = insurance_policy::RefuseRequest;
    static constexpr std::tuple fields{
        field("request", &T::request, "申请序号", "Request", positive),
        field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::Cancel> {
    using T = insurance_policy::Cancel;
    static constexpr std::tuple fields{
        field("from", &T::from, "终止日（自当日零时起不再承保）", "First day without cover"),
        field("by", &T::by, "提出方", "Asked by"),
        field("manner", &T::manner, "退费方式", "Manner"),
        field("reason", &T::reason, "事由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::Reinstate> {
    using T = insurance_policy::Reinstate;
    static constexpr std::tuple fields{field("from", &T::from, "恢复日", "Covered again from"),
                                       field("reason", &T::reason, "事由", "Reason", long_text)};
};
template <>
struct Shape<insurance_policy::NotePayment> {
    using T = insurance_policy::NotePayment;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "金额", "Amount", positive),
        field("reference", &T::reference, "凭证号", "Reference", not_blank)};
};
template <>
struct Shape<insurance_policy::NoteRefund> {
    using T = insurance_policy::NoteRefund;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "金额", "Amount", positive),
        field("reference", &T::reference, "凭证号", "Reference", not_blank)};
};
template <>
struct Shape<insurance_policy::Renew> {
    using T = insurance_policy::Renew;
    static constexpr std::tuple fields{
        field("months", &T::months, "保险期间（月）", "Term, months", positive),
        field("sum", &T::sum, "保险金额", "Sum insured", positive),
        field("known_disputes", &T::known_disputes, "已知纠纷（没有填“无”）",
              "Known disputes (“none” where there are none)", long_text)};
};

// ---- events
template <>
struct Shape<insurance_policy::Finding> {
    using T = insurance_policy::Finding;
    static constexpr std::tuple fields{field("words", &T::words, "核保事项", "Finding"),
                                       field("verdict", &T::verdict, "结论", "Verdict"),
                                       field("found", &T::found, "实际", "Found"),
                                       field("expected", &T::expected, "要求", "Expected"),
                                       field("source", &T::source, "依据", "Source")};
};
template <>
struct Shape<insurance_policy::Applied> : EventShape<"applied", "投保", "Applied for"> {
    using T = insurance_policy::Applied;
    static constexpr std::tuple fields{
        field("product", &T::product, "保险产品", "Product"),
        field("version", &T::version, "版本", "Version"),
        field("line", &T::line, "险种", "Line"),
        field("insurer", &T::insurer, "保险人", "Insurer"),
        field("holder", &T::holder, "投保人", "Policyholder"),
        field("inception", &T::inception, "投保内容", "Terms"),
        field("known_disputes", &T::known_disputes, "已知纠纷", "Known disputes"),
        field("renews", &T::renews, "续保自", "Renews"),
        field("financing", &T::financing, "融资项目", "Financing"),
        field("beneficiary", &T::beneficiary, "被保险银行", "Bank that is insured"),
        field("on", &T::on, "日期", "Date"),
        field("maker", &T::maker, "经办人", "By")};
};
template <>
struct Shape<insurance_policy::Revised> : EventShape<"revised", "修改投保内容", "Revised"> {
    using T = insurance_policy::Revised;
    static constexpr std::tuple fields{
        field("inception", &T::inception, "投保内容", "Terms"),
        field("known_disputes", &T::known_disputes, "已知纠纷", "Known disputes"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Referred> : EventShape<"referred", "转审批", "Referred"> {
    using T = insurance_policy::Referred;
    static constexpr std::tuple fields{
        field("opinion", &T::opinion, "意见", "Opinion"), field("maker", &T::maker, "经办人", "By"),
        field("findings", &T::findings, "核保事项", "Findings"),
        field("premium", &T::premium, "保险费", "Premium"), field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Accepted> : EventShape<"accepted", "同意承保", "Accepted"> {
    using T = insurance_policy::Accepted;
    static constexpr std::tuple fields{
        field("opinion", &T::opinion, "意见", "Opinion"), field("maker", &T::maker, "经办人", "By"),
        field("findings", &T::findings, "核保事项", "Findings"),
        field("premium", &T::premium, "保险费", "Premium"), field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Declined> : EventShape<"declined", "不予承保", "Declined"> {
    using T = insurance_policy::Declined;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("findings", &T::findings, "核保事项", "Findings"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Withdrawn> : EventShape<"withdrawn", "撤回投保", "Withdrawn"> {
    using T = insurance_policy::Withdrawn;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Bound> : EventShape<"bound", "出具保单", "Bound"> {
    using T = insurance_policy::Bound;
    static constexpr std::tuple fields{field("number", &T::number, "保单号", "Policy number"),
                                       field("signatory", &T::signatory, "签署人", "Signed by"),
                                       field("premium", &T::premium, "保险费", "Premium"),
                                       field("on", &T::on, "出单日", "Date")};
};
template <>
struct Shape<insurance_policy::Premium> {
    using T = insurance_policy::Premium;
    static constexpr std::tuple fields{field("before", &T::before, "变更前", "Before"),
                                       field("after", &T::after, "变更后", "After")};
};
template <>
struct Shape<insurance_policy::Endorsed> : EventShape<"endorsed", "批改", "Endorsed"> {
    using T = insurance_policy::Endorsed;
    static constexpr std::tuple fields{field("number", &T::number, "批单序号", "Number"),
                                       field("change", &T::change, "批改内容", "Change"),
                                       field("reason", &T::reason, "事由", "Reason"),
                                       field("request", &T::request, "申请序号", "Request"),
                                       field("premium", &T::premium, "保险费", "Premium"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::EndorsementRequested>
    : EventShape<"endorsement_requested", "申请批改", "Endorsement asked for"> {
    using T = insurance_policy::EndorsementRequested;
    static constexpr std::tuple fields{field("number", &T::number, "申请序号", "Number"),
                                       field("content", &T::content, "内容", "Content"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::RequestRefused>
    : EventShape<"request_refused", "不予批改", "Request refused"> {
    using T = insurance_policy::RequestRefused;
    static constexpr std::tuple fields{field("request", &T::request, "申请序号", "Request"),
                                       field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Cancelled> : EventShape<"cancelled", "退保", "Cancelled"> {
    using T = insurance_policy::Cancelled;
    static constexpr std::tuple fields{field("number", &T::number, "批单序号", "Number"),
                                       field("content", &T::content, "内容", "Content"),
                                       field("premium", &T::premium, "保险费", "Premium"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::Reinstated> : EventShape<"reinstated", "恢复效力", "Reinstated"> {
    using T = insurance_policy::Reinstated;
    static constexpr std::tuple fields{field("number", &T::number, "批单序号", "Number"),
                                       field("content", &T::content, "内容", "Content"),
                                       field("premium", &T::premium, "保险费", "Premium"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::PremiumPaid>
    : EventShape<"premium_paid", "收到保费", "Premium paid"> {
    using T = insurance_policy::PremiumPaid;
    static constexpr std::tuple fields{field("amount", &T::amount, "金额", "Amount"),
                                       field("reference", &T::reference, "凭证号", "Reference"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::PremiumRefunded>
    : EventShape<"premium_refunded", "退还保费", "Premium returned"> {
    using T = insurance_policy::PremiumRefunded;
    static constexpr std::tuple fields{field("amount", &T::amount, "金额", "Amount"),
                                       field("reference", &T::reference, "凭证号", "Reference"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::PremiumEarned>
    : EventShape<"premium_earned", "确认满期保费", "Premium earned"> {
    using T = insurance_policy::PremiumEarned;
    static constexpr std::tuple fields{field("through", &T::through, "截至", "Through"),
                                       field("earned", &T::earned, "满期保费", "Earned")};
};
template <>
struct Shape<insurance_policy::LimitTaken> : EventShape<"limit_taken", "占用限额", "Limit taken"> {
    using T = insurance_policy::LimitTaken;
    static constexpr std::tuple fields{field("claim", &T::claim, "赔案", "Claim"),
                                       field("amount", &T::amount, "累计赔款", "Paid in all"),
                                       field("on", &T::on, "日期", "Date")};
};

// ---- records
template <>
struct Shape<insurance_policy::Dated> {
    using T = insurance_policy::Dated;
    static constexpr std::tuple fields{field("number", &T::number, "批单序号", "Number"),
                                       field("movement", &T::movement, "变更", "Movement"),
                                       field("reason", &T::reason, "事由", "Reason"),
                                       field("premium", &T::premium, "保险费", "Premium"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_policy::AskedEndorsement> {
    using T = insurance_policy::AskedEndorsement;
    static constexpr std::tuple fields{field("number", &T::number, "序号", "Number"),
                                       field("content", &T::content, "内容", "Content"),
                                       field("on", &T::on, "日期", "Date"),
                                       field("open", &T::open, "待答复", "Open")};
};
template <>
struct Shape<insurance_policy::Policy> {
    using T = insurance_policy::Policy;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "阶段", "Stage"),
        field("application", &T::application, "投保", "Application"),
        field("referral", &T::referral, "转审批", "Referral"),
        field("acceptance", &T::acceptance, "同意承保", "Acceptance"),
        field("declined", &T::declined, "不予承保", "Declined"),
        field("bound", &T::bound, "出单", "Bound"),
        field("movements", &T::movements, "批改", "Movements"),
        field("requests", &T::requests, "批改申请", "Requests"),
        field("premium", &T::premium, "保险费", "Premium"),
        field("paid", &T::paid, "已收保费", "Paid"),
        field("paid_on", &T::paid_on, "最近缴费日", "Last paid on"),
        field("earned", &T::earned, "满期保费", "Earned"),
        field("earned_through", &T::earned_through, "满期截至", "Earned through"),
        field("taken", &T::taken, "已用限额", "Limit taken")};
};
template <>
struct Shape<insurance_policy::CoverSet> : EventShape<"cover_set", "承保期间", "Cover"> {
    using T = insurance_policy::CoverSet;
    static constexpr std::tuple fields{field("policy", &T::policy, "保单", "Policy"),
                                       field("number", &T::number, "保单号", "Policy number"),
                                       field("spans", &T::spans, "期间", "Days")};
};
template <>
struct Shape<insurance_policy::InsuredCover> {
    using T = insurance_policy::InsuredCover;
    static constexpr std::tuple fields{field("policy", &T::policy, "保单", "Policy"),
                                       field("number", &T::number, "保单号", "Policy number"),
                                       field("spans", &T::spans, "期间", "Days")};
};
template <>
struct Shape<insurance_policy::InsuredItem> {
    using T = insurance_policy::InsuredItem;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("covers", &T::covers, "承保", "Covers")};
};
template <>
struct Shape<insurance_policy::Taken> : EventShape<"taken", "取号", "Number taken"> {
    static constexpr std::tuple fields{
        field("last", &insurance_policy::Taken::last, "序号", "Number")};
};
template <>
struct Shape<insurance_policy::Numbering> {
    using T = insurance_policy::Numbering;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("last", &T::last, "最后序号", "Last")};
};

}  // namespace zhirong
