#pragma once
#include "core/explanation/why.h"
#include "features/insurance_claim/record.h"

namespace zhirong {

template <>
struct EnumNames<insurance_claim::Stage> {
    using enum insurance_claim::Stage;
    using S = insurance_claim::Stage;
    static constexpr std::array names{
        EnumName<S>{notified, "notified", "已报案", "Notified"},
        EnumName<S>{handling, "handling", "理赔中", "In handling"},
        EnumName<S>{refusal_proposed, "refusal_proposed", "拟拒赔", "Refusal proposed"},
        EnumName<S>{payment_proposed, "payment_proposed", "拟赔付", "Payment proposed"},
        EnumName<S>{decided, "decided", "待支付", "To be paid"},
        EnumName<S>{paid, "paid", "已赔付", "Paid"},
        EnumName<S>{refused, "refused", "已拒赔", "Refused"},
        EnumName<S>{closed, "closed", "已结案", "Closed"},
        EnumName<S>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
};
template <>
struct EnumNames<insurance_claim::Act> {
    using enum insurance_claim::Act;
    using A = insurance_claim::Act;
    static constexpr std::array names{
        EnumName<A>{check_cover, "check_cover", "审核责任", "Check cover"},
        EnumName<A>{decide_refusal, "decide_refusal", "审批拒赔", "Decide the refusal"},
        EnumName<A>{send_refusal, "send_refusal", "登记拒赔通知送达",
                    "Note that the refusal was sent"},
        EnumName<A>{set_reserve, "set_reserve", "设定未决估损", "Set the reserve"},
        EnumName<A>{ask_papers, "ask_papers", "一次性通知补充材料", "Ask for papers"},
        EnumName<A>{receive_paper, "receive_paper", "提交材料", "Hand in a paper"},
        EnumName<A>{investigate, "investigate", "登记查勘", "Note an investigation"},
        EnumName<A>{propose_advance, "propose_advance", "提出预付", "Propose an advance"},
        EnumName<A>{decide_advance, "decide_advance", "审批预付", "Decide the advance"},
        EnumName<A>{propose_payment, "propose_payment", "提出赔付", "Propose the payment"},
        EnumName<A>{decide_payment, "decide_payment", "审批赔付", "Decide the payment"},
        EnumName<A>{pay, "pay", "支付赔款", "Pay"},
        EnumName<A>{note_return, "note_return", "登记退回预付款", "Note an advance returned"},
        EnumName<A>{recover, "recover", "登记追偿所得", "Note a recovery"},
        EnumName<A>{close, "close", "结案", "Close"},
        EnumName<A>{reopen, "reopen", "重开赔案", "Reopen"},
        EnumName<A>{withdraw, "withdraw", "撤回索赔", "Withdraw"}};
};
template <>
struct EnumNames<insurance_claim::CoverResult> {
    using enum insurance_claim::CoverResult;
    using C = insurance_claim::CoverResult;
    static constexpr std::array names{
        EnumName<C>{accepted, "accepted", "属于保险责任", "Covered"},
        EnumName<C>{refused, "refused", "不属于保险责任", "Not covered"}};
};
template <>
struct EnumNames<insurance_claim::AdvanceGround> {
    using enum insurance_claim::AdvanceGround;
    using A = insurance_claim::AdvanceGround;
    static constexpr std::array names{
        EnumName<A>{product, "product", "条款约定的预付", "Advance under the terms"},
        EnumName<A>{certain_amount, "certain_amount", "先予支付可以确定的数额（第二十五条）",
                    "What is certain, article 25"}};
};
template <>
struct EnumNames<insurance_claim::Outcome> {
    using enum insurance_claim::Outcome;
    using O = insurance_claim::Outcome;
    static constexpr std::array names{EnumName<O>{passed, "passed", "符合", "Passed"},
                                      EnumName<O>{failed, "failed", "不符合", "Failed"},
                                      EnumName<O>{unknown, "unknown", "待核实", "To be verified"}};
};
template <>
struct Shape<insurance_claim::Occurrence> {
    using T = insurance_claim::Occurrence;
    static constexpr std::tuple fields{
        field("what", &T::what, "事故经过", "What happened", long_text),
        field("occurred_on", &T::occurred_on, "事故发生日", "Happened on"),
        field("zone", &T::zone, "发生地域", "Where"),
        field("opponent", &T::opponent, "对方当事人", "Opponent", not_blank),
        field("court_case", &T::court_case, "案号或受理号", "Number of the case", not_blank)};
};

// ---- commands
template <>
struct Shape<insurance_claim::Notify> {
    using T = insurance_claim::Notify;
    static constexpr std::tuple fields{
        field("policy", &T::policy, "保险单", "Policy", not_blank),
        field("item", &T::item, "出险标的（号码）", "Item, by its number", not_blank),
        field("event", &T::event, "保险事故", "Event"),
        field("claimed_on", &T::claimed_on, "维权或索赔被受理之日", "Suit or claim accepted on"),
        field("estimates", &T::estimates, "估计损失", "Estimates", not_blank),
        field("protection_case", &T::protection_case, "维权案件", "Case of protection", not_blank)};
};
template <>
struct Shape<insurance_claim::CheckCover> {
    using T = insurance_claim::CheckCover;
    static constexpr std::tuple fields{
        field("result", &T::result, "审核结论", "Result"),
        field("exclusions", &T::exclusions, "援引的责任免除（代号）", "Exclusions, by id"),
        field("opinion", &T::opinion, "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::DecideRefusal> {
    using T = insurance_claim::DecideRefusal;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意拒赔", "Refused"),
                                       field("opinion", &T::opinion, "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::SendRefusal> {
    using T = insurance_claim::SendRefusal;
    static constexpr std::tuple fields{
        field("on", &T::on, "送达日", "Sent on"),
        field("reference", &T::reference, "送达方式与凭证", "How it was sent", not_blank)};
};
template <>
struct Shape<insurance_claim::SetReserve> {
    using T = insurance_claim::SetReserve;
    static constexpr std::tuple fields{field("parts", &T::parts, "分项估损", "Parts", not_blank),
                                       field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::AskPapers> {
    using T = insurance_claim::AskPapers;
    static constexpr std::tuple fields{
        field("papers", &T::papers, "需补充的材料", "Papers wanted", not_blank),
        field("on", &T::on, "通知到达日", "The request arrived on")};
};
template <>
struct Shape<insurance_claim::ReceivePaper> {
    using T = insurance_claim::ReceivePaper;
    static constexpr std::tuple fields{
        field("paper", &T::paper, "材料名称", "Paper", not_blank),
        field("reference", &T::reference, "文号或附件名", "Reference", not_blank),
        field("on", &T::on, "收到日", "Received on")};
};
template <>
struct Shape<insurance_claim::Investigate> {
    using T = insurance_claim::Investigate;
    static constexpr std::tuple fields{
        field("note", &T::note, "查勘情况", "What was found", long_text),
        field("paper", &T::paper, "查勘文件", "Paper", not_blank),
        field("on", &T::on, "查勘日", "On")};
};
template <>
struct Shape<insurance_claim::ProposeAdvance> {
    using T = insurance_claim::ProposeAdvance;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "预付依据", "Ground"),
        field("parts", &T::parts, "已能确定的损失", "Loss determined by now", not_blank),
        field("amount", &T::amount, "预付金额", "Amount", positive),
        field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::DecideAdvance> {
    using T = insurance_claim::DecideAdvance;
    static constexpr std::tuple fields{
        field("approved", &T::approved, "同意预付", "Approved"),
        field("opinion", &T::opinion, "意见", "Opinion", long_text),
        field("reference", &T::reference, "付款凭证号", "Reference of the payment", not_blank)};
};
template <>
struct Shape<insurance_claim::AssessedPart> {
    using T = insurance_claim::AssessedPart;
    static constexpr std::tuple fields{
        field("item", &T::item, "分项", "Item", not_blank),
        field("loss", &T::loss, "损失金额", "Loss", not_negative),
        field("excluded", &T::excluded, "其中免责金额", "Of it excluded", not_negative),
        field("exclusion", &T::exclusion, "所依据的责任免除（代号）", "Exclusion, by id",
              not_blank)};
};
template <>
struct Shape<insurance_claim::ProposePayment> {
    using T = insurance_claim::ProposePayment;
    static constexpr std::tuple fields{
        field("basis", &T::basis, "赔付依据", "Paid on"),
        field("reference", &T::reference, "依据文书号", "Number of the paper", not_blank),
        field("basis_on", &T::basis_on, "文书生效或发生日", "In force since"),
        field("parts", &T::parts, "核定损失", "Assessed loss", not_blank),
        field("opinion", &T::opinion, "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::DecidePayment> {
    using T = insurance_claim::DecidePayment;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意赔付", "Approved"),
                                       field("opinion", &T::opinion, "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::Pay> {
    using T = insurance_claim::Pay;
    static constexpr std::tuple fields{
        field("reference", &T::reference, "付款凭证号", "Reference of the payment", not_blank)};
};
template <>
struct Shape<insurance_claim::NoteReturn> {
    using T = insurance_claim::NoteReturn;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "退回金额", "Amount", positive),
        field("reference", &T::reference, "凭证号", "Reference", not_blank)};
};
template <>
struct Shape<insurance_claim::Recover> {
    using T = insurance_claim::Recover;
    static constexpr std::tuple fields{
        field("from", &T::from, "付款人", "From", not_blank),
        field("amount", &T::amount, "追偿所得", "Amount", positive),
        field("costs", &T::costs, "追偿费用", "Costs", not_negative),
        field("reference", &T::reference, "凭证号", "Reference", not_blank),
        field("on", &T::on, "到账日", "Received on")};
};
template <>
struct Shape<insurance_claim::Close> {
    using T = insurance_claim::Close;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::Reopen> {
    using T = insurance_claim::Reopen;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::Withdraw> {
    using T = insurance_claim::Withdraw;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason", long_text)};
};

// ---- events
template <>
struct Shape<insurance_claim::Finding> {
    using T = insurance_claim::Finding;
    static constexpr std::tuple fields{field("words", &T::words, "事项", "What"),
                                       field("outcome", &T::outcome, "结论", "Outcome"),
                                       field("found", &T::found, "查明", "Found"),
                                       field("expected", &T::expected, "应为", "Expected"),
                                       field("source", &T::source, "依据", "Source")};
};
template <>
struct Shape<insurance_claim::Notified> : EventShape<"notified", "报案", "Claim notified"> {
    using T = insurance_claim::Notified;
    static constexpr std::tuple fields{
        field("policy", &T::policy, "保险单", "Policy"),
        field("policy_number", &T::policy_number, "保单号", "Number of the policy"),
        field("insurer", &T::insurer, "保险人", "Insurer"),
        field("holder", &T::holder, "被保险人", "Insured"),
        field("product", &T::product, "产品", "Product"),
        field("line", &T::line, "险种", "Line"),
        field("recovery_rule", &T::recovery_rule, "追偿分配", "Recoveries"),
        field("item", &T::item, "出险标的", "Item"),
        field("event", &T::event, "保险事故", "Event"),
        field("claimed_on", &T::claimed_on, "维权或索赔被受理之日", "Suit or claim accepted on"),
        field("estimates", &T::estimates, "估计损失", "Estimates"),
        field("protection_case", &T::protection_case, "维权案件", "Case of protection"),
        field("on", &T::on, "日期", "Date"),
        field("maker", &T::maker, "经办人", "By"),
        field("by_holder", &T::by_holder, "被保险人报案", "Notified by the insured")};
};
template <>
struct Shape<insurance_claim::CoverChecked>
    : EventShape<"cover_checked", "责任审核", "Cover checked"> {
    using T = insurance_claim::CoverChecked;
    static constexpr std::tuple fields{
        field("result", &T::result, "审核结论", "Result"),
        field("exclusions", &T::exclusions, "责任免除", "Exclusions"),
        field("opinion", &T::opinion, "意见", "Opinion"),
        field("findings", &T::findings, "审核事项", "Findings"),
        field("maker", &T::maker, "经办人", "By"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::RefusalDecided>
    : EventShape<"refusal_decided", "拒赔审批", "Refusal decided"> {
    using T = insurance_claim::RefusalDecided;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意拒赔", "Refused"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("maker", &T::maker, "经办人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::RefusalSent>
    : EventShape<"refusal_sent", "拒赔通知送达", "Refusal sent"> {
    using T = insurance_claim::RefusalSent;
    static constexpr std::tuple fields{field("sent_on", &T::sent_on, "送达日", "Sent on"),
                                       field("reference", &T::reference, "送达凭证", "Reference"),
                                       field("late", &T::late, "逾期", "Late"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::ReserveSet>
    : EventShape<"reserve_set", "设定未决估损", "Reserve set"> {
    using T = insurance_claim::ReserveSet;
    static constexpr std::tuple fields{field("parts", &T::parts, "分项估损", "Parts"),
                                       field("reason", &T::reason, "理由", "Reason"),
                                       field("maker", &T::maker, "经办人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PapersAsked>
    : EventShape<"papers_asked", "一次性通知补充材料", "Papers asked for"> {
    using T = insurance_claim::PapersAsked;
    static constexpr std::tuple fields{field("papers", &T::papers, "需补充的材料", "Papers"),
                                       field("asked_on", &T::asked_on, "通知到达日", "Asked on"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PaperReceived>
    : EventShape<"paper_received", "收到材料", "Paper received"> {
    using T = insurance_claim::PaperReceived;
    static constexpr std::tuple fields{
        field("paper", &T::paper, "材料", "Paper"),
        field("reference", &T::reference, "文号", "Reference"),
        field("received_on", &T::received_on, "收到日", "Received on"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Investigated> : EventShape<"investigated", "查勘", "Investigated"> {
    using T = insurance_claim::Investigated;
    static constexpr std::tuple fields{field("note", &T::note, "查勘情况", "What was found"),
                                       field("paper", &T::paper, "文件", "Paper"),
                                       field("found_on", &T::found_on, "查勘日", "Found on"),
                                       field("maker", &T::maker, "经办人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::AdvanceProposed>
    : EventShape<"advance_proposed", "提出预付", "Advance proposed"> {
    using T = insurance_claim::AdvanceProposed;
    static constexpr std::tuple fields{field("content", &T::content, "内容", "Content"),
                                       field("most", &T::most, "最多可预付", "At most"),
                                       field("why", &T::why, "计算过程", "Working"),
                                       field("maker", &T::maker, "经办人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::AdvanceDecided>
    : EventShape<"advance_decided", "预付审批", "Advance decided"> {
    using T = insurance_claim::AdvanceDecided;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意", "Approved"),
                                       field("amount", &T::amount, "金额", "Amount"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("reference", &T::reference, "付款凭证", "Reference"),
                                       field("maker", &T::maker, "经办人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PaymentProposed>
    : EventShape<"payment_proposed", "提出赔付", "Payment proposed"> {
    using T = insurance_claim::PaymentProposed;
    static constexpr std::tuple fields{
        field("content", &T::content, "内容", "Content"),
        field("sum", &T::sum, "保险金额", "Sum insured"),
        field("limit_left", &T::limit_left, "剩余限额", "Limit left"),
        field("payable", &T::payable, "应赔金额（累计）", "Payable in all"),
        field("borne_by_insured", &T::borne_by_insured, "被保险人自担", "Borne by the insured"),
        field("why", &T::why, "计算过程", "Working"),
        field("maker", &T::maker, "经办人", "By"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PaymentDecided>
    : EventShape<"payment_decided", "赔付审批", "Payment decided"> {
    using T = insurance_claim::PaymentDecided;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意", "Approved"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("maker", &T::maker, "经办人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Paid> : EventShape<"paid", "支付赔款", "Paid"> {
    using T = insurance_claim::Paid;
    static constexpr std::tuple fields{field("amount", &T::amount, "支付金额", "Amount"),
                                       field("reference", &T::reference, "付款凭证", "Reference"),
                                       field("late", &T::late, "逾期", "Late"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Returned> : EventShape<"returned", "退回预付款", "Advance returned"> {
    using T = insurance_claim::Returned;
    static constexpr std::tuple fields{field("amount", &T::amount, "退回金额", "Amount"),
                                       field("reference", &T::reference, "凭证", "Reference"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Recovered> : EventShape<"recovered", "追偿所得", "Recovered"> {
    using T = insurance_claim::Recovered;
    static constexpr std::tuple fields{field("content", &T::content, "内容", "Content"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Closed> : EventShape<"closed", "结案", "Closed"> {
    using T = insurance_claim::Closed;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Reopened> : EventShape<"reopened", "重开赔案", "Reopened"> {
    using T = insurance_claim::Reopened;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Withdrawn> : EventShape<"withdrawn", "撤回索赔", "Withdrawn"> {
    using T = insurance_claim::Withdrawn;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};

// ---- records
template <>
struct Shape<insurance_claim::AskedPaper> {
    using T = insurance_claim::AskedPaper;
    static constexpr std::tuple fields{
        field("paper", &T::paper, "材料", "Paper"),
        field("reference", &T::reference, "文号", "Reference"),
        field("received_on", &T::received_on, "收到日", "Received on")};
};
template <>
struct Shape<insurance_claim::Claim> {
    using T = insurance_claim::Claim;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "阶段", "Stage"),
        field("notice", &T::notice, "报案", "Notice"),
        field("cover", &T::cover, "责任审核", "Cover"),
        field("refusal", &T::refusal, "拒赔审批", "Refusal"),
        field("refusal_sent", &T::refusal_sent, "拒赔通知", "Refusal sent"),
        field("reserves", &T::reserves, "估损", "Reserves"),
        field("papers_asked_on", &T::papers_asked_on, "通知补充材料日", "Papers asked on"),
        field("papers", &T::papers, "补充材料", "Papers asked for"),
        field("other_papers", &T::other_papers, "其他材料", "Other papers"),
        field("investigations", &T::investigations, "查勘", "Investigations"),
        field("advance", &T::advance, "待审批的预付", "Advance to be decided"),
        field("advances", &T::advances, "预付", "Advances"),
        field("proposal", &T::proposal, "赔付意见", "Proposal"),
        field("settled", &T::settled, "核定的赔付意见", "Settled"),
        field("settlement", &T::settlement, "核定", "Settlement"),
        field("settled_amount", &T::settled_amount, "已结算赔款", "Settled amount"),
        field("borne_by_insured", &T::borne_by_insured, "被保险人自担", "Borne by the insured"),
        field("paid", &T::paid, "已付", "Paid"),
        field("returned", &T::returned, "已退回", "Returned"),
        field("payments", &T::payments, "支付", "Payments"),
        field("recoveries", &T::recoveries, "追偿", "Recoveries"),
        field("reopened_on", &T::reopened_on, "重开日", "Reopened on"),
        field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<insurance_claim::Known> {
    using T = insurance_claim::Known;
    static constexpr std::tuple fields{
        field("claim", &T::claim, "赔案", "Claim"),
        field("policy", &T::policy, "保险单", "Policy"),
        field("policy_number", &T::policy_number, "保单号", "Number of the policy"),
        field("line", &T::line, "险种", "Line"),
        field("insurer", &T::insurer, "保险人", "Insurer"),
        field("item", &T::item, "标的", "Item"),
        field("occurred_on", &T::occurred_on, "事故发生日", "Happened on"),
        field("court_case", &T::court_case, "案号", "Number of the case"),
        field("notified_on", &T::notified_on, "报案日", "Notified on"),
        field("refused", &T::refused, "已拒赔", "Refused")};
};
template <>
struct Shape<insurance_claim::Entered> : EventShape<"entered", "登记赔案", "Claim entered"> {
    using T = insurance_claim::Entered;
    static constexpr std::tuple fields{field("claim", &T::claim, "赔案", "Claim")};
};
template <>
struct Shape<insurance_claim::Left> : EventShape<"left", "不再计入", "Claim left"> {
    using T = insurance_claim::Left;
    static constexpr std::tuple fields{field("claim", &T::claim, "赔案", "Claim"),
                                       field("withdrawn", &T::withdrawn, "撤回", "Withdrawn")};
};
template <>
struct Shape<insurance_claim::History> {
    using T = insurance_claim::History;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("claims", &T::claims, "赔案", "Claims")};
};

}  // namespace zhirong
